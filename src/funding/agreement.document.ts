import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { type Money, money, totalOf } from '../../lib/kernel/money.ts'
import { renderPdf, type Typ, typ } from '../../lib/platform/pdf.ts'
import { pairs, paper, table } from '../../lib/platform/pdf-paper.ts'
import { type Words, wordsIn } from '../../lib/platform/words.ts'
import type { Call } from '../calls/call.model.ts'
import type { Initiative } from '../initiatives/initiative.model.ts'
import type { Place } from '../people/person.model.ts'
import { clauseNumber } from '../regulations/clause.rules.ts'
import type { Agreement } from './funding.model.ts'
import { type NumberWords, numberInWords } from './sum-in-words.rules.ts'

export type AgreementPaper = {
  readonly initiative: Initiative
  readonly call: Call
  readonly place: Place
  readonly agreement: Omit<Agreement, 'ownSum'>
  /** The council's decision on the regulation that the call runs under. */
  readonly resolution: { readonly number: string; readonly on: CivilDate } | undefined
  /** Who signs: the head by office; the leader only on the copy of those who sign, since it is a private name. */
  readonly headName: string | undefined
  readonly leaderName: string | undefined
  /** The initiative's page, in the language of the paper. */
  readonly address: string
}

/** The agreement, for both sides to sign. */
export function agreementPdf(t: Words, given: AgreementPaper): Promise<Buffer> {
  const { place, agreement, headName, leaderName, address } = given
  const { kind, names } = place
  const office = (language: 'ky' | 'ru') => wordsIn(language)('funding.paper-office', { kind })
  return renderPdf(
    paper({
      t,
      issuer: names,
      issuerBelow: { ky: office('ky'), ru: office('ru') },
      kind: t('funding.paper-kind'),
      title: t('funding.paper-title'),
      subtitle: given.initiative.title,
      number: agreement.number,
      on: agreement.signedOn,
      body: bodyOf(t, given),
      signatures: [
        { role: t('funding.paper-head', { kind }), ...(headName ? { name: headName } : {}) },
        { role: t('funding.paper-leader'), ...(leaderName ? { name: leaderName } : {}) },
      ],
      original: address,
    }),
  )
}

function bodyOf(t: Words, given: AgreementPaper): Typ {
  const { initiative, place, resolution } = given
  const { kind } = place
  const basis = resolution
    ? t('funding.paper-resolution', { number: resolution.number, date: t.date(resolution.on) })
    : t('funding.paper-resolution-none')
  const parties = { kind, place: t.of(place.names), group: initiative.groupName, resolution: basis }
  const subject = { kind, number: initiative.number, title: initiative.title, where: initiative.place }
  return typ`${t('funding.paper-parties', parties)}

= ${t('funding.paper-subject')}

${t('funding.paper-subject-text', subject)}

= ${t('funding.paper-money')}

${sumsOf(t, given)}
= ${t('funding.paper-estimate')}

${estimateOf(t, initiative)}
= ${t('funding.paper-terms')}

${termsOf(t, given).map((term, at) => typ`${at + 1}. ${term}\n\n`)}`
}

function sumsOf(t: Words, { agreement, initiative }: AgreementPaper): Typ {
  const { budgetSum, grantSum } = agreement
  const { ownMoney, ownInKind } = initiative
  const total = totalOf([budgetSum, grantSum, ownMoney, ownInKind])
  const rows = [
    ['funding.agreement-budget', budgetSum],
    ['funding.agreement-grant', grantSum],
    ['funding.paper-own-money', ownMoney],
    ['funding.paper-own-in-kind', ownInKind],
    ['funding.paper-total', total],
  ] as const
  return pairs(rows.filter(([, sum]) => sum > 0n).map(([label, sum]) => [t(label), sumInWords(t, sum)]))
}

function estimateOf(t: Words, { budget }: Initiative): Typ {
  const columns = [
    { head: t('funding.paper-line'), wide: 4 },
    { head: t('funding.paper-quantity'), align: 'right' },
    { head: t('funding.paper-price'), align: 'right' },
    { head: t('funding.paper-cost'), align: 'right' },
  ] as const
  const rows = budget.map(({ name, unit, quantityMilli, unitPrice, cost }) => [
    name,
    `${quantityText(t, quantityMilli)} ${unit}`,
    t.money(unitPrice),
    t.money(cost),
  ])
  return table(columns, [...rows, [t('funding.paper-total'), '', '', t.money(totalOf(budget.map(({ cost }) => cost)))]])
}

function quantityText(t: Words, milli: bigint): string {
  const rest = (milli % 1000n).toString().padStart(3, '0').replace(/0+$/, '')
  return `${t.number(milli / 1000n)}${rest ? `${t.language === 'en' ? '.' : ','}${rest}` : ''}`
}

function termsOf(t: Words, { agreement, call, initiative, place }: AgreementPaper): readonly string[] {
  const { kind } = place
  const upkeep = initiative.upkeep
  return [
    t('funding.paper-term-pay', { kind, clause: clauseNumber('money') }),
    t('funding.paper-term-finish', { date: t.date(agreement.finishBy), clause: clauseNumber('calendar') }),
    t('funding.paper-term-report', { days: call.terms.reportDays, clause: clauseNumber('reports') }),
    t('funding.paper-term-accept', { clause: clauseNumber('acceptance') }),
    t('funding.paper-term-keep', { clause: clauseNumber('hand-over'), upkeep }),
    t('funding.paper-term-return', { clause: clauseNumber('return-of-money') }),
  ]
}

/** The sum in figures and in words, as a paper that is signed wants it. */
export function sumInWords(t: Words, sum: Money): string {
  const whole = sum / 100n
  const tyiyn = (sum % 100n).toString().padStart(2, '0')
  return t('funding.paper-sum', {
    figures: t.money(money(sum)),
    words: numberInWords(whole, numberWords(t)),
    tyiyn,
  })
}

function numberWords(t: Words): NumberWords {
  return {
    units: t('funding.number-units').split('|'),
    unitsOfThousands: t('funding.number-units-of-thousands').split('|'),
    tens: t('funding.number-tens').split('|'),
    hundreds: t('funding.number-hundreds').split('|'),
    joined: (tens, unit) => t('funding.number-joined', { tens, unit }),
    scale: (power, count) => t(`funding.number-scale-${power as 1 | 2 | 3 | 4}`, { count }),
  }
}
