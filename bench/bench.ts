import { availableParallelism } from 'node:os'
import { fillDemoIfEmpty } from '../main/demo.ts'
import { crawl, type PageQueries } from './crawl.ts'
import { fillList } from './fill-list.ts'
import { loadOn, weigh, weighFirstVisit } from './load.ts'
import { measureNation, weighNation } from './nation.ts'
import { openBench } from './server.ts'

/** What the product promises on two cores, the one that asks included. */
const targets = { perSecond: 1200, p99Ms: 50, listBytes: 15_000, visitBytes: 120_000, queries: 8 } as const
const listed = 50

type Line = { readonly what: string; readonly measured: string; readonly target: string; readonly holds: boolean }

const bench = await openBench(process.env['DATABASE_URL'])
try {
  console.log(`Node ${process.version}, ${availableParallelism()} cores, ${listed} initiatives from the database`)
  const speed = print(await measureList())
  const queries = print(await measureQueries())
  const large = print(await measureLarge())
  process.exitCode = speed && queries && large ? 0 : 1
} finally {
  await bench.stop()
}

/** Prints the lines and answers whether all of them hold. */
function print(lines: readonly Line[]): boolean {
  console.log('')
  for (const { what, measured, target, holds } of lines) {
    console.log(`${holds ? 'ok  ' : 'MISS'} ${what.padEnd(58)} ${measured.padStart(12)}   ${target}`)
  }
  return lines.every(({ holds }) => holds)
}

async function measureList(): Promise<readonly Line[]> {
  const { platform, address } = await bench.start('production')
  const { slug } = await fillList(platform, listed)
  const list = `${address}/${slug}/initiatives`
  // The first requests prepare statements and warm the compiler; they are nobody's experience but the first visitor's.
  await loadOn(list, { seconds: 4, connections: 10 })
  const load = await loadOn(list, { seconds: 10, connections: 10 })
  const page = await weigh(list)
  const visit = await weighFirstVisit(address, '/')
  const listVisit = await weighFirstVisit(address, `/${slug}/initiatives`)
  return [
    line('public list: requests a second', load.perSecond, targets.perSecond, '>='),
    line('public list: slowest of a hundred, ms', load.p99Ms, targets.p99Ms, '<='),
    line('public list: requests that failed', load.failed, 0, '<='),
    line('public list: HTML, bytes gzipped', page.bytes, targets.listBytes, '<='),
    line('first visit to the front page with fonts, bytes', visit, targets.visitBytes, '<='),
    line('first visit to the list with fonts, bytes', listVisit, targets.visitBytes, '<='),
  ]
}

async function measureQueries(): Promise<readonly Line[]> {
  const { platform, address } = await bench.start('demo')
  await fillDemoIfEmpty(platform)
  const pages = await crawl(platform, address)
  printPages(pages)
  const most = pages[0]
  return most ? [line(`queries of a page, the most of ${pages.length} kinds`, most.queries, targets.queries, '<=')] : []
}

/** A municipality with 2,000 applications and 40,000 comments, on an instance of 264 municipalities. */
async function measureLarge(): Promise<readonly Line[]> {
  const { platform, address } = await bench.start('large')
  const taken = await measureNation(platform, address)
  const bytes = await weighNation(address)
  return [
    ...taken.map(({ what, p95Ms, atMostMs }) => line(`large: ${what}, ms (95 of 100)`, p95Ms, atMostMs, '<=')),
    line('large: public list, bytes gzipped', bytes, targets.listBytes, '<='),
  ]
}

function printPages(pages: readonly PageQueries[]): void {
  console.log('\nqueries by kind of page, the most seen by any visitor:')
  for (const { route, queries, path } of pages) console.log(`${String(queries).padStart(4)}  ${route}   ${path}`)
}

function line(what: string, measured: number, target: number, sign: '<=' | '>='): Line {
  const holds = sign === '<=' ? measured <= target : measured >= target
  return { what, measured: new Intl.NumberFormat('en').format(measured), target: `${sign} ${target}`, holds }
}
