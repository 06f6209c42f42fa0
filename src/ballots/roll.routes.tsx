import { digestOf } from '../../lib/platform/files.ts'
import { readTable } from '../../lib/platform/table.ts'
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
import { cardsPdf } from './cards.document.ts'
import { freezeRoll } from './freeze-roll.command.ts'
import { handOverCard } from './hand-over-card.command.ts'
import { importRoll } from './import-roll.command.ts'
import { issueCards } from './issue-cards.command.ts'
import { openVoting } from './open-voting.command.ts'
import { RollPage, type RollPageProps, rowOf } from './roll.page.tsx'
import { rollLines } from './roll-columns.rules.ts'
import { type RollView, viewRoll } from './view-roll.query.ts'

const roll = '/:municipality/calls/:call/roll'

/** The officer's side of the vote: who may vote, with which card, and from when. */
export const rollRoutes: readonly Route[] = [
  get(roll, 'ballots.roll', (visit) => withRoll(visit, (view) => rollPage(visit, view, {}))),
  post(roll, 'ballots.roll', 'roll-imported', (visit) => withRoll(visit, (view) => answerImport(visit, view))),
  post(`${roll}/freezing`, 'ballots.roll', 'roll-frozen', (visit) =>
    withRoll(visit, async (view) => {
      const result = await freezeRoll(visit.platform, { by: personOf(visit).id, poll: view.poll })
      if (result.ok) return see(rollPath(visit, view))
      return result.refusal.code === 'no-such-call' ? absent : rollPage(visit, view, { refusal: result.refusal })
    }),
  ),
  post(`${roll}/cards`, 'ballots.roll', 'cards-issued', (visit) => withRoll(visit, (view) => answerCards(visit, view))),
  post(`${roll}/hand-over`, 'ballots.roll', 'card-handed-over', (visit) =>
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

function rollPath(visit: Visit, view: RollView): string {
  return `/${placeOf(visit).slug}/calls/${view.call.slug}/roll`
}

/** The page asked for; what can be no page of a roll is the first one. */
function pageOf(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1
}

async function withRoll(visit: Visit, answer: (view: RollView) => Promise<Answer> | Answer): Promise<Answer> {
  const view = await viewRoll(
    visit.platform,
    placeOf(visit).id,
    visit.params['call'] ?? '',
    pageOf(visit.query['page']),
  )
  return view ? answer(view) : absent
}

function rollPage(visit: Visit, view: RollView, shown: Partial<RollPageProps>): PageAnswer {
  const place = placeOf(visit)
  const wrong = shown.refusal || shown.rowProblems || shown.problems
  return {
    kind: 'page',
    title: visit.t('ballots.roll-title'),
    status: wrong ? 422 : 200,
    crumbs: [
      { label: visit.t.of(place.names), path: `/${place.slug}` },
      { label: view.call.title, path: `/${place.slug}/calls/${view.call.slug}` },
    ],
    body: <RollPage t={visit.t} slug={place.slug} view={view} {...shown} />,
  }
}

async function answerImport(visit: Visit, view: RollView): Promise<Answer> {
  const { t } = visit
  const upload = visit.form.uploads('file')[0]
  if (!upload) return rollPage(visit, view, { problems: { file: t('problems.required') } })
  if (upload.tooLarge) return rollPage(visit, view, { problems: { file: t('ballots.file-too-large') } })
  const table = readTable(upload.bytes)
  const rows = table.ok
    ? rollLines(
        table.value.headings,
        table.value.rows.map(({ cells }) => cells),
      )
    : undefined
  if (!rows) return rollPage(visit, view, { problems: { file: t('ballots.file-not-csv') } })
  const by = personOf(visit).id
  const result = await importRoll(visit.platform, { by, poll: view.poll, rows, digest: digestOf(upload.bytes) })
  if (result.ok) {
    const { added, reading } = result.value
    const fresh = await viewRoll(visit.platform, placeOf(visit).id, view.call.slug, 1)
    return fresh ? rollPage(visit, fresh, { imported: { added, doubts: reading.doubts.length } }) : absent
  }
  const { refusal } = result
  if (refusal.code === 'no-such-call') return absent
  if (refusal.code === 'bad-rows') return rollPage(visit, view, { rowProblems: refusal.reading.problems })
  return rollPage(visit, view, { refusal })
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
