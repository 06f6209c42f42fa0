declare const kind: unique symbol

/** A Kyrgyz mobile number as +996 and nine digits. */
export type Phone = string & { readonly [kind]: 'Phone' }

/** Reads 0555 12 34 56, 555123456, +996 (555) 12-34-56. Only mobile ranges: codes go by SMS, never abroad. */
export function parsePhone(text: string): Phone | 'not-a-phone' {
  const digits = text.replace(/[\s\u00a0().-]/g, '')
  const match = /^(?:\+?996|0)?(\d{9})$/.exec(digits)
  const national = match?.[1]
  // Mobile operators' prefixes: 2xx (Beeline/Sky), 5xx (O!), 7xx (MegaCom), 9xx; 3xx are land lines.
  return national && /^[2579]/.test(national) ? (`+996${national}` as Phone) : 'not-a-phone'
}

export function parseEmail(text: string): string | 'not-an-address' {
  const address = text.trim().toLowerCase()
  return address.length <= 254 && /^[^\s\p{C}@<>"(),:;\\]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/u.test(address)
    ? address
    : 'not-an-address'
}
