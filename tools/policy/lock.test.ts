import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type Lock, missingFromLock } from '../lock.ts'

test('a binary for another machine that the lock lacks is found, with the machine it is for', () => {
  const biome = {
    dev: true,
    optionalDependencies: { '@biomejs/cli-linux-arm64-musl': '2.6.8', '@biomejs/cli-darwin-x64': '2.6.8' },
  }
  const lock: Lock = { packages: { 'node_modules/@biomejs/biome': biome, 'node_modules/@biomejs/cli-darwin-x64': {} } }
  assert.deepEqual(missingFromLock(lock), {
    'node_modules/@biomejs/cli-linux-arm64-musl': {
      version: '2.6.8',
      cpu: ['arm64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    },
  })
})

test('a complete lock lacks nothing, and names no registry', () => {
  const text = readFileSync('package-lock.json', 'utf8')
  assert.deepEqual(Object.keys(missingFromLock(JSON.parse(text) as Lock)), [], 'run `node --import tsx tools/lock.ts`')
  // A workspace of this repository is a link to its folder; nothing else says where it came from.
  const { packages } = JSON.parse(text) as { packages: Record<string, { resolved?: string; link?: boolean }> }
  const addresses = Object.values(packages).flatMap(({ resolved, link }) => (resolved && !link ? [resolved] : []))
  assert.deepEqual(addresses, [])
  assert.doesNotMatch(text, /"resolved": "[a-z+]+:/)
})
