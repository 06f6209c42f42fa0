import { type Answer, absent, get, placeOf, type Route, type Visit } from '../people/people.visit.ts'
import { mayAsk } from '../people/permission.rules.ts'
import type { Ledger } from './funding.model.ts'
import { type MoneyDone, MoneyPage } from './money.page.tsx'
import { type MoneyView, viewMoney } from './view-money.query.ts'

const dones: readonly MoneyDone[] = ['entered', 'taken-back', 'signed']

/** Reading the money, by anybody. */
export const moneyRoutes: readonly Route[] = [
  get('/:municipality/initiatives/:number/money', 'public.read', (visit) =>
    withMoney(visit, (view) => {
      const { t } = visit
      const place = placeOf(visit)
      const may = (permission: 'funding.agree' | 'funding.enter') =>
        mayAsk(visit.visitor, permission, place.id) === 'yes'
      const done = dones.find((one) => one === visit.query['done'])
      const powers = { mayAgree: may('funding.agree'), mayEnter: may('funding.enter') }
      const body = <MoneyPage t={t} place={place} view={view} {...powers} done={done} />
      const title = `${t('funding.money-title')}: ${view.initiative.title}`
      return { kind: 'page', title, body, crumbs: crumbsOf(visit, view).slice(0, 2) }
    }),
  ),
]

export async function withMoney(visit: Visit, answer: (view: MoneyView) => Promise<Answer> | Answer): Promise<Answer> {
  const view = await viewMoney(visit.platform.db.read, placeOf(visit).id, visit.params['number'] ?? '')
  return view ? answer(view) : absent
}

export function ledgerOf({ initiative }: MoneyView): Ledger {
  return { municipalityId: initiative.municipalityId, initiativeId: initiative.id }
}

export function moneyPath(visit: Visit, { initiative }: MoneyView): string {
  return `/${placeOf(visit).slug}/initiatives/${initiative.number}/money`
}

/** The place, the initiative, its money. */
export function crumbsOf(visit: Visit, { initiative }: MoneyView) {
  const { t } = visit
  const place = placeOf(visit)
  const path = `/${place.slug}/initiatives/${initiative.number}`
  return [
    { label: t.of(place.names), path: `/${place.slug}` },
    { label: initiative.title, path },
    { label: t('funding.money-title'), path: `${path}/money` },
  ]
}
