import { toString as drawn } from 'qrcode'

/** A QR code as the address of an SVG picture, with its quiet zone: for an img of a page. */
export async function qrAddress(text: string): Promise<string> {
  const svg = await drawn(text, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}
