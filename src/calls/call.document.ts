import { type CivilDate, dateOf } from '../../lib/kernel/civil-date.ts'
import { renderPdf, type Typ, typ } from '../../lib/platform/pdf.ts'
import { pairs, paper, table } from '../../lib/platform/pdf-paper.ts'
import { type Words, wordsIn } from '../../lib/platform/words.ts'
import type { Place } from '../people/person.model.ts'
import { criterionName } from '../regulations/criterion.rules.ts'
import { spansOf } from './calendar.rules.ts'
import type { Call } from './call.model.ts'

type Announcement = {
  readonly call: Call
  readonly place: Place
  /** The council's decision on the regulation that the call runs under. */
  readonly resolution: { readonly number: string; readonly on: CivilDate } | undefined
  /** The call's page, in the language of the paper. */
  readonly address: string
}

/** The announcement to be put up in the village. Before it is announced, each page is marked as a draft. */
export function announcementPdf(t: Words, given: Announcement): Promise<Buffer> {
  const { call, place, address } = given
  const { kind } = place
  const office = (language: 'ky' | 'ru') => wordsIn(language)('calls.paper-office', { kind })
  return renderPdf(
    paper({
      t,
      issuer: place.names,
      issuerBelow: { ky: office('ky'), ru: office('ru') },
      kind: t('calls.paper-kind'),
      title: call.title,
      ...(call.announcedAt === undefined ? {} : { on: dateOf(call.announcedAt) }),
      ...(call.stage === 'draft' ? { watermark: t('calls.paper-draft-mark') } : {}),
      body: bodyOf(t, given),
      signatures: [{ role: t('calls.paper-head', { kind }) }],
      original: address,
    }),
  )
}

function bodyOf(t: Words, { call, place, resolution, address }: Announcement): Typ {
  const { terms } = call
  const rules = resolution && t('calls.paper-rules', { number: resolution.number, date: t.date(resolution.on) })
  return typ`${t('calls.paper-intro', { kind: place.kind })}

${call.about}

${rules}

= ${t('calls.paper-money')}

${moneyOf(t, call)}
= ${t('calls.paper-days')}

${daysOf(t, call)}
= ${t('calls.paper-who')}

${points(terms.applicants.map((kind) => t(`regulations.applicant-${kind}`)))}
= ${t('calls.paper-matters')}

${points(terms.localMatters.map((matter) => t(`regulations.matter-${matter}`)))}
= ${t('calls.paper-documents')}

${points([...filledIn, ...terms.documents].map((document) => t(`regulations.document-${document}`)))}
= ${t('calls.paper-criteria')}

${criteriaOf(t, call)}
= ${t('calls.paper-voting')}

${votingOf(t, call)}
= ${t('calls.paper-how')}

${t('calls.paper-how-text', { kind: place.kind, address })}`
}

const filledIn = ['application', 'proposal', 'budget'] as const

function points(lines: readonly string[]): Typ {
  return typ`${lines.map((line) => typ`- ${line}\n`)}\n`
}

function moneyOf(t: Words, { envelope, terms }: Call): Typ {
  return pairs([
    [t('calls.envelope'), t.money(envelope)],
    [t('calls.ceiling'), t.money(terms.ceiling)],
    [t('calls.rule-own'), t('calls.own-minimum-value', { percent: terms.ownMinimumPercent })],
  ])
}

function daysOf(t: Words, { calendar }: Call): Typ {
  return pairs(
    spansOf(calendar).map(({ key, from, until }) => [
      t(`calls.calendar-${key}`),
      from === until ? t.date(from) : t('calls.calendar-span', { from: shortOf(t, from, until), until: t.date(until) }),
    ]),
  )
}

/** Without the year where the other end says it. */
function shortOf(t: Words, from: CivilDate, until: CivilDate): string {
  return from.slice(0, 4) === until.slice(0, 4) ? t.dayMonth(from) : t.date(from)
}

function criteriaOf(t: Words, { terms }: Call): Typ {
  const columns = [
    { head: t('calls.paper-criterion'), wide: 4 },
    { head: t('calls.paper-weight'), align: 'right', wide: 1 },
  ] as const
  return table(
    columns,
    terms.criteria.map((criterion) => [criterionName(t, criterion), `${criterion.weight} %`]),
  )
}

function votingOf(t: Words, { terms }: Call): Typ {
  const { commissionPercent, votingAge: age, mostChoices: most } = terms
  const selection = { commission: commissionPercent, residents: 100 - commissionPercent }
  return pairs([
    [t('calls.rule-voting'), t('calls.rule-voting-value', { age, most })],
    [t('calls.rule-selection'), t('calls.rule-selection-value', selection)],
  ])
}
