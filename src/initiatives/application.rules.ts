import { addDays, type CivilDate, dateOf } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import { type Money, money } from '../../lib/kernel/money.ts'
import { addMonths } from '../calls/calendar.rules.ts'
import type { Call } from '../calls/call.model.ts'
import type { PersonId } from '../people/person.model.ts'
import type { ClauseKey, Terms } from '../regulations/regulation.model.ts'
import { applicantReasons } from './applicant.rules.ts'
import type { Attachment } from './attachment.model.ts'
import { documentReasons } from './attachment.rules.ts'
import { benefitProblems } from './benefit.rules.ts'
import type {
  ApplicationPart,
  ClosedRefusal,
  DraftRefusal,
  Reason,
  RequiredField,
  Sums,
  WithdrawRefusal,
} from './draft.model.ts'
import { type Initiative, type InitiativeStage, initiativeMoves } from './initiative.model.ts'
import { neededMoney, neededOwn } from './sums.rules.ts'
import type { Support } from './support.model.ts'
import { supportReasons } from './support.rules.ts'

/** Who asks: a person, and whether they are an officer of this municipality. */
export type Applicant = { readonly by: PersonId; readonly isOfficer: boolean }

/** Whose an application is. */
export type Ownership = Pick<Initiative, 'leaderId' | 'authorIds' | 'typedBy'>

/** Whether this person acts for the group, sends and withdraws: its leader, or an officer where an officer types it in. */
export function leads({ leaderId, typedBy }: Omit<Ownership, 'authorIds'>, { by, isOfficer }: Applicant): boolean {
  return leaderId === by || (isOfficer && typedBy !== undefined)
}

/** Whether this person may read and change it as their own: whoever acts for the group, and each of its authors. */
export function isTheirs(initiative: Ownership, applicant: Applicant): boolean {
  return leads(initiative, applicant) || initiative.authorIds.includes(applicant.by)
}

/** Why no application may be begun in this call today. */
export function whyMayNotApply(
  { stage, calendar }: Pick<Call, 'stage' | 'calendar'>,
  today: CivilDate,
): Extract<DraftRefusal, { code: 'call-closed' }> | undefined {
  const until = calendar.collectingUntil
  // The stage follows the calendar within a minute; the day itself decides already before.
  return stage === 'collecting' && today <= until
    ? undefined
    : { code: 'call-closed', stage, until, clause: 'calendar' }
}

/** The last day on which a returned application is taken: the regulation's days after the day it was returned. */
export function answerBy(returnedAt: Instant, { correctionDays }: Pick<Terms, 'correctionDays'>): CivilDate {
  return addDays(dateOf(returnedAt), correctionDays)
}

export type ApplicationFacts = {
  readonly initiative: Pick<Initiative, 'stage'>
  readonly call: Pick<Call, 'stage' | 'calendar' | 'terms'>
  /** When it was last returned for correction; undefined for one that never was. */
  readonly returnedAt: Instant | undefined
  readonly today: CivilDate
}

/** Why the application may not be changed or sent today: its stage, the call's, or a day that is over. */
export function whyClosed({ initiative, call, returnedAt, today }: ApplicationFacts): ClosedRefusal | undefined {
  if (initiative.stage === 'draft') return whyMayNotApply(call, today)
  if (initiative.stage !== 'returned') return { code: 'wrong-stage', stage: initiative.stage }
  if (call.stage !== 'collecting' && call.stage !== 'reviewing') {
    return { code: 'call-closed', stage: call.stage, until: call.calendar.reviewingUntil, clause: 'calendar' }
  }
  const until = returnedAt === undefined ? call.calendar.reviewingUntil : answerBy(returnedAt, call.terms)
  return today <= until ? undefined : { code: 'answer-late', until, clause: 'correction' }
}

/** The last day on which the application is taken; undefined when it is not the group's turn. */
export function dueOn({ initiative, call, returnedAt }: Omit<ApplicationFacts, 'today'>): CivilDate | undefined {
  if (initiative.stage === 'draft') return call.calendar.collectingUntil
  if (initiative.stage !== 'returned' || returnedAt === undefined) return undefined
  return answerBy(returnedAt, call.terms)
}

/** Why it cannot be taken back any more: the regulation allows it until the vote begins. */
export function whyMayNotWithdraw({ stage }: Pick<Initiative, 'stage'>): StageRefusal | undefined {
  const from: readonly InitiativeStage[] = initiativeMoves.withdraw.from
  return from.includes(stage) ? undefined : { code: 'wrong-stage', stage, clause: 'application' }
}

type StageRefusal = Extract<WithdrawRefusal, { code: 'wrong-stage' }>

/**
 * Everything that keeps the application from being sent, in the order of the tasks; empty when nothing does. */
export function whyMayNotSubmit(
  initiative: Omit<Initiative, 'photographs'>,
  sums: Sums,
  terms: Terms,
  support: Support,
  attachments: readonly Pick<Attachment, 'kind' | 'pledgeId'>[],
  sentBefore: number,
): readonly Reason[] {
  return [
    ...missingParts(initiative, terms),
    ...benefitReasons(initiative),
    ...applicantReasons(initiative, terms, sentBefore),
    ...moneyReasons(sums, terms),
    ...supportReasons(support, terms),
    ...documentReasons(terms, attachments, initiative, support),
  ]
}

const partOf: Readonly<Record<RequiredField, ApplicationPart>> = {
  title: 'idea',
  theme: 'idea',
  problem: 'idea',
  solution: 'idea',
  place: 'place',
  beneficiaries: 'place',
  upkeep: 'place',
  groupName: 'group',
}

function missingParts(initiative: Omit<Initiative, 'photographs'>, { localMatters }: Terms): readonly Reason[] {
  const { title, theme, problem, solution, place, beneficiaries, upkeep, groupName } = initiative
  const values: Readonly<Record<RequiredField, unknown>> = {
    title,
    theme,
    problem,
    solution,
    place,
    beneficiaries,
    upkeep,
    groupName,
  }
  const missing = (Object.keys(values) as RequiredField[])
    .filter((field) => !values[field])
    .map((field): Reason => ({ code: 'missing', field, part: partOf[field], clause: clauseOf[partOf[field]] }))
  if (theme === undefined || localMatters.includes(theme)) return missing
  return [{ code: 'theme-not-supported', part: 'idea', clause: 'local-matters' }, ...missing]
}

const clauseOf: Readonly<Record<ApplicationPart, ClauseKey>> = {
  idea: 'application',
  place: 'application',
  benefit: 'application',
  group: 'group',
  budget: 'documents',
  pledges: 'own-contribution',
  supporters: 'supporters',
  assembly: 'assembly',
  documents: 'documents',
  photographs: 'application',
}

function benefitReasons({ benefit, beneficiaries }: Pick<Initiative, 'benefit' | 'beneficiaries'>): readonly Reason[] {
  const [problem] = benefitProblems(benefit, beneficiaries)
  if (!problem) return []
  const { told, most } = problem
  return [{ code: 'benefit-over-all', told, most, part: 'benefit', clause: 'application' }]
}

function moneyReasons(sums: Sums, terms: Terms): readonly Reason[] {
  const { totalCost, requested, ownOverCost } = sums
  if (totalCost === 0n) return [{ code: 'no-budget', part: 'budget', clause: 'documents' }]
  if (ownOverCost > 0n) {
    return [{ code: 'own-over-cost', over: ownOverCost, part: 'pledges', clause: 'own-contribution' }]
  }
  if (requested === 0n) return [{ code: 'nothing-requested', part: 'pledges', clause: 'own-contribution' }]
  return [...ceilingReasons(requested, terms), ...ownReasons(sums, terms)]
}

function ceilingReasons(requested: Money, { ceiling }: Terms): readonly Reason[] {
  if (requested <= ceiling) return []
  const over = money(requested - ceiling)
  return [{ code: 'ceiling-exceeded', requested, ceiling, over, part: 'budget', clause: 'ceiling' }]
}

function ownReasons({ totalCost, ownMoney, ownInKind }: Sums, terms: Terms): readonly Reason[] {
  const own = money(ownMoney + ownInKind)
  const needed = neededOwn(totalCost, terms)
  const common = { part: 'pledges', clause: 'own-contribution' } as const
  if (own < needed) return [{ code: 'own-too-small', own, needed, percent: terms.ownMinimumPercent, ...common }]
  const inMoney = neededMoney(totalCost, terms)
  if (ownMoney >= inMoney) return []
  const percent = terms.ownMoneyPercent
  return [{ code: 'own-money-too-small', own: ownMoney, needed: inMoney, percent, ...common }]
}

/**
 * Until when whoever had a hand in a selected initiative waits before the next application: the regulation's months after the
 * outcome. Undefined when nothing keeps them.
 */
export function pauseUntil(
  selectedAt: Instant | undefined,
  { pauseMonths }: Pick<Terms, 'pauseMonths'>,
  today: CivilDate,
): CivilDate | undefined {
  if (selectedAt === undefined || pauseMonths === 0) return undefined
  const until = addMonths(dateOf(selectedAt), pauseMonths)
  return today < until ? until : undefined
}
