import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { placesIn } from '../lib/platform/embedded/places.ts'
import { runningConnection } from '../lib/platform/embedded/running.ts'
import { ask, atEnd, leftIn, onlyLinux, testFolder, workingIn } from '../lib/platform/embedded/testing.ts'
import { freshDatabase } from '../test/support/database.ts'
import { answers, askForCode, freePort, Program, until } from '../test/support/program.ts'

const skip = onlyLinux

/** Production on a folder of its own: the demonstration takes its time to fill. */
async function house(t: TestContext): Promise<Record<string, string>> {
  return { DEMILGE_MODE: 'production', DEMILGE_DATA: testFolder(t), PORT: String(await freePort()) }
}

function folderOf(environment: Record<string, string>): string {
  return environment['DEMILGE_DATA'] ?? ''
}

async function nothingIsLeft(program: Program, folder: string): Promise<void> {
  deepEqual(await leftIn(folder), [])
  await until(
    () => program.left().length === 0,
    5_000,
    () => `still there: ${program.left()}`,
  )
}

/** Undefined while there is none. */
function serverPid(folder: string): number | undefined {
  const note = join(placesIn(folder).cluster, 'postmaster.pid')
  return existsSync(note) ? Number(readFileSync(note, 'utf8').split('\n')[0]) : undefined
}

test('a start tells one line with the address, and pages are shown there', { skip }, async (t) => {
  const environment = await house(t)
  const program = new Program(t, environment)
  const { origin } = await program.address()
  equal(program.out, `Demilge: http://127.0.0.1:${environment['PORT']}\n`)
  equal(await answers(origin), 200)
  equal(await answers(origin, '/ru'), 200)
})

for (const to of ['process', 'group'] as const) {
  test(`Ctrl-C that reaches the ${to} ends everything in order, and the next start takes less than two seconds`, {
    skip,
  }, async (t) => {
    const environment = await house(t)
    const first = new Program(t, environment)
    await first.address()
    first.signal('SIGINT', to)
    deepEqual({ ...(await first.ending()), ms: 0 }, { code: 0, signal: null, ms: 0 })
    equal(first.err.replace(/^Neither SMTP_URL.*\n/, ''), '')
    await nothingIsLeft(first, folderOf(environment))
    const next = new Program(t, environment)
    const { ms } = await next.address()
    const worked = next.workedMs()
    next.signal('SIGTERM', to)
    equal((await next.ending()).code, 0)
    await nothingIsLeft(next, folderOf(environment))
    // Other tests take most of the machine meanwhile, so what counts is the time that the start itself worked.
    ok(worked <= 2000, `${worked} ms`)
    t.diagnostic(`told the address after ${Math.round(ms)} ms, ${worked} ms of them at work`)
  })
}

test('Ctrl-C at any moment of a start leaves nothing behind, and the next start works', { skip }, async (t) => {
  const environment = await house(t)
  for (const wait of [150, 500, 900, 1300, 1900]) {
    const program = new Program(t, environment)
    await new Promise((resolve) => setTimeout(resolve, wait))
    program.signal('SIGINT', 'group')
    const { code, signal } = await program.ending()
    // Before the program could listen to it, the signal itself ends it.
    ok(code === 0 || signal === 'SIGINT', `after ${wait} ms: ${code} ${signal} ${program.err}`)
    await nothingIsLeft(program, folderOf(environment))
  }
  equal(await answers((await new Program(t, environment).address()).origin), 200)
})

test('a database server that is killed is started again, and pages are shown again', { skip }, async (t) => {
  const environment = await house(t)
  const folder = folderOf(environment)
  const program = new Program(t, environment)
  const { origin } = await program.address()
  ok(await askForCode(origin, '+996555000001', '10.0.0.1'))
  for (const whole of [false, true]) {
    const before = serverPid(folder)
    for (const pid of whole ? workingIn(placesIn(folder).home) : [before ?? 0]) process.kill(pid, 'SIGKILL')
    await until(async () => ![before, undefined].includes(serverPid(folder)) && (await answers(origin)) === 200, 20_000)
  }
  ok(await askForCode(origin, '+996555000002', '10.0.0.1'))
  const connection = runningConnection(folder)
  ok(connection)
  deepEqual(await ask(connection, 'select count(*)::int from people.challenge'), [{ count: 2 }])
  match(program.err, /The database stopped; starting it again\./)
  equal(program.hasEnded, false)
  program.signal('SIGINT', 'group')
  equal((await program.ending()).code, 0)
  await nothingIsLeft(program, folder)
})

test('a killed program leaves no server, and the next start works', { skip }, async (t) => {
  const environment = await house(t)
  const program = new Program(t, environment)
  await program.address()
  await program.kill()
  await nothingIsLeft(program, folderOf(environment))
  equal(await answers((await new Program(t, environment).address()).origin), 200)
})

test('with DATABASE_URL that server is used, for production, and none is started', { skip }, async (t) => {
  const { user, host, port, database } = await freshDatabase()
  const folder = testFolder(t)
  const url = `postgresql://${user}@${encodeURIComponent(host ?? '')}:${port}/${database}`
  const program = new Program(t, { DATABASE_URL: url, DEMILGE_DATA: folder, PORT: '0' })
  const { origin } = await program.address()
  match(origin, /:[1-9]\d+$/)
  equal(await answers(origin), 200)
  equal(existsSync(placesIn(folder).home), false)
  equal(await answers(origin, '/outbox'), 404)
  program.signal('SIGINT', 'group')
  equal((await program.ending()).code, 0)
})

test('production never shows the demonstration', { skip }, async (t) => {
  const environment = await house(t)
  const program = new Program(t, environment)
  const { origin } = await program.address()
  equal(await answers(origin, '/outbox'), 404)
  for (const path of ['/', '/municipalities', '/account/sign-in', '/ru/help']) {
    doesNotMatch(await (await fetch(`${origin}${path}`)).text(), /demo\/role|outbox/)
  }
  for (const path of ['/demo/role', '/ru/demo/role']) {
    const body = new URLSearchParams({ role: 'operator', back: '/work' })
    const answer = await fetch(`${origin}${path}`, { method: 'POST', redirect: 'manual', headers: { origin }, body })
    equal(answer.status, 404)
    equal(answer.headers.get('set-cookie'), null)
  }
  const connection = runningConnection(folderOf(environment))
  ok(connection)
  deepEqual(await ask(connection, 'select count(*)::int from municipalities.municipality'), [{ count: 0 }])
  match(program.err, /no sign-in code will reach anybody/)
})

test('without a mode the own database holds a demo; one that was cut short is filled anew; it never becomes production', {
  skip,
  timeout: 300_000,
}, async (t) => {
  const { DEMILGE_MODE: _, ...environment } = await house(t)
  const folder = folderOf(environment)
  const cut = new Program(t, environment)
  const count = 'select count(*)::int from municipalities.municipality'
  const held = async () => {
    const connection = runningConnection(folder)
    const known = connection && (await ask<{ count: number }>(connection, count).catch(() => []))
    return known?.[0]?.count ?? 0
  }
  await until(async () => (await held()) > 0, 60_000)
  await cut.kill()
  const program = new Program(t, environment)
  atEnd(t, () => program.kill())
  const { origin } = await program.address(200_000)
  equal(await held(), 7)
  match(await (await fetch(origin)).text(), /demo\/role/)
  program.signal('SIGINT')
  equal((await program.ending()).code, 0)
  const refused = new Program(t, { ...environment, DEMILGE_MODE: 'production' })
  equal((await refused.ending()).code, 1)
  match(refused.err, /^This database holds a demo and cannot become production\..*\n$/)
  equal(refused.out, '')
  await nothingIsLeft(refused, folder)
})
