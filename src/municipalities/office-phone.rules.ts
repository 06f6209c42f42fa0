/**
 * Reads the telephone of an office: land line or mobile, 03943 5-12-34 or +996 3943 51234, to +996 and nine digits.
 * Nothing is sent to it, so every range will do; an empty text is no telephone.
 */
export function parseOfficePhone(text: string): string | 'not-an-office-phone' {
  const digits = text.replace(/[\s\u00a0().-]/g, '')
  if (digits === '') return ''
  const national = /^(?:\+?996|0)(\d{9})$/.exec(digits)?.[1]
  return national ? `+996${national}` : 'not-an-office-phone'
}
