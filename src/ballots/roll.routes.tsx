import { lines } from '../../lib/platform/fields.ts'
import { parseForm, wordedProblems } from '../../lib/platform/form.ts'
import { tableText } from '../../lib/platform/table.ts'
import {
  type Answer,
  absent,
  get,
  personOf,
  placeOf,
  post,
  type Route,
  see,
  type Visit,
} from '../people/people.visit.ts'
import { cardsPdf } from './cards.document.ts'
import { freezeRoll, prepareFreezing, returnFreezing } from './freeze-roll.command.ts'
import { FreezingPage } from './freezing.page.tsx'
import { handOverCard } from './hand-over-card.command.ts'
import { issueCards } from './issue-cards.command.ts'
import { openVoting } from './open-voting.command.ts'
import type { BallotsRefusal } from './refusal.page.tsx'
import { rowOf } from './roll.page.tsx'
import { countRows, RollCountsPage } from './roll-counts.page.tsx'
import { rollFileRoutes } from './roll-file.routes.tsx'
import {
  crumbsBelowRoll,
  crumbsOf,
  isOther,
  pageOf,
  rollAddress,
  rollPage,
  rollPath,
  withRoll,
} from './roll-visit.routes.tsx'
import { viewCounts } from './view-counts.query.ts'
import type { RollView } from './view-roll.query.ts'

const freezing = `${rollAddress}/freezing`

/** Who may vote, with which card, and from when; and what is published of it. */
export const rollRoutes: readonly Route[] = [
  get(rollAddress, 'ballots.roll', (visit) =>
    withRoll(visit, (view) => rollPage(visit, view, { done: doneText(visit) })),
  ),
  ...rollFileRoutes,
  post(freezing, 'ballots.roll', 'roll-freezing-prepared', (visit) =>
    withRoll(visit, async (view) => {
      const result = await prepareFreezing(visit.platform, { by: personOf(visit).id, poll: view.poll })
      if (result.ok) return see(`${rollPath(visit, view)}?done=freezing-prepared`)
      return result.refusal.code === 'no-such-call' ? absent : rollPage(visit, view, { refusal: result.refusal })
    }),
  ),
  get(freezing, 'ballots.confirm-roll', (visit) => withRoll(visit, (view) => freezingPage(visit, view))),
  post(`${freezing}/confirmation`, 'ballots.confirm-roll', 'roll-frozen', (visit) =>
    withRoll(visit, async (view) => {
      const result = await freezeRoll(visit.platform, { by: personOf(visit).id, poll: view.poll })
      if (result.ok) return see(`${rollPath(visit, view)}/counts`)
      return result.refusal.code === 'no-such-call' ? absent : freezingPage(visit, view, { refusal: result.refusal })
    }),
  ),
  post(`${freezing}/return`, 'ballots.confirm-roll', 'roll-freezing-returned', (visit) =>
    withRoll(visit, (view) => answerReturn(visit, view)),
  ),
  get(`${rollAddress}/counts`, 'public.read', async (visit) => {
    const view = await viewCounts(visit.platform, placeOf(visit).id, visit.params['call'] ?? '')
    if (!view) return absent
    const body = <RollCountsPage t={visit.t} slug={placeOf(visit).slug} view={view} />
    return { kind: 'page', title: visit.t('ballots.counts-title'), crumbs: crumbsOf(visit, view), body }
  }),
  get(`${rollAddress}/counts.csv`, 'public.read', async ({ t, ...visit }) => {
    const view = await viewCounts(visit.platform, placeOf({ t, ...visit }).id, visit.params['call'] ?? '')
    if (!view) return absent
    const rows = countRows(t, view).map(([name, line]) => [name, `${line.count}`])
    const bytes = tableText([[t('ballots.counts-where'), t('ballots.counts-people')], ...rows])
    return { kind: 'file', type: 'text/csv; charset=utf-8', bytes, name: `${view.call.slug}-roll-counts.csv` }
  }),
  post(`${rollAddress}/cards`, 'ballots.roll', 'cards-issued', (visit) =>
    withRoll(visit, (view) => answerCards(visit, view)),
  ),
  post(`${rollAddress}/hand-over`, 'ballots.roll', 'card-handed-over', (visit) =>
    withRoll(visit, async (view) => {
      const voterKey = Buffer.from(visit.form.text('voter'), 'hex')
      await handOverCard(visit.platform, { by: personOf(visit).id, poll: view.poll, voterKey })
      const row = rowOf(voterKey.toString('hex'))
      return see(`${rollPath(visit, view)}?page=${pageOf(visit.form.text('page'))}#${row}`)
    }),
  ),
  post('/:municipality/calls/:call/voting', 'calls.move', 'call-moved', (visit) =>
    withRoll(visit, async (view) => {
      const by = { kind: 'person', id: personOf(visit).id } as const
      const result = await openVoting(visit.platform, { by, poll: view.poll })
      return result.ok
        ? see(`/${placeOf(visit).slug}/calls/${view.call.slug}`)
        : rollPage(visit, view, { refusal: result.refusal })
    }),
  ),
]

const doings = ['freezing-prepared'] as const

function doneText({ t, query }: Visit): string | undefined {
  const doing = doings.find((one) => one === query['done'])
  return doing && t(`ballots.done-${doing}`)
}

type Shown = { readonly refusal?: BallotsRefusal; readonly problems?: Record<string, string> }

function freezingPage(visit: Visit, view: RollView, { refusal, problems = {} }: Shown = {}): Answer {
  const { t, form } = visit
  const isWrong = refusal || Object.keys(problems).length > 0
  const shown = { view, typed: form, problems, refusal, isOther: isOther(visit, view.preparedBy) }
  return {
    kind: 'page',
    title: t('ballots.freezing-title'),
    status: isWrong ? 422 : 200,
    crumbs: crumbsBelowRoll(visit, view),
    body: <FreezingPage t={t} slug={placeOf(visit).slug} {...shown} />,
  }
}

async function answerReturn(visit: Visit, view: RollView): Promise<Answer> {
  const read = parseForm({ reason: lines({ max: 1000 }) }, visit.form)
  if (!read.ok) return freezingPage(visit, view, { problems: wordedProblems(visit.t, read.problems) })
  const { reason } = read.value
  const result = await returnFreezing(visit.platform, { by: personOf(visit).id, poll: view.poll, reason })
  if (result.ok) return see(`${rollPath(visit, view)}/freezing`)
  return result.refusal.code === 'no-such-call' ? absent : freezingPage(visit, view, { refusal: result.refusal })
}

async function answerCards(visit: Visit, view: RollView): Promise<Answer> {
  const place = placeOf(visit)
  const result = await issueCards(visit.platform, { by: personOf(visit).id, poll: view.poll })
  if (!result.ok)
    return result.refusal.code === 'no-such-call' ? absent : rollPage(visit, view, { refusal: result.refusal })
  if (result.value.length === 0) return see(rollPath(visit, view))
  const bytes = await cardsPdf(visit.platform, visit.t, { place, call: view.call, cards: result.value })
  return { kind: 'file', type: 'application/pdf', bytes, name: `${place.slug}-${view.call.slug}-cards.pdf` }
}
