import { renderPdf, type Typ, typ } from '../../lib/platform/pdf.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { Call } from '../calls/call.model.ts'
import type { Place } from '../people/person.model.ts'
import type { PrintedCard } from './issue-cards.command.ts'

/** Sheets of code cards with cut lines, ten to an A4 page; each has a line for the signature on its stub. */
export function cardsPdf(
  { origin }: Pick<Platform, 'origin'>,
  t: Words,
  { place, call, cards }: { place: Place; call: Call; cards: readonly PrintedCard[] },
): Promise<Buffer> {
  const address = `${origin}/${place.slug}/calls/${call.slug}/vote`
  const { votingFrom, votingUntil } = call.calendar
  const until = t('ballots.paper-card-until', { from: t.date(votingFrom), until: t.date(votingUntil) })
  const cells = cards.map(
    (card): Typ => typ`[
  #text(size: 8pt)[${t.of(place.names)}]

  *${card.name}* #h(1fr) #text(size: 8pt)[${card.village ?? ''}]

  #align(center)[#text(size: 19pt, weight: 700, tracking: 0.06em)[${card.code}]]

  #text(size: 7.5pt)[${t('ballots.paper-card-how', { address })} \\ ${until}]

  #v(1fr)
  #text(size: 7.5pt)[${t('ballots.paper-card-signature')} #box(width: 1fr, stroke: (bottom: 0.4pt))]
],\n`,
  )
  return renderPdf(typ`#set document(title: [${t('ballots.paper-cards')}], date: none)
#set text(font: "Golos Text", size: 10pt, fallback: false, hyphenate: false)
#set par(leading: 0.5em, spacing: 0.6em)
#set page(paper: "a4", margin: 10mm)
#table(columns: (1fr, 1fr), rows: 55mm, inset: 5mm, stroke: (paint: luma(120), thickness: 0.5pt, dash: "dashed"),
${cells})`)
}
