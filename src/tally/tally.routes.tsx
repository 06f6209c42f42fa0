import { canonicalText } from '../../lib/kernel/canonical.ts'
import { parseId } from '../../lib/kernel/id.ts'
import { line } from '../../lib/platform/fields.ts'
import { parseForm, wordedProblems } from '../../lib/platform/form.ts'
import {
  type Answer,
  absent,
  get,
  type PageAnswer,
  personOf,
  placeOf,
  post,
  type Route,
  see,
  type Visit,
} from '../people/people.visit.ts'
import { mayAsk } from '../people/permission.rules.ts'
import { certifyOutcome } from './certify-outcome.command.ts'
import { countVotes } from './count-votes.command.ts'
import { OutcomePage, type OutcomePageProps } from './outcome.page.tsx'
import { outcomeMessage } from './outcome-message.routes.ts'
import { protocolPdf } from './protocol.document.ts'
import type { RunId } from './tally.model.ts'
import { type OutcomeView, viewOutcome } from './view-outcome.query.ts'

const outcome = '/:municipality/calls/:call/outcome'

export const tallyRoutes: readonly Route[] = [
  get(outcome, 'public.read', (visit) => withOutcome(visit, (view) => outcomePage(visit, view, {}))),
  get(`${outcome}/protocol.pdf`, 'public.read', (visit) => withOutcome(visit, (view) => answerProtocol(visit, view))),
  get(`${outcome}/input.json`, 'public.read', (visit) => withOutcome(visit, (view) => answerInput(visit, view))),
  post(`${outcome}/count`, 'tally.count', 'votes-counted', (visit) =>
    withOutcome(visit, (view) => answerCount(visit, view)),
  ),
  post(`${outcome}/certification`, 'tally.certify', 'outcome-certified', (visit) =>
    withOutcome(visit, (view) => answerCertify(visit, view)),
  ),
]

async function withOutcome(visit: Visit, answer: (view: OutcomeView) => Promise<Answer> | Answer): Promise<Answer> {
  const view = await viewOutcome(visit.platform, placeOf(visit).id, visit.params['call'] ?? '')
  return view ? answer(view) : absent
}

function may(visit: Visit, permission: 'tally.count' | 'tally.certify' | 'calls.announce'): boolean {
  return mayAsk(visit.visitor, permission, placeOf(visit).id) === 'yes'
}

function outcomePage(visit: Visit, view: OutcomeView, shown: Partial<OutcomePageProps>): PageAnswer {
  const { t } = visit
  const place = placeOf(visit)
  const selected = view.run?.certified
    ? view.run.result.lines.filter(({ verdict }) => verdict === 'selected').length
    : 0
  return {
    kind: 'page',
    title: t('tally.title'),
    status: shown.refusal || shown.problems ? 422 : 200,
    crumbs: [
      { label: t.of(place.names), path: `/${place.slug}` },
      { label: view.call.title, path: `/${place.slug}/calls/${view.call.slug}` },
    ],
    card: {
      description: view.run?.certified
        ? t('tally.lead', {
            selected,
            spent: t.money(view.run.result.spent),
            roll: view.run.input.roll,
            turnout: view.run.input.turnout,
          })
        : t('tally.not-yet', { date: t.date(view.call.calendar.decidedBy) }),
    },
    body: (
      <OutcomePage
        t={t}
        slug={place.slug}
        view={view}
        mayCount={may(visit, 'tally.count')}
        mayCertify={may(visit, 'tally.certify')}
        mayAnnounce={may(visit, 'calls.announce')}
        runId={crypto.randomUUID()}
        {...shown}
      />
    ),
  }
}

function outcomePath(visit: Visit, view: OutcomeView): string {
  return `/${placeOf(visit).slug}/calls/${view.call.slug}/outcome`
}

async function answerCount(visit: Visit, view: OutcomeView): Promise<Answer> {
  const runId = parseId<'Run'>(visit.form.text('id')) ?? (crypto.randomUUID() as RunId)
  const result = await countVotes(visit.platform, { by: personOf(visit).id, poll: view.poll, runId })
  return result.ok ? see(outcomePath(visit, view)) : outcomePage(visit, view, { refusal: result.refusal })
}

async function answerCertify(visit: Visit, view: OutcomeView): Promise<Answer> {
  const protocol = visit.form.text('protocol')
  const read = parseForm({ protocol: line({ max: 60 }) }, visit.form)
  if (!read.ok) return outcomePage(visit, view, { problems: wordedProblems(visit.t, read.problems), protocol })
  const result = await certifyOutcome(visit.platform, {
    by: personOf(visit).id,
    poll: view.poll,
    protocol: read.value.protocol,
    tell: outcomeMessage(visit, view.call.slug),
  })
  return result.ok ? see(outcomePath(visit, view)) : outcomePage(visit, view, { refusal: result.refusal, protocol })
}

async function answerProtocol(visit: Visit, view: OutcomeView): Promise<Answer> {
  if (!view.run?.certified) return absent
  const place = placeOf(visit)
  const bytes = await protocolPdf(visit.platform, visit.t, place, view, view.run)
  return {
    kind: 'file',
    type: 'application/pdf',
    bytes,
    name: `${place.slug}-${view.call.slug}-protocol.pdf`,
    keepFor: 300,
  }
}

/** What was counted, so that anybody can count again: no person is in it. */
/** The very bytes that the digest on the page was made of, so that anybody may compare. */
function answerInput(_visit: Visit, view: OutcomeView): Answer {
  if (!view.run?.certified) return absent
  return { kind: 'file', type: 'application/json; charset=utf-8', bytes: canonicalText(view.run.input), keepFor: 300 }
}
