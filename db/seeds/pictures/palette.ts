import type { Air } from './pen.ts'

/** The few paints that every picture is mixed from, as they look at noon. */
export const paint = {
  ink: '#2f3840',
  snow: '#f7f1e4',
  snowShade: '#b9c6cf',
  rock: '#8fa3ae',
  rockShade: '#6f8794',
  far: '#a9bcc2',
  sage: '#a7ad86',
  sageShade: '#8b9673',
  meadow: '#b4b26f',
  meadowShade: '#959a5c',
  straw: '#dcb975',
  strawShade: '#c49c5c',
  leaf: '#5f7d56',
  leafShade: '#43634c',
  leafLight: '#8da565',
  bark: '#77604d',
  barkLight: '#9a8067',
  earth: '#c9a57a',
  earthShade: '#ab8660',
  adobe: '#d9b68d',
  adobeShade: '#b8906a',
  white: '#f6efe0',
  whiteShade: '#d9d3c4',
  blue: '#3d7ba3',
  blueShade: '#2d5f82',
  slate: '#8b989c',
  slateShade: '#6e7d84',
  rust: '#a75a42',
  rustShade: '#86452f',
  red: '#b5443b',
  redShade: '#8f332f',
  ochre: '#d99b40',
  wood: '#b98856',
  woodShade: '#946741',
  water: '#8fb9bf',
  waterLight: '#c6dcd9',
  skin: '#cc9570',
  skinShade: '#b57d5a',
  hair: '#35302f',
  felt: '#f3ead8',
} as const

/** Lamps and lit windows; written with `shining` where they are used. */
export const flame = { window: '#ffd98a', warm: '#ffc766', pale: '#ffeab8' } as const

/** Hours: the colours above as they look then. */
export const dusk: Air = { times: '#bcaebf', towards: '#5a5682', amount: 0.2 }
export const blueHour: Air = { times: '#8fa0c4', towards: '#24365a', amount: 0.42 }
export const dark: Air = { times: '#7081a6', towards: '#16223c', amount: 0.5 }
export const distance: Air = { times: '#ffffff', towards: '#dfe0d6', amount: 0.35 }
