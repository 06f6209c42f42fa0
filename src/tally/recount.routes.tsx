import { canonicalText } from '../../lib/kernel/canonical.ts'
import type { Upload } from '../../lib/platform/form.ts'
import { type Words, wordsIn } from '../../lib/platform/words.ts'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import { type Answer, absent, get, placeOf, post, type Route, type Visit } from '../people/people.visit.ts'
import { orderText } from '../regulations/tie.rules.ts'
import { CountFilePage, type CountFileProps } from './count-file.page.tsx'
import { electionIn, fileCountOf } from './file-count.rules.ts'
import { type FileRule, fileRules, type Published, type WrittenInput } from './recount.model.ts'
import { RecountPage } from './recount.page.tsx'
import { recountOfFiles } from './recount.rules.ts'
import { type Run, tieOrderOf } from './tally.model.ts'
import { type OutcomeView, viewOutcome } from './view-outcome.query.ts'
import { countKeptBallots, readPastBallots } from './view-past-votes.query.ts'
import { type ClosedBallots, publishedVote, whyBallotsStayClosed, writtenVote } from './votes-file.rules.ts'
import type { WhatIfRefusal } from './what-if.model.ts'
import { patienceFor, whyTooLarge } from './what-if.rules.ts'

const call = '/:municipality/calls/:call'

/** A certified outcome is counted again by anybody, as is any vote in a file. Nothing is written. */
export const recountRoutes: readonly Route[] = [
  get(`${call}/recount`, 'public.read', (visit) =>
    withCertified(visit, (certified) => answerRecount(visit, certified)),
  ),
  get(`${call}/outcome/votes.pb`, 'public.read', (visit) =>
    withCertified(visit, (certified) => answerVotes(visit, certified)),
  ),
  get('/recount', 'public.read', async (visit) => pageOf(visit, fileRules, {})),
  post('/recount', 'public.read', 'none: counts a file that is not kept, changes nothing', answerFile, {
    files: 1,
    // A count may keep the server busy for a second or two.
    postsPerMinute: 10,
  }),
]

type Certified = { readonly view: OutcomeView; readonly run: Run }

async function withCertified(visit: Visit, answer: (certified: Certified) => Promise<Answer>): Promise<Answer> {
  const view = await viewOutcome(visit.platform, placeOf(visit).id, visit.params['call'] ?? '')
  return view?.run?.certified ? answer({ view, run: view.run }) : absent
}

async function whyClosed({ platform }: Visit, { view, run }: Certified): Promise<ClosedBallots | undefined> {
  return whyBallotsStayClosed(run.input.ballots, await countKeptBallots(platform.db.read, view.poll))
}

/** The ballots as they may be told to anybody: only where nothing keeps them closed. */
async function votesFile(visit: Visit, { view, run }: Certified): Promise<string> {
  const { ballots } = await readPastBallots(visit.platform.db.read, view.poll, run)
  // The file is the same whoever asks for it: its words are those that readers of the format expect.
  const t = wordsIn('en')
  const unit = t.of(placeOf(visit).names)
  const { calendar, terms, slug, title } = view.call
  const vote = publishedVote({
    input: run.input,
    result: run.result,
    titles: new Map([...view.titles].map(([id, { title: name }]) => [id, name])),
    ballots,
    description: t('tally.votes-file-description', { place: unit, call: title }),
    comments: commentsOf(t, run),
    unit,
    instance: slug,
    votingFrom: calendar.votingFrom,
    votingUntil: calendar.votingUntil,
    mostChoices: terms.mostChoices,
  })
  return writtenVote(vote)
}

function commentsOf(t: Words, { input }: Run): readonly string[] {
  const { commissionPercent, minimumVotes } = input
  const shares = { commission: commissionPercent, residents: 100 - commissionPercent, minimum: minimumVotes }
  const ties = t('tally.how-tie', { order: orderText(t, tieOrderOf(input)) })
  return [t('tally.votes-file-rule', shares), ties, t('tally.votes-file-points')]
}

async function answerVotes(visit: Visit, certified: Certified): Promise<Answer> {
  if (await whyClosed(visit, certified)) return absent
  const name = `${placeOf(visit).slug}-${certified.view.call.slug}.pb`
  return {
    kind: 'file',
    type: 'text/plain; charset=utf-8',
    bytes: await votesFile(visit, certified),
    name,
    keepFor: 300,
  }
}

async function answerRecount(visit: Visit, certified: Certified): Promise<Answer> {
  const { t, query } = visit
  const { view, run } = certified
  const place = placeOf(visit)
  const path = `/${place.slug}/calls/${view.call.slug}`
  const closed = await whyClosed(visit, certified)
  const numbers = new Map(run.input.candidates.map(({ id, number }) => [id, number]))
  const published: Published = {
    digest: run.inputDigest,
    spent: String(run.result.spent),
    lines: run.result.lines.map(({ id, verdict }) => ({ number: numbers.get(id) ?? 0, verdict })),
  }
  const titles = Object.fromEntries(
    run.input.candidates.map(({ id, number }) => [String(number), view.titles.get(id)?.title ?? '']),
  )
  const counted =
    query['counted'] === 'server'
      ? serverRecount(run, closed ? undefined : await votesFile(visit, certified), published)
      : undefined
  return {
    kind: 'page',
    title: t('tally.recount-title'),
    crumbs: [
      { label: t.of(place.names), path: `/${place.slug}` },
      { label: view.call.title, path },
    ],
    card: { description: t('tally.recount-lead') },
    islands: ['recount'],
    body: (
      <RecountPage
        t={t}
        path={path}
        run={run}
        titles={titles}
        published={published}
        closed={closed}
        counted={counted}
      />
    ),
  }
}

/** The same as the browser does with the same files. */
function serverRecount(run: Run, votes: string | undefined, published: Published) {
  const text = canonicalText(run.input)
  const written = JSON.parse(text) as WrittenInput
  return recountOfFiles(Buffer.from(text), written, votes === undefined ? undefined : Buffer.from(votes), published)
}

async function answerFile(visit: Visit): Promise<Answer> {
  const { t, form } = visit
  const rules = fileRules.filter((rule) => form.all('rules').includes(rule))
  const upload = form.uploads('file')[0]
  const problems = { ...uploadProblems(t, upload), ...(rules.length === 0 ? { rules: t('problems.choose') } : {}) }
  if (!upload || Object.keys(problems).length > 0) return pageOf(visit, rules, { problems })
  const read = electionIn(upload.bytes)
  if (!read.ok) return pageOf(visit, rules, { problems: { file: t('tally.count-file-faulty') }, faults: read.refusal })
  const large = whyTooLarge(read.value.projects.length, read.value.ballots.count)
  if (large) return pageOf(visit, rules, { problems: { file: wordedRefusal(t, large) } })
  const inTime = patienceFor(read.value)
  const goesOn = (_: FileRule, counts: number) => counts === 0 || inTime()
  return pageOf(visit, rules, { counted: fileCountOf(read.value, { rules, language: t.language, goesOn }) })
}

function uploadProblems(t: Words, upload: Upload | undefined): FieldProblems {
  if (!upload || upload.name === '') return { file: t('problems.required') }
  return upload.tooLarge ? { file: t('tally.what-if-file-too-large') } : {}
}

function wordedRefusal(t: Words, refusal: WhatIfRefusal): string {
  switch (refusal.code) {
    case 'too-many-projects':
      return t('tally.what-if-too-many-projects', refusal)
    case 'too-much-work':
      return t('tally.what-if-too-much-work', refusal)
    case 'too-much-money':
      return t('tally.what-if-too-much-money')
  }
}

function pageOf({ t }: Visit, rules: readonly string[], found: Partial<CountFileProps>): Answer {
  const { problems = {}, faults = [], counted } = found
  return {
    kind: 'page',
    title: t('tally.count-file-title'),
    status: Object.keys(problems).length > 0 || faults.length > 0 ? 422 : 200,
    card: { description: t('tally.count-file-lead') },
    islands: ['recount'],
    body: <CountFilePage t={t} rules={rules} problems={problems} faults={faults} counted={counted} />,
  }
}
