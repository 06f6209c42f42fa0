import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testPlatform } from '../../test/support/database.ts'
import { applicationsOf, as } from '../../test/worlds/applications.ts'
import { collectingTowns } from '../../test/worlds/collecting-towns.ts'
import type { Terms } from '../regulations/regulation.model.ts'
import { changeText } from './change-text.command.ts'
import { initiativeRoutes } from './initiatives.routes.tsx'
import { submitInitiative } from './submit-initiative.command.ts'

const platform = await testPlatform()
const { townWithDraft } = await collectingTowns(platform, initiativeRoutes)
const { drafted, read, filled } = applicationsOf(platform)

const school = { applicants: ['institution'] } satisfies Partial<Terms>
const stated = { applicantKind: 'institution', groupName: '№ 5 орто мектеп', registration: '123-3301' } as const

test('a school states its registration and its head, needs no members, and is told by its clause what is missing', async () => {
  const town = await townWithDraft(school)
  assert.equal((await read(town.draft)).applicantKind, 'institution')
  await filled(town.draft)
  const group = `${town.application}/group`
  const post = async (typed: object) =>
    await town.leader.post(group, { members: '', ...typed, version: `${(await read(town.draft)).version}` })
  const told = (await town.leader.get(`${town.path}/submission`)).html
  assert.match(told, /Уюмдун каттоо номери/)
  assert.match(told, /Уюмдун жетекчиси/)
  assert.equal((await post({ ...stated, inCharge: 'Директор Асанова Гүлнара' })).status, 303)
  const { version } = await read(town.draft)
  assert.ok((await submitInitiative(platform, { ...town.draft, version })).ok)
  const shown = (await town.stranger.get(town.path)).html
  assert.match(shown, /123-3301/)
  assert.match(shown, /Директор Асанова Гүлнара/)
})

test('whom the regulation does not name cannot be chosen; the choice is kept when something else is wrong', async () => {
  const town = await townWithDraft({ applicants: ['initiative-group', 'ngo'] })
  const group = `${town.application}/group`
  const typed = { version: '1', groupName: 'Жарык көчө', registration: '', inCharge: '', members: '' }
  assert.match((await town.leader.get(group)).html, /value="initiative-group"[^>]* checked/)
  assert.equal((await town.leader.post(group, { ...typed, applicantKind: 'business' })).status, 422)
  const wrong = await town.leader.post(group, { ...typed, applicantKind: 'ngo', groupName: 'Жaрык' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /value="ngo"[^>]* checked/)
})

test('a leader who has sent as many as the regulation takes begins no other, and sends none of the drafts', async () => {
  const town = await townWithDraft({ mostApplications: 1 })
  const second = await drafted(town)
  assert.ok((await submitInitiative(platform, await filled(town.draft))).ok)
  const apply = `/${town.slug}/calls/2026/apply`
  const page = await town.leader.post(apply, { id: crypto.randomUUID(), title: 'Дагы бири' })
  assert.equal(page.status, 422)
  assert.match(page.html, /сынакка 1 арыздан ашык бере албайт[\s\S]*regulation\/1#c-4"/)
  const late = await submitInitiative(platform, await filled(second))
  assert.ok(!late.ok && late.refusal.code === 'not-ready')
  assert.deepEqual(
    late.refusal.reasons.map(({ code, clause }) => [code, clause]),
    [['too-many-applications', 'applicants']],
  )
})

test('two applications sent at once under a limit of one leave one', async () => {
  const town = await townWithDraft({ mostApplications: 1 })
  const both = [await filled(town.draft), await filled(await drafted(town))]
  const sent = await Promise.all(both.map((one) => submitInitiative(platform, one)))
  assert.deepEqual(sent.map(({ ok }) => ok).sort(), [false, true])
})

test('an organisation is one applicant whoever leads, however its number is spaced', async () => {
  const town = await townWithDraft({ ...school, mostApplications: 1 })
  const others = await drafted(town, as(town.people.nurlan))
  const asSchool = async (draft: typeof town.draft, registration: string) => {
    const { version } = await filled(draft)
    const text = { ...stated, inCharge: 'Директор', members: [], registration }
    const after = await changeText(platform, { ...draft, version, text })
    assert.ok(after.ok)
    return await submitInitiative(platform, { ...draft, version: after.value.version })
  }
  assert.ok((await asSchool(town.draft, '123-3301-ООО')).ok)
  assert.equal((await asSchool(others, '123 3301 ооо')).ok, false)
  const third = await drafted(town, as(town.people.bakyt))
  assert.ok((await asSchool(third, '124-3301')).ok)
})
