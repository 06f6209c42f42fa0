/** A colour in OKLCH: lightness 0..1, chroma, hue in degrees. Steps of equal lightness look equal in every hue. */
export type Oklch = { readonly lightness: number; readonly chroma: number; readonly hue: number }
type Triple = readonly [number, number, number]

/** "#0b5c66" to red, green and blue, 0..1 each; undefined when it is not six hexadecimal digits. */
export function parseHex(hex: string): Triple | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex.trim())
  if (!match) return undefined
  return [channel(match[1]), channel(match[2]), channel(match[3])]
}

function channel(hex: string | undefined): number {
  return Number.parseInt(hex ?? '0', 16) / 255
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function fromLinear(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055
}

/** WCAG 2.2, "relative luminance". */
function luminanceOf([red, green, blue]: Triple): number {
  return 0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue)
}

/** WCAG 2.2, "contrast ratio": 1 to 21. Both colours as #rrggbb. */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [one, other].map((hex) => luminanceOf(parseHex(hex) ?? [0, 0, 0])) as [number, number]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** Matrices of B. Ottosson, "A perceptual color space for image processing", 2020. */
export function oklchOf([red, green, blue]: Triple): Oklch {
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const greenRed = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const blueYellow = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(greenRed, blueYellow),
    hue: (Math.atan2(blueYellow, greenRed) * 180) / Math.PI,
  }
}

/** The nearest colour a screen shows, as #rrggbb: chroma gives way until it fits, lightness and hue stay. */
export function hexOf(colour: Oklch): string {
  for (let chroma = colour.chroma; chroma > 0.002; chroma *= 0.96) {
    const light = lightOf({ ...colour, chroma })
    if (light.every((value) => value > -0.0005 && value < 1.0005)) return written(light)
  }
  return written(lightOf({ ...colour, chroma: 0 }))
}

/** Linear red, green and blue; outside 0..1 when no screen shows the colour. */
function lightOf({ lightness, chroma, hue }: Oklch): Triple {
  const angle = (hue * Math.PI) / 180
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

function written(light: Triple): string {
  const digits = light.map((value) => {
    const shown = fromLinear(Math.min(1, Math.max(0, value)))
    return Math.round(shown * 255)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${digits.join('')}`
}
