import { type CivilDate, parseCivilDate } from './civil-date.ts'

declare const kind: unique symbol

/** The personal identification number, 14 digits (decree 619 of 28.09.2017). */
export type Pin = string & { readonly [kind]: 'Pin' }

/** Reads a PIN, spaces allowed. Only the length is a rule; the inner structure is inferred, so it may only warn. */
export function parsePin(text: string): Pin | 'not-a-pin' {
  const digits = text.replace(/[\s\u00a0-]/g, '')
  return /^\d{14}$/.test(digits) ? (digits as Pin) : 'not-a-pin'
}

/** The birth date that digits 2 to 9 seem to hold; undefined when they hold none. For warnings only. */
export function birthDateWithin(pin: Pin): CivilDate | undefined {
  const date = parseCivilDate(`${pin.slice(1, 3)}.${pin.slice(3, 5)}.${pin.slice(5, 9)}`)
  return date === 'not-a-date' || date === 'no-such-day' ? undefined : date
}
