import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { type Config, readConfig } from './config.ts'

function read(environment: Record<string, string>): Config {
  const config = readConfig(environment)
  ok(!('code' in config), JSON.stringify(config))
  return config
}

function settingRefused(environment: Record<string, string>): string | undefined {
  const config = readConfig(environment)
  return 'code' in config ? config.setting : undefined
}

const postgres = 'postgresql://ana:known@db.example.kg:5432/demilge'

test('without settings it is a demo on this machine, at port 3000, in the folder data', () => {
  const { host, port, mode, origin, databaseUrl, folder } = read({})
  deepEqual(
    { host, port, mode, origin, databaseUrl },
    { host: '127.0.0.1', port: 3000, mode: 'demo', origin: undefined, databaseUrl: undefined },
  )
  equal(folder, `${process.cwd()}/data`)
})

test('a database server is production unless it is called a demo', () => {
  equal(read({ DATABASE_URL: postgres }).mode, 'production')
  equal(read({ DATABASE_URL: postgres, DEMILGE_MODE: 'demo' }).mode, 'demo')
})

test('an empty setting is none', () => equal(read({ DATABASE_URL: '', DEMILGE_MODE: '', PORT: '' }).mode, 'demo'))

test('the address of production is https, or of this machine alone', () => {
  const production = { DEMILGE_MODE: 'production' }
  equal(read({ ...production, DEMILGE_ORIGIN: 'https://demilge.example.kg/' }).origin, 'https://demilge.example.kg')
  for (const DEMILGE_ORIGIN of ['http://localhost:3000', 'http://127.0.0.1:8080', 'http://[::1]:3000']) {
    equal(read({ ...production, DEMILGE_ORIGIN }).origin, DEMILGE_ORIGIN)
  }
  for (const DEMILGE_ORIGIN of ['http://demilge.example.kg', 'http://127.0.0.1.example.kg', 'http://10.0.0.7:3000']) {
    equal(settingRefused({ ...production, DEMILGE_ORIGIN }), 'DEMILGE_ORIGIN')
  }
})

test('production that others can reach must name its address', () => {
  const production = { DEMILGE_MODE: 'production' }
  ok(read(production))
  ok(read({ ...production, HOST: '::1' }))
  for (const HOST of ['0.0.0.0', '::', '192.168.1.5']) equal(settingRefused({ ...production, HOST }), 'DEMILGE_ORIGIN')
  ok(read({ ...production, HOST: '0.0.0.0', DEMILGE_ORIGIN: 'https://demilge.example.kg' }))
})

test('a demo may be shown on the network of the village', () => {
  ok(read({ HOST: '0.0.0.0' }))
  ok(read({ DEMILGE_ORIGIN: 'http://10.0.0.7:3000' }))
})

test('an address has no path, no user and no other kind', () => {
  for (const DEMILGE_ORIGIN of [
    'https://a.kg/x',
    'https://a.kg?x',
    'https://u@a.kg',
    'ftp://a.kg',
    'a.kg',
    'https://',
  ]) {
    equal(settingRefused({ DEMILGE_ORIGIN }), 'DEMILGE_ORIGIN', DEMILGE_ORIGIN)
  }
})

test('a port is a number that there is', () => {
  for (const PORT of ['65536', '-1', '3000.5', '0x50', '1e3', ' 3000']) equal(settingRefused({ PORT }), 'PORT', PORT)
  equal(read({ PORT: '0' }).port, 0)
  equal(read({ PORT: '65535' }).port, 65535)
})

test('addresses of servers are of their kind, and no password is repeated', () => {
  for (const DATABASE_URL of ['mysql://ana:known@db', 'db.example.kg', 'postgresql://ana:known@[']) {
    deepEqual(readConfig({ DATABASE_URL }), { code: 'config', setting: 'DATABASE_URL', value: undefined })
  }
  ok(read({ DATABASE_URL: 'postgresql://app@%2Fvar%2Frun%2Fpostgresql:5432/demilge' }))
  equal(settingRefused({ SMTP_URL: 'https://mail.example.kg' }), 'SMTP_URL')
  equal(settingRefused({ SMS_URL: 'sms.example.kg' }), 'SMS_URL')
  ok(read({ SMTP_URL: 'smtps://ana:known@mail.example.kg:465', SMS_URL: 'https://sms.example.kg/send' }))
})
