import { money, totalOf } from '../../lib/kernel/money.ts'
import { renderPdf, type Typ, typ } from '../../lib/platform/pdf.ts'
import { pairs, paper, type Signature, table } from '../../lib/platform/pdf-paper.ts'
import { type Words, wordsIn } from '../../lib/platform/words.ts'
import type { Agreement, Standings } from '../funding/funding.model.ts'
import { moneyTogether } from '../funding/ledger.rules.ts'
import type { Initiative } from '../initiatives/initiative.model.ts'
import type { Place } from '../people/person.model.ts'
import { clauseNumber } from '../regulations/clause.rules.ts'
import type { Acceptance } from './implementation.model.ts'

export type ActPaper = {
  readonly initiative: Initiative
  readonly place: Place
  readonly agreement: Agreement | undefined
  readonly standings: Standings
  /** Undefined for the blank that is signed first. */
  readonly acceptance: Acceptance | undefined
  /** The page of the works, in the language of the paper. */
  readonly address: string
}

/** The acceptance act: filled as it was registered, or a blank with room to write. */
export function actPdf(t: Words, given: ActPaper): Promise<Buffer> {
  const { place, acceptance, address, initiative } = given
  const { kind, names } = place
  const office = (language: 'ky' | 'ru') => wordsIn(language)('implementation.paper-office', { kind })
  return renderPdf(
    paper({
      t,
      issuer: names,
      issuerBelow: { ky: office('ky'), ru: office('ru') },
      kind: t('implementation.paper-kind'),
      title: t('implementation.paper-title'),
      subtitle: initiative.title,
      ...(acceptance ? { number: acceptance.actNumber, on: acceptance.acceptedOn } : {}),
      body: bodyOf(t, given),
      signatures: signaturesOf(t, given),
      original: address,
    }),
  )
}

function bodyOf(t: Words, { initiative, agreement, standings, acceptance }: ActPaper): Typ {
  const { number, title, groupName: group, place: where, budget } = initiative
  const intro = { number, title, group, where, clause: clauseNumber('acceptance') }
  const { spent, left } = moneyTogether(standings)
  const agreed =
    agreement &&
    t('implementation.paper-agreement-line', { number: agreement.number, date: t.date(agreement.signedOn) })
  const works = budget.map(({ name, unit, quantityMilli }) => [name, `${quantityText(t, quantityMilli)} ${unit}`])
  const columns = [
    { head: t('implementation.paper-line'), wide: 4 },
    { head: t('implementation.paper-quantity'), align: 'right', wide: 1 },
  ] as const
  const keep = t('implementation.paper-keep', { clause: clauseNumber('hand-over') })
  return typ`${t('implementation.paper-intro', intro)}

${agreed === undefined ? '' : pairs([[t('implementation.paper-agreement'), agreed]])}
${
  works.length === 0
    ? ''
    : typ`= ${t('implementation.paper-works')}

${table(columns, works)}`
}
= ${t('implementation.paper-money')}

${pairs([
  [t('implementation.paper-spent'), t.money(spent)],
  [t('implementation.paper-in-kind'), t.money(totalOf([standings['in-kind'].received]))],
  [t('implementation.paper-left'), t.money(money(left))],
])}
= ${t('implementation.paper-remarks')}

${acceptance ? acceptance.remarks || t('implementation.paper-no-remarks') : roomToWrite(3)}

${pairs([[keep, acceptance?.keeper ?? '']])}`
}

/** Empty lines to write on. */
function roomToWrite(lines: number): Typ {
  return typ`${Array.from({ length: lines }, () => typ`#v(5mm)\n#line(length: 100%, stroke: 0.4pt)\n`)}`
}

function quantityText(t: Words, milli: bigint): string {
  const rest = (milli % 1000n).toString().padStart(3, '0').replace(/0+$/, '')
  return `${t.number(milli / 1000n)}${rest ? `${t.language === 'en' ? '.' : ','}${rest}` : ''}`
}

/** Those whom the regulation names sign a blank; a registered act names who signed. */
function signaturesOf(t: Words, { acceptance, place }: ActPaper): readonly Signature[] {
  if (acceptance) {
    return acceptance.commission
      .split('\n')
      .filter((name) => name !== '')
      .map((name) => ({ role: t('implementation.paper-member'), name }))
  }
  return [
    { role: t('implementation.paper-head', { kind: place.kind }) },
    { role: t('implementation.paper-leader') },
    { role: t('implementation.paper-monitor') },
    { role: t('implementation.paper-member') },
    { role: t('implementation.paper-member') },
  ]
}
