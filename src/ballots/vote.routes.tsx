import { z } from 'zod'
import { parseId } from '../../lib/kernel/id.ts'
import { pin } from '../../lib/platform/fields.ts'
import { parseForm, wordedProblems } from '../../lib/platform/form.ts'
import {
  type Answer,
  absent,
  type Crumb,
  get,
  type PageAnswer,
  placeOf,
  post,
  type Route,
  type Visit,
} from '../people/people.visit.ts'
import type { BallotId, CastingFacts, Choices } from './ballot.model.ts'
import { castBallot } from './cast-ballot.command.ts'
import { whyChoicesAreInvalid } from './casting.rules.ts'
import { parseCode, parseReceipt } from './code.rules.ts'
import { openBallot } from './open-ballot.command.ts'
import type { BallotsRefusal } from './refusal.page.tsx'
import { ballotOrder, sumOf, type VoteView, viewReceipt, viewVote } from './view-ballot.query.ts'
import { BallotPage, CheckReceiptPage, OpenBallotPage, ReceiptPage, ReviewPage } from './vote.page.tsx'

const vote = '/:municipality/calls/:call/vote'

/** The way to the ballot and through it: each step a page of its own, carried by a sealed pass in the form. */
export const voteRoutes: readonly Route[] = [
  get(vote, 'public.read', (visit) => withVote(visit, (view) => openingPage(visit, view, {}))),
  post(
    `${vote}/opening`,
    'ballots.cast',
    'none: opening a ballot changes nothing but the count of wrong tries',
    (visit) => withVote(visit, (view) => answerOpening(visit, view)),
  ),
  post(`${vote}/ballot`, 'ballots.cast', 'none: shows the ballot again', (visit) =>
    withVote(visit, (view) => ballotPage(visit, view, {})),
  ),
  post(`${vote}/review`, 'ballots.cast', 'none: shows what was chosen before it is cast', (visit) =>
    withVote(visit, (view) => answerReview(visit, view)),
  ),
  post(vote, 'ballots.cast', 'ballot-cast', (visit) => withVote(visit, (view) => answerCast(visit, view))),
  get(`${vote}/receipt`, 'public.read', (visit) => receiptPage(visit, '', false)),
  post(
    `${vote}/receipt`,
    'ballots.cast',
    'none: looks a receipt up; by POST, so that it stays out of addresses',
    (visit) => receiptPage(visit, visit.form.text('receipt'), true),
  ),
]

async function withVote(visit: Visit, answer: (view: VoteView) => Promise<Answer> | Answer): Promise<Answer> {
  const view = await viewVote(visit.platform, placeOf(visit).id, visit.params['call'] ?? '')
  return view ? answer(view) : absent
}

function page(visit: Visit, { call }: Pick<VoteView, 'call'>, body: PageAnswer['body'], status = 200): PageAnswer {
  const place = placeOf(visit)
  const crumbs: Crumb[] = [
    { label: visit.t.of(place.names), path: `/${place.slug}` },
    { label: call.title, path: `/${place.slug}/calls/${call.slug}` },
  ]
  return { kind: 'page', title: visit.t('ballots.vote-title'), body, status, crumbs }
}

type Shown = { readonly refusal?: BallotsRefusal; readonly problems?: Record<string, string>; readonly code?: string }

function openingPage(visit: Visit, view: VoteView, shown: Shown): PageAnswer {
  const { facts, call } = view
  const closed = facts.stage === 'voting' ? undefined : notOpen(facts)
  const refusal = shown.refusal ?? closed
  const status = shown.refusal || shown.problems ? 422 : 200
  const body = (
    <OpenBallotPage
      t={visit.t}
      slug={placeOf(visit).slug}
      call={call}
      facts={facts}
      problems={shown.problems ?? {}}
      code={shown.code ?? ''}
      refusal={refusal}
    />
  )
  return page(visit, view, body, status)
}

function notOpen({ days, stage }: CastingFacts): BallotsRefusal {
  return { code: 'voting-not-open', days, stage, clause: 'voting' }
}

const openingForm = {
  pin: pin(),
  code: z.string().transform((typed, context) => {
    const code = parseCode(typed)
    if (code === 'not-a-code')
      context.addIssue({ code: 'custom', message: typed.trim() === '' ? 'required' : 'wrong-code' })
    return code
  }),
}

async function answerOpening(visit: Visit, view: VoteView): Promise<Answer> {
  const { t, form, platform, networkHash } = visit
  const code = form.text('code')
  const read = parseForm(openingForm, form)
  if (!read.ok) return openingPage(visit, view, { problems: wordedProblems(t, read.problems), code })
  const opened = await openBallot(platform, { poll: view.poll, ...read.value, networkHash })
  if (!opened.ok) return openingPage(visit, view, { refusal: opened.refusal, code })
  return ballotPage(visit, view, { pass: opened.value.pass })
}

function chosen(visit: Visit): Choices {
  return visit.form.all('choice').flatMap((text) => parseId<'Initiative'>(text) ?? [])
}

function ballotPage(visit: Visit, view: VoteView, given: { pass?: string; refusal?: BallotsRefusal }): PageAnswer {
  const pass = given.pass ?? visit.form.text('pass')
  const lines = ballotOrder(visit.platform, view.poll, pass, view.facts.lines, visit.now)
  if (!lines) return openingPage(visit, view, { refusal: { code: 'pass-expired' } })
  const common = { t: visit.t, slug: placeOf(visit).slug, call: view.call, facts: view.facts, refusal: given.refusal }
  const body = <BallotPage {...common} lines={lines} pass={pass} choices={chosen(visit)} />
  return page(visit, view, body, given.refusal ? 422 : 200)
}

function answerReview(visit: Visit, view: VoteView): PageAnswer {
  const choices = chosen(visit)
  const pass = visit.form.text('pass')
  const lines = ballotOrder(visit.platform, view.poll, pass, view.facts.lines, visit.now)
  if (!lines) return openingPage(visit, view, { refusal: { code: 'pass-expired' } })
  const refusal = view.facts.stage === 'voting' ? whyChoicesAreInvalid(view.facts, choices) : notOpen(view.facts)
  if (refusal) return ballotPage(visit, view, { refusal })
  const body = (
    <ReviewPage
      t={visit.t}
      slug={placeOf(visit).slug}
      call={view.call}
      lines={lines.filter(({ initiativeId }) => choices.includes(initiativeId))}
      pass={pass}
      ballotId={crypto.randomUUID()}
      sum={sumOf(lines, choices)}
    />
  )
  return page(visit, view, body)
}

// Answered with the receipt's page and not with a redirect: a receipt belongs in no address and no history. Sent again,
// the same form gives the same receipt.
async function answerCast(visit: Visit, view: VoteView): Promise<Answer> {
  const ballotId = parseId<'Ballot'>(visit.form.text('id')) ?? (crypto.randomUUID() as BallotId)
  const pass = visit.form.text('pass')
  const result = await castBallot(visit.platform, { poll: view.poll, pass, ballotId, choices: chosen(visit) })
  if (!result.ok) {
    const { refusal } = result
    return refusal.code === 'pass-expired'
      ? openingPage(visit, view, { refusal })
      : ballotPage(visit, view, { refusal })
  }
  const body = <ReceiptPage t={visit.t} slug={placeOf(visit).slug} call={view.call} receipt={result.value.receipt} />
  return page(visit, view, body)
}

async function receiptPage(visit: Visit, typed: string, looked: boolean): Promise<Answer> {
  const place = placeOf(visit)
  const view = await viewReceipt(visit.platform, place.id, visit.params['call'] ?? '', parseReceipt(typed))
  if (!view) return absent
  const found = looked ? view.found : undefined
  const body = <CheckReceiptPage t={visit.t} slug={place.slug} call={view.call} typed={typed} found={found} />
  return page(visit, view, body)
}
