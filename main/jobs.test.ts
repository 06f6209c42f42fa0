import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import type { Platform } from '../lib/platform/platform.ts'
import { finishSignIn, startSignIn } from '../src/people/sign-in.command.ts'
import { parseAddress } from '../src/people/sign-in.rules.ts'
import { testPlatform } from '../test/support/database.ts'
import { startSite } from '../test/support/site.ts'
import { prepareJobs, startJobs } from './jobs.ts'

const networkHash = Buffer.alloc(32, 1)
const text = (code: string) => ({ subject: 'Кирүү коду', body: `Демилгеге кирүү коду: ${code}.` })

async function until<Value>(look: () => Promise<Value | undefined> | Value | undefined): Promise<Value> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    const seen = await look()
    if (seen !== undefined) return seen
    await pause(50)
  }
  throw new Error('it did not happen within ten seconds')
}

/** A mail server that takes everything, as a post office would. */
async function postOffice(): Promise<{ url: string; letters: string[] }> {
  const letters: string[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        letters.push(Buffer.concat(chunks).toString('utf8'))
        done()
      })
    },
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('no-one@') ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => new Promise<void>((resolve) => server.close(resolve)))
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, letters }
}

type Asked = { readonly authorization: string | undefined; readonly to: string; readonly text: string }

/** An SMS gateway that answers with the given statuses, one after another, and 200 from then on. */
async function gateway(statuses: number[]): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { to, text: said } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { to: string; text: string }
    asked.push({ authorization: request.headers.authorization, to, text: said })
    response.writeHead(statuses.shift() ?? 200).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`, asked }
}

type Outside = Parameters<typeof startJobs>[1]

// The worker ends with its test, before the database does.
async function delivering(t: TestContext, outside: Partial<Outside>): Promise<Platform> {
  let stop = async () => {}
  t.after(() => stop())
  const platform: Platform = { ...(await testPlatform()), delivers: true }
  await prepareJobs(platform)
  const config = { smtpUrl: undefined, mailFrom: 'Demilge <no-reply@example.kg>', sms: undefined, ...outside }
  const jobs = await startJobs(platform, config)
  stop = jobs.stop
  return platform
}

async function askForCode(platform: Platform, typed: string): Promise<string> {
  const to = parseAddress(typed)
  ok(typeof to !== 'string')
  const result = await startSignIn(platform, { to, networkHash, text })
  ok(result.ok)
  return result.value.challengeId
}

type Line = { sent: boolean; body: boolean; tries: number; failure: string | null }

async function messageOf({ db }: Platform): Promise<Line> {
  const answer = await db.pool.query<Line>(
    'select sent_at is not null as sent, body_sealed is not null as body, tries, failure from people.message',
  )
  const row = answer.rows[0]
  ok(row)
  return row
}

// The queue waits longer after each failure; the test does not.
async function hurry({ db }: Platform): Promise<void> {
  await db.pool.query(
    'update graphile_worker._private_jobs set run_at = now() where attempts > 0 and locked_at is null',
  )
}

test('a code asked for at sign-in arrives by mail, signs in, and its text is kept no longer', async (t) => {
  const { url, letters } = await postOffice()
  const platform = await delivering(t, { smtpUrl: url })
  const challengeId = await askForCode(platform, 'aigul@example.kg')
  const letter = await until(() => letters[0])
  match(letter, /^To: aigul@example\.kg$/m)
  const body = Buffer.from(letter.split(/\r?\n\r?\n/)[1] ?? '', 'base64').toString('utf8')
  const code = /\d{6}/.exec(body)?.[0] ?? /\d{6}/.exec(letter.split(/\r?\n\r?\n/)[1] ?? '')?.[0]
  ok(code, letter)
  const signedIn = await finishSignIn(platform, { challengeId, code, oldToken: undefined })
  equal(signedIn.ok, true)
  const line = await until(async () => ((await messageOf(platform)).sent ? messageOf(platform) : undefined))
  deepEqual(line, { sent: true, body: false, tries: 0, failure: null })
  equal(letters.length, 1)
})

test('the whole site, which works under a role that owns nothing, sends the code of its page too', async () => {
  const { url, letters } = await postOffice()
  const { address } = await startSite({ smtpUrl: url })
  const body = new URLSearchParams({ address: 'bermet@example.kg' })
  const answer = await fetch(`${address}/ru/account/sign-in`, {
    method: 'POST',
    headers: { origin: address },
    body,
    redirect: 'manual',
  })
  equal(answer.status, 303)
  match(await until(() => letters[0]), /^To: bermet@example\.kg$/m)
})

test('a gateway that is out of order twice gets the code the third time', async (t) => {
  const { url, asked } = await gateway([500, 500])
  const platform = await delivering(t, { sms: { url, token: 'secret-of-the-gateway' } })
  await askForCode(platform, '0555 12 34 56')
  await until(async () => {
    await hurry(platform)
    return (await messageOf(platform)).sent || undefined
  })
  equal(asked.length, 3)
  equal(asked[2]?.to, '+996555123456')
  equal(asked[2]?.authorization, 'Bearer secret-of-the-gateway')
  match(asked[2]?.text ?? '', /\d{6}/)
  deepEqual(await messageOf(platform), { sent: true, body: false, tries: 2, failure: 'unreachable: HTTP 500' })
})

test('a refused address is noted without the address itself', async (t) => {
  const { url, letters } = await postOffice()
  const platform = await delivering(t, { smtpUrl: url })
  await askForCode(platform, 'no-one@example.kg')
  const line = await until(async () => {
    const seen = await messageOf(platform)
    return seen.failure ? seen : undefined
  })
  match(line.failure ?? '', /^refused: /)
  ok(!line.failure?.includes('no-one@'), line.failure ?? '')
  deepEqual([line.sent, line.body, letters.length], [false, true, 0])
})

test('a channel that nobody has set is noted as unreachable', async (t) => {
  const { url } = await postOffice()
  const platform = await delivering(t, { smtpUrl: url })
  await askForCode(platform, '0700 12 34 56')
  const line = await until(async () => {
    const seen = await messageOf(platform)
    return seen.failure ? seen : undefined
  })
  equal(line.failure, 'unreachable: nothing is set for sms')
})
