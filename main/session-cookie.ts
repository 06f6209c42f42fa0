/** The session cookie: bound to this host and https where there is https. */
export function cookieName(origin: string): string {
  return origin.startsWith('https:') ? '__Host-demilge' : 'demilge'
}
