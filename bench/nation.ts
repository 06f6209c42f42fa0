import { performance } from 'node:perf_hooks'
import type { Platform } from '../lib/platform/platform.ts'
import { fillNation, type Nation } from './fill-nation.ts'
import { weigh } from './load.ts'

/** One page or answer: how long nineteen of twenty took at most, asked one after another. */
export type Taken = { readonly what: string; readonly p95Ms: number; readonly atMostMs: number }

const asked = 60
const warming = 15

/** Server time of what people of a large municipality open every day, and of a save while typing. */
export async function measureNation(platform: Platform, address: string): Promise<readonly Taken[]> {
  const nation = await fillNation(platform)
  const { slug, officer, member } = nation
  const search = (words: string) => `/${slug}/initiatives?search=${encodeURIComponent(words)}`
  const pages: readonly (readonly [string, string, string | undefined, number])[] = [
    ['list of initiatives', `/${slug}/initiatives`, officer, 30],
    ['list of initiatives, last page', `/${slug}/initiatives?page=40`, officer, 30],
    ['search, as typed', search('аянтча'), officer, 50],
    ['search, letters folded', search('сут тутугу'), officer, 50],
    ['search, a slip in each word', search('мектаптин аянтчысы'), officer, 50],
    ['discussion', `/${slug}/initiatives/7/discussion`, officer, 30],
    ['list of municipalities', '/municipalities', officer, 30],
    ['work of an officer', '/work', officer, 50],
    ['work of a commission member', '/work', member, 50],
    ['points of the commission, 1,000 opened', `/${slug}/calls/2026/commission`, officer, 100],
  ]
  const taken: Taken[] = []
  for (const [what, path, session, atMostMs] of pages) {
    const headers = session ? { cookie: `demilge=${session}` } : {}
    const p95Ms = await slowest(async () => {
      const answer = await fetch(`${address}${path}`, { headers, redirect: 'manual' })
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
      await answer.arrayBuffer()
    })
    taken.push({ what, p95Ms, atMostMs })
  }
  return [...taken, { what: 'a save while typing', p95Ms: await saving(address, nation), atMostMs: 20 }]
}

/** Bytes of the public list of the large municipality, gzipped. */
export async function weighNation(address: string): Promise<number> {
  return (await weigh(`${address}/large/initiatives`)).bytes
}

async function saving(address: string, { draft, leader }: Nation): Promise<number> {
  let version = 1
  let saves = 0
  return await slowest(async () => {
    saves += 1
    const fields = { title: 'Жаңы арыз', theme: '', problem: `Көчө караңгы ${saves}`, solution: '', autosave: '1' }
    const body = new URLSearchParams({ ...fields, version: `${version}` })
    const headers = { cookie: `demilge=${leader}`, origin: address }
    const answer = await fetch(`${address}${draft}`, { method: 'POST', body, headers, redirect: 'manual' })
    const said = (await answer.json()) as { kind: string; version: number }
    if (said.kind !== 'saved') throw new Error(JSON.stringify(said))
    version = said.version
  })
}

/** The time under which 95 of 100 asks stayed, in milliseconds, after a few that warm the way. */
async function slowest(ask: () => Promise<void>): Promise<number> {
  const times: number[] = []
  for (let at = 0; at < warming + asked; at += 1) {
    const began = performance.now()
    await ask()
    if (at >= warming) times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  return Math.round((times[Math.floor(times.length * 0.95)] ?? 0) * 10) / 10
}
