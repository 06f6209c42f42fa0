import type { Result } from '../../lib/kernel/result.ts'
import { ok, refuse } from '../../lib/kernel/result.ts'
import { choice, optional, sum, whole } from '../../lib/platform/fields.ts'
import { type Form, formOf, parseForm, type Upload, wordedProblems } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import type { Call } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import { type Answer, absent, get, placeOf, post, type Route, type Visit } from '../people/people.visit.ts'
import { madeUpVote } from './made-up-vote.rules.ts'
import {
  countVillages,
  listPastVotes,
  type PastVote,
  readCertifiedRun,
  readPastBallots,
} from './view-past-votes.query.ts'
import { type TriedTerms, type VoteSource, type VoteToTry, voteSources, type WhatIfRefusal } from './what-if.model.ts'
import { WhatIfPage } from './what-if.page.tsx'
import { comparisonOf, fileToTry, madeUpToTry, voteOf, whyTooLarge } from './what-if.rules.ts'
import { electionOfFile } from './what-if-fault.rules.ts'
import type { WhatIfResult } from './what-if-text.page.tsx'

const whatIf = '/:municipality/calls/:call/what-if'

/** Other rules, sums and minimums tried on a vote, for those who prepare and announce the call. Nothing is written. */
export const whatIfRoutes: readonly Route[] = [
  get(whatIf, 'calls.announce', (visit) => withCall(visit, (office) => answerAsked(visit, office))),
  post(whatIf, 'calls.announce', 'none: counts a file that is not kept, changes nothing', (visit) =>
    withCall(visit, (office) => answerFile(visit, office)),
  ),
]

type Office = { readonly call: Call; readonly pastVotes: readonly PastVote[] }

async function withCall(visit: Visit, answer: (office: Office) => Promise<Answer>): Promise<Answer> {
  const { read } = visit.platform.db
  const { id } = placeOf(visit)
  const call = await readCall(read, id, visit.params['call'] ?? '')
  return call ? answer({ call, pastVotes: await listPastVotes(read, id) }) : absent
}

/** Undefined until something is asked, then the outcomes or what is wrong with the question. */
type Counted = Result<WhatIfResult, FieldProblems> | undefined

async function answerAsked(visit: Visit, office: Office): Promise<Answer> {
  const { query } = visit
  const usual: VoteSource = office.pastVotes.length > 0 ? 'past' : 'made-up'
  const source = voteSources.find((one) => one === query['from']) ?? usual
  const typed = formOf(new Map(Object.entries(query).map(([field, value]) => [field, [value]])))
  if (source === 'past' && query['past'] !== undefined) {
    return pageOf(visit, office, source, typed, await pastCounted(visit, office, typed))
  }
  if (source === 'made-up' && query['initiatives'] !== undefined) {
    return pageOf(visit, office, source, typed, madeUpCounted(visit, office, typed))
  }
  const villages = await countVillages(visit.platform.db.read, placeOf(visit).id)
  return pageOf(visit, office, source, proposed(office, villages), undefined)
}

const termsShape = { envelope: optional(sum()), minimum: whole({ min: 0, max: 1_000_000 }) }

/** Together within `mostWork`; a call of a municipality has neither more initiatives nor more ballots. */
const madeUpMost = { initiatives: 100, voters: 15_000, villages: 20 } as const

const madeUpShape = {
  initiatives: whole({ min: 1, max: madeUpMost.initiatives }),
  voters: whole({ min: 1, max: madeUpMost.voters }),
  villages: whole({ min: 1, max: madeUpMost.villages }),
  choices: whole({ min: 1, max: 20 }),
  own: whole({ min: 0, max: 100 }),
  lowest: whole({ min: 1, max: 100 }),
  seed: whole({ min: 1, max: 999_999 }),
  ...termsShape,
}

/** A vote such as the municipality may expect, to begin with. */
function proposed({ call, pastVotes }: Office, villages: number): Form {
  const fields: Readonly<Record<string, string | number>> = {
    past: pastVotes[0]?.slug ?? '',
    initiatives: 12,
    voters: 1000,
    villages: Math.min(Math.max(1, villages), madeUpMost.villages),
    choices: Math.min(call.terms.mostChoices, 20),
    own: 70,
    lowest: 40,
    seed: 1,
    minimum: call.terms.minimumVotes,
  }
  return formOf(new Map(Object.entries(fields).map(([field, value]) => [field, [String(value)]])))
}

async function pastCounted(visit: Visit, { call, pastVotes }: Office, typed: Form): Promise<Counted> {
  const { t, platform } = visit
  const { read } = platform.db
  const parsed = parseForm({ past: choice(pastVotes.map(({ slug }) => slug)), ...termsShape }, typed)
  if (!parsed.ok) return refuse(wordedProblems(t, parsed.problems))
  const past = pastVotes.find(({ slug }) => slug === parsed.value.past)
  const poll = past && { municipalityId: placeOf(visit).id, callId: past.callId }
  const run = poll && (await readCertifiedRun(read, poll))
  if (!past || !poll || !run) return refuse({ past: t('problems.choose') })
  const { candidates, ballots: counted, envelope } = run.input
  const large = whyTooLarge(candidates.length, counted)
  if (large) return refuse(wordedRefusal(t, 'past', large))
  const { initiatives, ballots } = await readPastBallots(read, poll, run)
  if (ballots.length !== counted) return refuse({ past: t('tally.what-if-ballots-gone') })
  const described = candidates.map(({ id, number, cost, points }) => {
    const known = initiatives.get(id)
    return { number, name: known?.title ?? '', cost, village: known?.village ? t.of(known.village) : '', points }
  })
  const vote = voteOf(envelope, described, ballots)
  return counting(t, { call, source: 'past', name: past.title, terms: parsed.value }, vote)
}

function madeUpCounted({ t }: Visit, { call }: Office, typed: Form): Counted {
  const parsed = parseForm(madeUpShape, typed)
  if (!parsed.ok) return refuse(wordedProblems(t, parsed.problems))
  const { own, lowest, envelope, minimum, ...wish } = parsed.value
  const { ceiling } = call.terms
  const vote = madeUpVote({ ...wish, ownPercent: own, lowestPercent: lowest, ceiling })
  const asked = { call, source: 'made-up', name: '', terms: { envelope, minimum } } as const
  return counting(t, asked, madeUpToTry(call.envelope, vote))
}

async function answerFile(visit: Visit, office: Office): Promise<Answer> {
  const { t, form } = visit
  const upload = form.uploads('file')[0]
  const parsed = parseForm(termsShape, form)
  const read = fileRead(t, upload)
  if (!parsed.ok || !read.ok || !upload) {
    const typedProblems = parsed.ok ? {} : wordedProblems(t, parsed.problems)
    const problems = { ...(read.ok ? {} : read.refusal), ...typedProblems }
    return pageOf(visit, office, 'file', form, refuse(problems))
  }
  const asked = { call: office.call, source: 'file', name: upload.name, terms: parsed.value } as const
  return pageOf(visit, office, 'file', form, counting(t, asked, fileToTry(read.value)))
}

function fileRead(t: Words, upload: Upload | undefined): Result<VoteToTry['election'], FieldProblems> {
  if (!upload || upload.name === '') return refuse({ file: t('problems.required') })
  if (upload.tooLarge) return refuse({ file: t('tally.what-if-file-too-large') })
  const read = electionOfFile(upload.bytes)
  if (read.ok) return read
  const { kind, line, found } = read.refusal
  const what = t(`tally.what-if-fault-${kind}`)
  const place = { place: line === 0 ? 'file' : 'line', line, found: found === '' ? 'none' : 'some', text: found }
  return refuse({ file: t('tally.what-if-fault', { what, ...place }) })
}

type Asked = {
  readonly call: Call
  readonly source: VoteSource
  readonly name: string
  readonly terms: { readonly envelope: TriedTerms['envelope']; readonly minimum: number }
}

function counting(t: Words, { call, source, name, terms }: Asked, vote: Result<VoteToTry, WhatIfRefusal>): Counted {
  if (!vote.ok) return refuse(wordedRefusal(t, source, vote.refusal))
  const { commissionPercent } = call.terms
  const asked = { envelope: terms.envelope, minimumVotes: terms.minimum, commissionPercent }
  const comparison = comparisonOf(vote.value, asked)
  if (!comparison.ok) return refuse(wordedRefusal(t, source, comparison.refusal))
  const { column } = vote.value
  return ok({ source, name, comparison: comparison.value, minimumVotes: terms.minimum, commissionPercent, column })
}

/** Beside the field that brought the vote, or the sum. */
function wordedRefusal(t: Words, source: VoteSource, refusal: WhatIfRefusal): FieldProblems {
  const field = source === 'made-up' ? 'initiatives' : source
  switch (refusal.code) {
    case 'too-many-projects':
      return { [field]: t('tally.what-if-too-many-projects', refusal) }
    case 'too-much-work':
      return { [field]: t('tally.what-if-too-much-work', refusal) }
    case 'too-much-money':
      return { envelope: t('tally.what-if-too-much-money') }
  }
}

function pageOf(visit: Visit, { call, pastVotes }: Office, source: VoteSource, typed: Form, counted: Counted): Answer {
  const { t } = visit
  const place = placeOf(visit)
  const path = `/${place.slug}/calls/${call.slug}`
  const problems = counted && !counted.ok ? counted.refusal : {}
  const props = { call, pastVotes, source, typed, problems, result: counted?.ok ? counted.value : undefined }
  return {
    kind: 'page',
    title: t('tally.what-if-title'),
    status: counted && !counted.ok ? 422 : 200,
    crumbs: [
      { label: t.of(place.names), path: `/${place.slug}` },
      { label: call.title, path },
    ],
    body: <WhatIfPage t={t} path={`${path}/what-if`} {...props} />,
  }
}
