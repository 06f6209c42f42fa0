import { deepEqual, equal, ok } from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { placesIn } from '../lib/platform/embedded/places.ts'
import { runningConnection } from '../lib/platform/embedded/running.ts'
import { ask, leftIn, onlyLinux, testFolder, workingIn } from '../lib/platform/embedded/testing.ts'
import { askForCode, freePort, Program, until } from '../test/support/program.ts'

/** Asks for codes until told to stop, each for a new address from a new network, and notes what was acknowledged. */
class Writer {
  readonly acknowledged: string[] = []
  readonly #origin: string
  readonly #number: number
  #count = 0
  #goesOn = true
  readonly #work: Promise<void>

  constructor(origin: string, number: number) {
    this.#origin = origin
    this.#number = number
    this.#work = this.#write()
  }

  async #write(): Promise<void> {
    while (this.#goesOn) {
      this.#count += 1
      const [high, low] = [this.#count >> 8, this.#count & 255]
      const phone = `+99655${this.#number}${String(this.#count).padStart(6, '0')}`
      const challenge = await askForCode(this.#origin, phone, `10.${this.#number}.${high}.${low}`)
      if (challenge) this.acknowledged.push(challenge)
      // Nobody answers while the program is down.
      else await pause(20)
    }
  }

  stop(): Promise<void> {
    this.#goesOn = false
    return this.#work
  }
}

/** What was acknowledged and is not in the database, and what is only half there: a challenge without its message. */
async function lost(folder: string, acknowledged: readonly string[]): Promise<string[]> {
  const connection = runningConnection(folder)
  ok(connection)
  const kept = new Set((await ask<{ id: string }>(connection, 'select id from people.challenge')).map(({ id }) => id))
  const [sums] = await ask<{ challenges: number; messages: number }>(
    connection,
    'select (select count(*)::int from people.challenge) as challenges, (select count(*)::int from people.message) as messages',
  )
  equal(sums?.messages, sums?.challenges)
  return acknowledged.filter((id) => !kept.has(id))
}

async function drill(t: TestContext, kill: (program: Program, folder: string) => Promise<unknown>, again: boolean) {
  const folder = testFolder(t)
  const port = String(await freePort())
  const environment = {
    ...{ DEMILGE_MODE: 'production', DEMILGE_DATA: folder, PORT: port },
    // So that each request may come from a network of its own, and the throttles let it pass.
    DEMILGE_TRUSTED_PROXY: '127.0.0.1',
  }
  let program = new Program(t, environment)
  const { origin } = await program.address()
  const writers = [1, 2, 3, 4].map((number) => new Writer(origin, number))
  const all = () => writers.flatMap(({ acknowledged }) => acknowledged)
  for (let round = 0; round < 3; round += 1) {
    const before = all().length
    await until(
      () => all().length > before + 10,
      30_000,
      () => `no more writes; ${program.err}`,
    )
    await pause(50 + round * 70)
    await kill(program, folder)
    if (again) program = new Program(t, environment)
    if (again) await program.address()
  }
  const before = all().length
  await until(
    () => all().length > before + 10,
    30_000,
    () => `no more writes; ${program.err}`,
  )
  await Promise.all(writers.map((writer) => writer.stop()))
  deepEqual(await lost(folder, all()), [])
  t.diagnostic(`${all().length} acknowledged, none lost`)
  program.signal('SIGINT', 'group')
  equal((await program.ending()).code, 0)
  deepEqual(await leftIn(folder), [])
}

function killDatabase(folder: string): void {
  for (const pid of workingIn(placesIn(folder).home)) process.kill(pid, 'SIGKILL')
}

test('what was acknowledged is kept when the program is killed three times under writes', { skip: onlyLinux }, (t) =>
  drill(t, (program) => program.kill(), true),
)

test('what was acknowledged is kept when the database is killed three times under writes', { skip: onlyLinux }, (t) =>
  drill(t, async (_, folder) => killDatabase(folder), false),
)

test('what was acknowledged is kept when both are killed three times under writes', { skip: onlyLinux }, (t) =>
  drill(
    t,
    async (program, folder) => {
      killDatabase(folder)
      await program.kill()
    },
    true,
  ),
)
