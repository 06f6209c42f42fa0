import { addDays, type CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'

/** Days of a calendar of RFC 5545, both inside. */
export type DaysEvent = {
  /** The same for ever, so that a calendar that has it already changes it. */
  readonly uid: string
  readonly from: CivilDate
  readonly until: CivilDate
  readonly summary: string
  readonly url: string
  readonly cancelled: boolean
}

type Calendar = {
  readonly name: string
  readonly events: readonly DaysEvent[]
  /** Grows with each change of what the events say. */
  readonly sequence: number
  readonly now: Instant
}

/** A calendar file of RFC 5545: lines end in CR LF, and none is longer than 75 octets (3.1). */
export function icalendarText({ name, events, sequence, now }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Demilge//Demilge//KY',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${escaped(event.uid)}`,
      `DTSTAMP:${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}`,
      `SEQUENCE:${sequence}`,
      `DTSTART;VALUE=DATE:${compact(event.from)}`,
      // The end of an event of days is the first day that is no more of it (3.6.1).
      `DTEND;VALUE=DATE:${compact(addDays(event.until, 1))}`,
      `SUMMARY:${escaped(event.summary)}`,
      `URL:${event.url}`,
      `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
      // Nobody is busy for as long as applications are taken.
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function compact(date: CivilDate): string {
  return date.replaceAll('-', '')
}

/** Texts have their own signs for what parts them (3.3.11). */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n?|\n/g, '\\n')
}

const longestOctets = 75

/** A longer line goes on in the next one after a space, never within a letter of several octets. */
function folded(line: string): string {
  let octets = 0
  let text = ''
  for (const sign of line) {
    const size = octetsOf(sign)
    if (octets + size > longestOctets) {
      text += '\r\n '
      octets = 1
    }
    text += sign
    octets += size
  }
  return text
}

/** How many octets of UTF-8 a sign takes. */
function octetsOf(sign: string): number {
  const code = Number(sign.codePointAt(0))
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
