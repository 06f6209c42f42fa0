import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'

const autocannon = createRequire(import.meta.url).resolve('autocannon')

export type Load = { readonly perSecond: number; readonly p99Ms: number; readonly failed: number }

/** Asks the address again and again from a process of its own, so that asking does not slow down answering. */
export async function loadOn(address: string, { seconds, connections }: { seconds: number; connections: number }) {
  const options = ['--json', '-n', '-c', `${connections}`, '-d', `${seconds}`, '-H', 'accept-encoding=gzip']
  const child = spawn(process.execPath, [autocannon, ...options, address], { stdio: ['ignore', 'pipe', 'inherit'] })
  const chunks: Buffer[] = []
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer)
  const read = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
    requests: { average: number }
    latency: { p99: number }
    errors: number
    non2xx: number
  }
  const load: Load = {
    perSecond: read.requests.average,
    p99Ms: read.latency.p99,
    failed: read.errors + read.non2xx,
  }
  return load
}

/** Bytes that come over the network for this address, compressed as a browser asks for it; and the text. */
export async function weigh(address: string): Promise<{ readonly bytes: number; readonly text: string }> {
  const answer = await fetch(address, { headers: { 'accept-encoding': 'gzip' } })
  const body = Buffer.from(await answer.arrayBuffer())
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
  // fetch unpacks what it gets, so what came packed is packed again to be weighed.
  const wasPacked = answer.headers.get('content-encoding') === 'gzip'
  return { bytes: wasPacked ? gzipSync(body, { level: 4 }).length : body.length, text: body.toString('utf8') }
}

/** A first visit: the page and everything it asks for before the reader scrolls, fonts too. */
export async function weighFirstVisit(origin: string, path: string): Promise<number> {
  const page = await weigh(`${origin}${path}`)
  const linked = [...page.text.matchAll(/<link[^>]+rel="(?:stylesheet|preload|icon)"[^>]*>/g)].map(([tag]) => tag)
  const scripts = [...page.text.matchAll(/<script[^>]+src="[^"]+"/g)].map(([tag]) => tag)
  const images = [...page.text.matchAll(/<img[^>]*>/g)].map(([tag]) => tag).filter((tag) => !tag.includes('"lazy"'))
  const parts = [...linked, ...scripts, ...images].flatMap((tag) => /(?:href|src)="(\/[^"]+)"/.exec(tag)?.[1] ?? [])
  const weights = await Promise.all([...new Set(parts)].map((part) => weigh(`${origin}${part}`)))
  // What the style sheet itself asks for: fonts are preloaded already, its drawings are not.
  const sheets = weights.map(({ text }) => text).join('')
  const drawn = [...new Set([...sheets.matchAll(/url\("?(\/assets\/[^")]+\.(?:svg|png|webp))"?\)/g)].map((m) => m[1]))]
  const drawings = await Promise.all(drawn.map((part) => weigh(`${origin}${part}`)))
  return [page, ...weights, ...drawings].reduce((sum, { bytes }) => sum + bytes, 0)
}
