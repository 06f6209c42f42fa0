import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readElection } from './pb/read.ts'
import { ruleOf } from './rule.ts'
import { Tally } from './tally.ts'

/**
 * Real elections and their outcomes, counted elsewhere with exact fractions. They are open research data without a
 * licence, so they lie beside the project and not in it: `TALLY_ELECTIONS` names the folder that holds `elections` and
 * `expected`. Without it, and without the folder beside the repository, there is nothing to compare with.
 */
const folder = process.env['TALLY_ELECTIONS'] ?? join(import.meta.dirname, '../../../../shared/data')
const there = existsSync(join(folder, 'elections')) && existsSync(join(folder, 'expected'))
/** All of them take a minute; the smaller ones, a few seconds, are counted every time. */
const mostBytes = process.env['TALLY_ELECTIONS'] ? Number.POSITIVE_INFINITY : 40_000

type Expected = {
  readonly rules: Readonly<
    Record<string, { readonly selected?: readonly string[]; readonly cost: string; readonly value?: string }>
  >
}

const tieOrders = { lexico: 'id', rec: 'cost-votes-id' } as const

test('published outcomes of real elections come out exactly', {
  skip: !there && 'no elections beside the project',
}, () => {
  const files = readdirSync(join(folder, 'elections')).filter(
    (file) => statSync(join(folder, 'elections', file)).size <= mostBytes,
  )
  let compared = 0
  for (const file of files) {
    const { election } = readElection(readFileSync(join(folder, 'elections', file)))
    if (!election) throw new Error(`${file} is not readable`)
    const { rules } = JSON.parse(
      readFileSync(join(folder, 'expected', file.replace(/pb$/, 'json')), 'utf8'),
    ) as Expected
    for (const [word, tieOrder] of Object.entries(tieOrders)) {
      const tally: Tally = new Tally(election, { tieOrder })
      for (const [key, expected] of Object.entries(rules)) {
        const [rule = '', ties] = key.split('/')
        if ((ties !== '*' && ties !== word) || !expected.selected) continue
        const outcome = tally.count(ruleOf(rule)!)
        const selected: string[] = outcome.selected.map((project): string => election.projects[project]!.id)
        const where = `${file} ${rule} ${word}`
        if (outcome.value === undefined) assert.deepEqual(selected, expected.selected, where)
        else assert.equal(worthOf(outcome.value, rule, election.scale), Number(expected.value), where)
        assert.ok(outcome.cost <= election.budget, where)
        compared++
      }
    }
  }
  assert.ok(compared > 1000, `${compared} outcomes were compared`)
})

function worthOf(value: bigint, rule: string, scale: number): number {
  return rule === 'opt_cost' ? Number(value) / scale : Number(value)
}
