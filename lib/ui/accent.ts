import { ok, type Result, refuse } from '../kernel/result.ts'
import { contrastOf, hexOf, oklchOf, parseHex } from './colour.ts'

export type AccentProblem = 'contrast-too-low' | 'not-a-colour'

/** The darkest ground that text in the accent stands on by day, and the lightest by night: --sunken of theme/tokens.css. */
export const grounds = { day: '#f1ece1', night: '#262c30' } as const
/** WCAG 2.2, criterion 1.4.3, level AA: text of ordinary size. */
const leastContrast = 4.5

/** The steps a page uses, by custom property without its dashes; each a #rrggbb. */
export type AccentScale = Readonly<
  Record<'accent' | 'accent-strong' | 'accent-tint' | 'accent-line' | 'on-accent' | 'band' | 'on-band', string>
>

/**
 * The accent of a municipality as a style sheet, from one colour (#rrggbb): steps for day and night of the same hue.
 * Refused when text in that colour, or white text on it, would fall below AA.
 */
export function accentOf(hex: string): Result<string, AccentProblem> {
  if (!parseHex(hex)) return refuse('not-a-colour')
  const day = dayScaleOf(hex)
  if (contrastOf(day.accent, grounds.day) < leastContrast) return refuse('contrast-too-low')
  // On paper the accent is black (theme/print.css), so it is only told to screens.
  const rules = [`@media screen{:root{${written(day)}}}`]
  rules.push(`@media screen and (prefers-color-scheme:dark){:root{${written(nightScaleOf(hex))}}}`)
  return ok(rules.join('\n'))
}

/** The steps by day. The accent itself is what was asked for. */
export function dayScaleOf(hex: string): AccentScale {
  const { lightness, chroma, hue } = oklchOf(parseHex(hex) ?? [0, 0, 0])
  return {
    accent: hex.trim().toLowerCase(),
    'accent-strong': hexOf({ lightness: Math.max(0.2, lightness - 0.1), chroma, hue }),
    'accent-tint': hexOf({ lightness: 0.945, chroma: Math.min(0.026, chroma * 0.4), hue }),
    'accent-line': hexOf({ lightness: 0.79, chroma: Math.min(0.07, chroma * 0.7), hue }),
    'on-accent': '#ffffff',
    band: hexOf({ lightness: Math.min(0.4, lightness), chroma, hue }),
    'on-band': '#ffffff',
  }
}

/** The steps by night: the same hue, as light as dark grounds need, less loud. */
export function nightScaleOf(hex: string): AccentScale {
  const { chroma, hue } = oklchOf(parseHex(hex) ?? [0, 0, 0])
  return {
    accent: hexOf({ lightness: 0.79, chroma: Math.min(0.1, chroma), hue }),
    'accent-strong': hexOf({ lightness: 0.87, chroma: Math.min(0.08, chroma), hue }),
    'accent-tint': hexOf({ lightness: 0.305, chroma: Math.min(0.035, chroma * 0.5), hue }),
    'accent-line': hexOf({ lightness: 0.46, chroma: Math.min(0.06, chroma * 0.7), hue }),
    'on-accent': hexOf({ lightness: 0.2, chroma: Math.min(0.035, chroma * 0.5), hue }),
    band: hexOf({ lightness: 0.32, chroma: Math.min(0.06, chroma), hue }),
    'on-band': '#f2ede2',
  }
}

function written(scale: AccentScale): string {
  return Object.entries(scale)
    .map(([name, hex]) => `--${name}:${hex}`)
    .join(';')
}
