import { told } from '../../lib/platform/question.ts'
import type { InitiativeId, InitiativeStage } from '../initiatives/initiative.model.ts'
import { placeOf, type Route, type Section, type WorkSource } from '../people/people.visit.ts'
import { mayAsk, placesWith } from '../people/permission.rules.ts'
import { agreementRoutes } from './agreement.routes.tsx'
import { entryRoutes } from './entry.routes.tsx'
import { moneyRoutes } from './money.routes.tsx'
import { MoneySection, PlaceMoney } from './money-section.page.tsx'
import { agreementsToSign, viewMoneySummary, viewPlaceMoney } from './view-money-summary.query.ts'

export const fundingRoutes: readonly Route[] = [...agreementRoutes, ...entryRoutes, ...moneyRoutes]

const withMoneyStages: readonly InitiativeStage[] = [
  'selected',
  'agreement',
  'works',
  'accepted',
  'handed-over',
  'assessed',
  'failed',
]

/** The money on the initiative's page, once it was selected. */
export const moneySection: Section = async (visit, subject) => {
  if (!(withMoneyStages as readonly string[]).includes(subject.stage)) return undefined
  const { t, platform, visitor } = visit
  const municipalityId = placeOf(visit).id
  const ledger = { municipalityId, initiativeId: subject.id as InitiativeId }
  const summary = await viewMoneySummary(platform.db.read, ledger)
  if (!summary) return undefined
  const mayAgree = subject.stage === 'selected' && mayAsk(visitor, 'funding.agree', municipalityId) === 'yes'
  return <MoneySection t={t} path={subject.path} summary={summary} mayAgree={mayAgree} />
}

/** The money of all initiatives on the municipality's page. */
export const placeMoneySection: Section = async (visit) => {
  const money = await viewPlaceMoney(visit.platform.db.read, placeOf(visit).id)
  return money && <PlaceMoney t={visit.t} money={money} />
}

/** Selected initiatives that wait for their agreement. */
export const fundingWork: WorkSource = ({ platform, t, visitor }) => {
  const offices = placesWith(visitor, 'funding.agree')
  if (offices.length === 0) return undefined
  return told(agreementsToSign(platform.db.read, offices), ({ number, title, place }) => [
    {
      title: t('funding.work-agree', { number, title }),
      what: t('funding.work-agree-what'),
      path: `/${place.slug}/initiatives/${number}/agreement`,
      place: t.of(place.names),
      by: undefined,
    },
  ])
}
