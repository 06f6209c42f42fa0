import assert from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { money, som } from '../../lib/kernel/money.ts'
import { terms } from '../../test/worlds/terms.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { Regulation, RegulationId } from '../regulations/regulation.model.ts'
import { type Call, type CallId, type CallMove, type CallStage, callMoves, callStages } from './call.model.ts'
import { underRegulation, whyNotDraft } from './draft.rules.ts'
import { dueMove, mayFollow, moveDay, movedCall, whyNotMove } from './move.rules.ts'

const day = civilDate
const call: Call = {
  municipalityId: 'm' as MunicipalityId,
  id: 'c' as CallId,
  slug: '2026',
  title: 'Демилгелер – 2026',
  about: '',
  stage: 'announced',
  envelope: som(500_000),
  calendar: {
    collectingFrom: day('2026-05-01'),
    collectingUntil: day('2026-05-20'),
    reviewingUntil: day('2026-05-30'),
    votingFrom: day('2026-06-10'),
    votingUntil: day('2026-06-20'),
    decidedBy: day('2026-06-27'),
    worksUntil: day('2026-07-27'),
  },
  regulationId: 'r1' as RegulationId,
  regulationNumber: 1,
  terms,
  announcedAt: undefined,
  version: 3,
}
const moves = Object.keys(callMoves) as CallMove[]

test('each move is made from its stages in the table, and from no other', () => {
  for (const move of moves) {
    for (const stage of callStages) {
      const allowed = (callMoves[move].from as readonly CallStage[]).includes(stage)
      assert.equal(mayFollow(stage, move), allowed)
      const answer = movedCall({ ...call, stage }, move)
      if (allowed) assert.deepEqual(answer, { ok: true, value: { ...call, stage: callMoves[move].to, version: 4 } })
      else assert.deepEqual(answer, { ok: false, refusal: { code: 'wrong-stage', stage, move } })
    }
  }
})

const edges: readonly [CallStage, CallMove, string, string, 'calendar' | 'voting'][] = [
  ['announced', 'openCollecting', '2026-04-30', '2026-05-01', 'calendar'],
  ['collecting', 'startReview', '2026-05-20', '2026-05-21', 'calendar'],
  ['reviewing', 'openVoting', '2026-06-09', '2026-06-10', 'voting'],
  ['voting', 'closeVoting', '2026-06-20', '2026-06-21', 'voting'],
]

for (const [stage, move, before, on, clause] of edges) {
  const at = { ...call, stage }
  test(`${move} is refused on ${before} and made on ${on}, by hand and by the clock`, () => {
    const early = { today: day(before), admitted: 1, mayBeEarly: false }
    const due = { ...early, today: day(on) }
    assert.deepEqual(whyNotMove(at, move, early), { code: 'too-early', on, clause })
    assert.equal(dueMove(at, early.today), undefined)
    assert.equal(whyNotMove(at, move, due), undefined)
    assert.equal(dueMove(at, due.today), move === 'openVoting' ? undefined : move)
    assert.equal(moveDay(at, move), on)
  })
  test(`a demonstration may make ${move} early, but never from another stage`, () => {
    const facts = { today: day('2026-01-01'), admitted: 1, mayBeEarly: true }
    assert.equal(whyNotMove(at, move, facts), undefined)
    assert.deepEqual(whyNotMove({ ...at, stage: 'closed' }, move, facts), {
      code: 'wrong-stage',
      stage: 'closed',
      move,
    })
  })
}

test('voting does not open on an empty ballot, however late it is', () => {
  const facts = { today: day('2026-06-15'), admitted: 0, mayBeEarly: false }
  const reviewing = { ...call, stage: 'reviewing' as const }
  assert.deepEqual(whyNotMove(reviewing, 'openVoting', facts), { code: 'nothing-admitted', clause: 'voting' })
})

test('voting opens on its last day, and not when its days are over', () => {
  const reviewing = { ...call, stage: 'reviewing' as const }
  const facts = { today: day('2026-06-20'), admitted: 1, mayBeEarly: false }
  assert.equal(whyNotMove(reviewing, 'openVoting', facts), undefined)
  const late = { ...facts, today: day('2026-06-21') }
  assert.deepEqual(whyNotMove(reviewing, 'openVoting', late), {
    code: 'voting-over',
    until: '2026-06-20',
    clause: 'voting',
  })
  assert.equal(whyNotMove(reviewing, 'openVoting', { ...late, mayBeEarly: true }), undefined)
})

test('a move without a day of its own may be made on any', () => {
  assert.equal(moveDay(call, 'certify'), undefined)
  assert.equal(
    whyNotMove({ ...call, stage: 'tallying' }, 'certify', { today: day('2020-01-01'), admitted: 0, mayBeEarly: false }),
    undefined,
  )
})

test('only a draft that nobody changed meanwhile is changed or announced', () => {
  assert.deepEqual(whyNotDraft({ ...call, stage: 'announced' }, 3), { code: 'not-a-draft', stage: 'announced' })
  assert.deepEqual(whyNotDraft({ ...call, stage: 'draft' }, 2), { code: 'changed-meanwhile' })
  assert.equal(whyNotDraft({ ...call, stage: 'draft' }, 3), undefined)
})

test('a call takes the rules of the regulation in force, and needs one', () => {
  const regulation: Regulation = {
    municipalityId: call.municipalityId,
    id: 'r2' as RegulationId,
    number: 2,
    stage: 'in-force',
    preset: 'kg-model-2019',
    terms: { ...terms, collectingDays: 20, reviewingDays: 10, appealDays: 5, votingDays: 7, worksMonths: 1 },
    resolution: undefined,
    version: 2,
  }
  const today = day('2026-04-20')
  assert.deepEqual(underRegulation(call, undefined, today), { ok: false, refusal: { code: 'no-regulation' } })
  const answer = underRegulation(call, regulation, today)
  assert.ok(answer.ok)
  assert.deepEqual(
    [answer.value.regulationId, answer.value.regulationNumber, answer.value.terms],
    ['r2', 2, regulation.terms],
  )
  const ceiling = money(call.envelope + 1n)
  const dear = { ...regulation, terms: { ...regulation.terms, ceiling } }
  assert.deepEqual(underRegulation(call, dear, today), {
    ok: false,
    refusal: { code: 'ceiling-over-envelope', ceiling, clause: 'ceiling' },
  })
  const late = underRegulation(call, regulation, day('2026-05-02'))
  assert.ok(!late.ok && late.refusal.code === 'bad-calendar')
  assert.deepEqual(late.refusal.problems.collectingFrom, { code: 'date-order', earliest: '2026-05-02' })
})
