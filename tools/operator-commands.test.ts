import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { freshSecret } from '../lib/platform/authenticator.ts'
import { inTransaction } from '../lib/platform/db.ts'
import type { PersonId } from '../src/people/person.model.ts'
import { insertTotp, storeTotpStep } from '../src/people/totp.store.ts'
import { startSite } from '../test/support/site.ts'

const folder = await mkdtemp(join(tmpdir(), 'demilge-installation-'))
const { platform } = await startSite({ folder })
const { db, keys } = platform
const { options } = db.pool
const secret = options.password ? `:${options.password}` : ''
const server = `postgresql://${options.user}${secret}@${encodeURIComponent(String(options.host))}:${options.port}/${options.database}`

type Said = { readonly code: number; readonly out: string; readonly err: string }

/** Runs a command of the operator as the terminal would, on the installation of this file or another. */
function run(command: string, given: readonly string[], environment: Record<string, string> = {}): Promise<Said> {
  const { PATH = '', HOME = '' } = process.env
  const named = { DEMILGE_DATA: folder, DATABASE_URL: server, DEMILGE_MODE: 'demo', LANG: 'en_US.UTF-8' }
  const env = { PATH, HOME, ...named, ...environment }
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', `tools/${command}.ts`, ...given], { env }, (fault, out, err) =>
      resolve({ code: fault ? Number(fault.code) : 0, out, err }),
    )
  })
}

async function onlyPerson(): Promise<PersonId> {
  const { rows } = await db.pool.query<{ id: PersonId }>('select id from people.person')
  ok(rows.length === 1 && rows[0])
  return rows[0].id
}

test('a first operator is made at the terminal, once, and one who lost the phone begins anew', async () => {
  const granted = await run('grant-operator', ['0555 12 34 56', 'operator'])
  deepEqual([granted.code, granted.err], [0, ''])
  match(granted.out, /^The role is given: operator, \+996555123456\./i)
  match((await run('grant-operator', ['0555123456', 'operator'])).out, /has this role already/)
  const without = await run('reset-second-factor', ['0555123456'])
  equal(without.code, 1)
  match(without.err, /^\+996555123456 has no second factor\./)
  const person = await onlyPerson()
  await inTransaction(db, async (tx) => {
    await insertTotp(tx, keys, person, freshSecret())
    await storeTotpStep(tx, person, 1)
  })
  const reset = await run('reset-second-factor', ['+996 555 12 34 56'])
  deepEqual([reset.code, reset.err], [0, ''])
  match(reset.out, /^\+996555123456: the second factor is taken away, 0 sessions ended\./)
  equal((await db.pool.query('select from people.totp')).rows.length, 0)
})

test('a command that cannot be done says one sentence, in the language of the terminal, and changes nothing', async () => {
  const usage = await run('reset-second-factor', ['nobody'])
  deepEqual([usage.code, usage.out], [1, ''])
  match(usage.err, /^Type: node .*reset-second-factor\.ts/)
  match(
    (await run('reset-second-factor', ['a@b.kg'], { LANG: 'ru_RU.UTF-8' })).err,
    /^С адресом a@b\.kg никто не записан/,
  )
  match(
    (await run('reset-second-factor', ['a@b.kg'], { LANG: 'C' })).err,
    /^a@b\.kg дареги менен эч ким катталган эмес/,
  )
  const elsewhere = { DEMILGE_DATA: join(folder, 'elsewhere') }
  match((await run('reset-second-factor', ['a@b.kg'], elsewhere)).err, /holds no key of Demilge/)
  const unreachable = { DATABASE_URL: 'postgresql://app@127.0.0.1:1/none' }
  const { code, err } = await run('grant-operator', ['a@b.kg', 'operator'], unreachable)
  equal(code, 1)
  equal(err.trim().split('\n').length, 1, err)
})
