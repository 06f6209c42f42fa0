/** Colours that a municipality can take by name. Each keeps AA on our grounds; municipalities.rules.test.ts proves it. */
export const accents = {
  sky: '#1f4f8f',
  juniper: '#2c6432',
  earth: '#7a3b12',
  cherry: '#8c2f39',
  ink: '#5b3f8c',
} as const

export const accentNames = ['default', 'sky', 'juniper', 'earth', 'cherry', 'ink', 'own'] as const
export type AccentName = (typeof accentNames)[number]
