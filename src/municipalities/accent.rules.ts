import { type AccentName, accents } from './accent.model.ts'

/** What is ticked on the form for the colour that is stored. */
export function accentNameOf(accent: string | undefined): AccentName {
  if (accent === undefined) return 'default'
  const known = Object.entries(accents).find(([, hex]) => hex === accent)
  return known ? (known[0] as keyof typeof accents) : 'own'
}

/** The colour behind the tick; undefined is the product's own. */
export function accentBehind(name: AccentName, own: string): string | undefined {
  if (name === 'default') return undefined
  return name === 'own' ? own.trim().toLowerCase() : accents[name]
}
