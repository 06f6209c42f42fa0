import { renderPdf, type Typ, typ } from '../../lib/platform/pdf.ts'
import { paper } from '../../lib/platform/pdf-paper.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { Call } from '../calls/call.model.ts'
import type { Place } from '../people/person.model.ts'
import { clauseNumber } from '../regulations/clause.rules.ts'
import type { ClauseKey, Terms } from '../regulations/regulation.model.ts'
import { isOrganisation } from './applicant.rules.ts'
import { benefitParts, targetGroups } from './benefit.model.ts'

export type BlankForm = {
  readonly place: Place
  readonly call: Call
  /** Names of the villages in the language of the paper. */
  readonly villages: readonly string[]
  /** The call's page, in the language of the paper. */
  readonly address: string
}

/** Rows of the empty tables: as many as fit where most applications need fewer. */
const budgetRows = 9
const pledgeRows = 6
/** Lines for members, unless the regulation asks for more. */
const memberRows = 8

/** The application on paper, to be filled in by hand: the very questions of the form online, in their order. */
export function blankFormPdf(t: Words, given: BlankForm): Promise<Buffer> {
  const { place, call, address } = given
  return renderPdf(
    paper({
      t,
      issuer: place.names,
      kind: t('initiatives.paper-kind'),
      title: call.title,
      body: bodyOf(t, given),
      signatures: [{ role: t('initiatives.paper-leader-signs') }, { role: t('initiatives.paper-taken-by') }],
      original: address,
    }),
  )
}

function bodyOf(t: Words, { call, villages }: BlankForm): Typ {
  const { terms, calendar } = call
  const members = Math.max(memberRows, terms.groupMinimum)
  return typ`${t('initiatives.paper-lead', { until: t.date(calendar.collectingUntil) })}

= 1. ${t('initiatives.part-idea')}
${question(t, 'title', 1)}
${asked(t('initiatives.field-theme'), `${t('initiatives.hint-theme')}. ${clauseText(t, 'local-matters')}`)}
${boxes(terms.localMatters.map((matter) => t(`regulations.matter-${matter}`)))}
${question(t, 'problem', 6)}
${question(t, 'solution', 7)}
#pagebreak(weak: true)
= 2. ${t('initiatives.part-place')}
${villages.length > 0 ? typ`${asked(t('initiatives.field-village'), '')}\n${boxes([...villages, t('initiatives.whole-municipality')])}` : typ``}
${question(t, 'place', 2)}
${question(t, 'beneficiaries', 1)}
${question(t, 'upkeep', 4)}
${asked(t('initiatives.field-runningCost'), t('initiatives.hint-runningCost'))}
${lines(1)}
${asked(t('initiatives.part-benefit'), t('initiatives.benefit-lead'))}
${benefitParts.map((part) => typ`${asked(t(`initiatives.field-${part}`), '')}\n${lines(1)}`)}
${asked(t('initiatives.field-targetGroups'), t('initiatives.hint-targetGroups'))}
${boxes(targetGroups.map((group) => t(`initiatives.target-${group}`)))}
= 3. ${t('initiatives.part-group')}
${applicantPart(t, terms)}
${question(t, 'groupName', 1)}
${asked(t('initiatives.field-leaderName'), '')}
${lines(1)}
${asked(t('initiatives.field-leaderPhone'), t('initiatives.hint-leaderPhone'))}
${lines(1)}
${asked(t('initiatives.field-members'), `${t('initiatives.paper-members', { count: terms.groupMinimum })} ${clauseText(t, 'group')}`)}
${grid(
  ['№', t('initiatives.paper-name'), t('initiatives.paper-signature')],
  [1, 9, 4],
  Array.from({ length: members }, (_, at) => String(at + 1)),
)}
#pagebreak(weak: true)
= 4. ${t('initiatives.part-budget')}
${t('initiatives.paper-ceiling', { ceiling: t.money(terms.ceiling) })} ${clauseText(t, 'ceiling')}

${grid(
  [
    ...[t('initiatives.field-line-name'), t('initiatives.field-unit'), t('initiatives.line-quantity')],
    ...[t('initiatives.field-unitPrice'), t('initiatives.line-cost')],
  ],
  [7, 3, 3, 4, 3],
  Array.from({ length: budgetRows }, () => ''),
)}
= 5. ${t('initiatives.part-pledges')}
${t('initiatives.paper-own', { percent: terms.ownMinimumPercent })} ${clauseText(t, 'own-contribution')}

${grid(
  [
    t('initiatives.field-pledger'),
    t('initiatives.paper-pledge'),
    t('initiatives.line-quantity'),
    t('initiatives.field-value'),
  ],
  [5, 6, 3, 3],
  Array.from({ length: pledgeRows }, () => ''),
)}
${asked(t('initiatives.paper-attached'), t('initiatives.paper-attached-hint'))}
${lines(2)}`
}

/** Who applies, where more than residents' groups may. */
function applicantPart(t: Words, { applicants }: Terms): Typ {
  if (!applicants.some(isOrganisation)) return typ``
  const kinds = applicants.map((kind) => t(`initiatives.applicant-${kind}`))
  return typ`${asked(t('initiatives.field-applicantKind'), clauseText(t, 'applicants'))}
${boxes(kinds)}
${asked(t('initiatives.field-registration'), t('initiatives.hint-registration'))}
${lines(1)}
${asked(t('initiatives.field-inCharge'), t('initiatives.hint-inCharge'))}
${lines(1)}`
}

function clauseText(t: Words, key: ClauseKey): string {
  return t('initiatives.paper-clause', { number: clauseNumber(key) })
}

type Question = 'title' | 'problem' | 'solution' | 'place' | 'beneficiaries' | 'upkeep' | 'groupName'

function question(t: Words, field: Question, count: number): Typ {
  return typ`${asked(t(`initiatives.field-${field}`), t(`initiatives.hint-${field}`))}\n${lines(count)}`
}

/** What is asked, and how to answer it, kept together with the first line to write on. */
function asked(label: string, hint: string): Typ {
  const below = hint === '' ? typ`` : typ` #h(4pt) #text(size: 8.5pt, fill: luma(70))[${hint}]`
  return typ`#block(above: 4.5mm, below: 1mm, sticky: true)[*${label}*${below}]`
}

/** Room for a hand: eight millimetres a line. */
function lines(count: number): Typ {
  const line = typ`#block(above: 0mm, below: 0mm, height: 8mm, width: 100%, stroke: (bottom: 0.4pt + luma(120)))\n`
  return typ`${Array.from({ length: count }, () => line)}\n`
}

/** Squares to tick, two in a row. */
function boxes(labels: readonly string[]): Typ {
  const square = typ`#box(width: 3.6mm, height: 3.6mm, stroke: 0.6pt + luma(60), baseline: 0.6mm)`
  const cells = labels.map(
    (label) => typ`grid(columns: (auto, 1fr), column-gutter: 2mm, align: horizon, [${square}], [${label}]),\n`,
  )
  return typ`#v(1.5mm)
#grid(columns: (1fr, 1fr), column-gutter: 6mm, row-gutter: 2.6mm,\n${cells})\n`
}

/** An empty table, its rows high enough to write in; the first cell of each may be filled. */
function grid(heads: readonly string[], shares: readonly number[], firsts: readonly string[]): Typ {
  const widths = { markup: shares.map((share) => `${share}fr`).join(', ') } as Typ
  const head = heads.map((text) => typ`[*${text}*], `)
  const rows = firsts.map((first) => typ`[${first}], ${heads.slice(1).map(() => typ`[], `)}\n`)
  return typ`#show table.cell: set text(size: 9pt)
#table(columns: (${widths},), rows: (auto, 8mm), table.header(${head}),\n${rows})\n`
}
