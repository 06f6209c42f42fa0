import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { allRoutes } from '../../main/routes.ts'
import { addressesText, recordCatalogue, routeComplaints, unrecordedMoves, unwordedRefusals } from '../contracts.ts'
import { treeOf } from './tree.ts'

const catalogue = ['call-announced']

test('a POST without a record entry is found', () => {
  const complaints = routeComplaints([{ method: 'POST', path: '/calls', may: 'calls.draft' }], catalogue)
  assert.deepEqual(complaints, ['POST /calls: declares no record entry'])
})

test('a route without a permission is found', () => {
  assert.match(routeComplaints([{ method: 'GET', path: '/calls' }], catalogue).join(), /declares no permission/)
})

test('a record entry that the catalogue lacks is found', () => {
  const route = { method: 'POST', path: '/calls', may: 'calls.draft', record: 'call-shouted' }
  assert.match(routeComplaints([route], catalogue).join(), /no entry call-shouted/)
  assert.deepEqual(routeComplaints([{ ...route, record: 'none: sends a code, changes nothing' }], catalogue), [])
  assert.match(routeComplaints([{ ...route, record: 'none' }], catalogue).join(), /"none: why"/)
})

test('an address declared twice is found', () => {
  const route = { method: 'GET', path: '/calls', may: 'public.read' }
  assert.match(routeComplaints([route, route], catalogue).join(), /declared twice/)
})

const house = {
  'src/record/record.model.ts': "export type RecordFields = { 'call-moved': string; 'call-announced': string }",
  'src/calls/call.model.ts': 'export const callMoves = {}',
}

test('a table of moves without its record entry is found', (t) => {
  assert.deepEqual(unrecordedMoves(treeOf(t, house)), [])
  const root = treeOf(t, { ...house, 'src/funding/entry.model.ts': 'export const entryMoves = {} as const' })
  assert.match(unrecordedMoves(root).join(), /entryMoves has no entry entry-moved/)
})

test('a refusal without words is found', (t) => {
  const model = "export type CastingRefusal = { readonly code: 'too-late' } | { readonly code: 'over-limit' }"
  const root = treeOf(t, {
    'src/ballots/ballot.model.ts': model,
    'words/ky/ballots.json': '{ "refusal-too-late": "Кеч" }',
  })
  assert.deepEqual(unwordedRefusals(root), [
    'src/ballots: nothing in words/ky/ballots.json says over-limit of CastingRefusal',
  ])
})

test('every route of this house declares who may, and every POST what the record tells', () => {
  assert.deepEqual(routeComplaints(allRoutes, recordCatalogue(process.cwd())), [])
})

test('the addresses of this house are those of the golden list', () => {
  const path = 'test/golden/addresses.txt'
  const golden = existsSync(path) ? readFileSync(path, 'utf8') : ''
  assert.equal(
    addressesText(allRoutes),
    golden,
    'run `node --import tsx tools/addresses.ts`; keep old addresses alive by a redirect',
  )
})

test('every move of this house has its record entry', () => assert.deepEqual(unrecordedMoves(process.cwd()), []))

test('every refusal of this house has its words', () => assert.deepEqual(unwordedRefusals(process.cwd()), []))
