import { decimals, decimalText, share } from '../../lib/kernel/share.ts'
import { renderPdf, type Typ, typ } from '../../lib/platform/pdf.ts'
import { pairs, paper, table } from '../../lib/platform/pdf-paper.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { Call } from '../calls/call.model.ts'
import type { Place } from '../people/person.model.ts'
import { clauseNumber } from '../regulations/clause.rules.ts'
import { criterionTitle } from '../regulations/criterion.rules.ts'
import { namerText, sheetsText, shownPercent, spreadText } from './commission.page.tsx'
import type { Appointment } from './review.model.ts'
import type { ScoredInitiative } from './view-scores.query.ts'

const nothing = share(0n, 1n)

type Given = {
  readonly origin: Platform['origin']
  readonly t: Words
  readonly place: Place
  readonly call: Call
  readonly appointment: Appointment | undefined
}

/** The order that appoints the commission, for the head to sign. */
export function orderPdf({
  origin,
  t,
  place,
  call,
  appointment,
}: Given & { appointment: Appointment }): Promise<Buffer> {
  const columns = [
    { head: t('reviews.member'), wide: 3 },
    { head: t('reviews.named-by'), wide: 3 },
    { head: t('reviews.chair') },
  ]
  const rows = appointment.members.map(({ name, namedBy, chairs }) => [
    name,
    namerText(t, namedBy),
    chairs ? t('reviews.chair') : '',
  ])
  const text = t('reviews.order-text', { call: call.title, clause: clauseNumber('commission') })
  return renderPdf(
    paper({
      t,
      issuer: place.names,
      title: t('reviews.order-title'),
      number: appointment.orderNumber,
      on: appointment.orderedOn,
      body: typ`${text}\n\n${table(columns, rows)}`,
      signatures: [{ role: t('reviews.paper-head', { kind: place.kind }) }],
      original: `${origin}/${place.slug}/calls/${call.slug}/commission`,
    }),
  )
}

/** The commission's protocol: who sat, who stood aside and why, each initiative's points, what changed after the discussion. */
export function protocolPdf(given: Given & { readonly scores: readonly ScoredInitiative[] }): Promise<Buffer> {
  const { origin, t, place, call, appointment, scores } = given
  const open = scores.filter((one) => one.open)
  const names = appointment ? appointment.members.map(({ name }) => name) : namesOn(open)
  return renderPdf(
    paper({
      t,
      issuer: place.names,
      title: t('reviews.protocol-title'),
      subtitle: call.title,
      body: typ`${facts(given, open)}
= ${t('reviews.scores-title')}
${summary(t, call, open)}
${open.map((one) => ofInitiative(t, call, one))}`,
      signatures: names.map((name) => ({ role: t('reviews.member'), name })),
      original: `${origin}/${place.slug}/calls/${call.slug}/commission`,
    }),
  )
}

function namesOn(scores: readonly ScoredInitiative[]): readonly string[] {
  return [...new Set(scores.flatMap(({ sheets }) => sheets.map(({ memberName }) => memberName)))].sort()
}

function facts({ t, call, appointment }: Given, open: readonly ScoredInitiative[]): Typ {
  const order = appointment
    ? t('reviews.order-line', { number: appointment.orderNumber, date: t.date(appointment.orderedOn) })
    : t('reviews.commission-none')
  return pairs([
    [t('reviews.paper-order'), order],
    [t('reviews.paper-quorum'), String(call.terms.commission.quorum)],
    [t('reviews.paper-scored'), String(open.length)],
  ])
}

function summary(t: Words, call: Call, open: readonly ScoredInitiative[]): Typ {
  const columns = [
    { head: t('reviews.place'), align: 'right' as const },
    { head: t('reviews.paper-initiative'), wide: 4 },
    { head: t('reviews.total'), align: 'right' as const },
    { head: t('reviews.sheets'), wide: 2 },
    { head: t('reviews.spread'), wide: 3 },
  ]
  const rows = open.map((one, at) => [
    String(at + 1),
    t('reviews.numbered', { number: one.number, title: one.title }),
    shownPercent(t, one),
    sheetsText(t, one),
    spreadText(t, one, call.terms.criteria),
  ])
  return table(columns, rows)
}

function ofInitiative(t: Words, call: Call, one: ScoredInitiative): Typ {
  const { criteria } = call.terms
  const columns = [
    { head: t('reviews.criterion'), wide: 4 },
    ...one.sheets.map(({ memberName }) => ({ head: memberName, align: 'right' as const, wide: 2 })),
  ]
  const rows = criteria.map((criterion) => [
    criterionTitle(t, criterion),
    ...one.sheets.map(({ conflict, points }) => {
      if (conflict !== undefined) return '–'
      return criterion.formula
        ? decimals(t, decimalText(one.computed.get(criterion.key) ?? nothing, 2))
        : String(points[criterion.key] ?? 0)
    }),
  ])
  const aside = one.sheets.flatMap(({ memberName, conflict }) =>
    conflict === undefined ? [] : [typ`${t('reviews.paper-aside', { name: memberName, reason: conflict })}\n\n`],
  )
  const changed = one.earlier.flatMap(({ memberId, reason, points }) => {
    const sheet = one.sheets.find((found) => found.memberId === memberId)
    if (!sheet) return []
    const before = criteria.flatMap(({ key }) => (points[key] === undefined ? [] : [String(points[key])])).join(', ')
    return [typ`${t('reviews.paper-changed', { name: sheet.memberName, before, reason })}\n\n`]
  })
  return typ`== ${t('reviews.numbered', { number: one.number, title: one.title })}
${table(columns, rows)}
${aside}${changed}`
}
