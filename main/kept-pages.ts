import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply } from 'fastify'
import type { Platform } from '../lib/platform/platform.ts'

type Kept = { readonly madeFrom: string; readonly packed: Buffer; readonly tag: string }
export type Drawing = {
  /** The address, with language and query. */
  readonly at: string
  /** All that the page is made from, or its digest. */
  readonly madeFrom: string
  readonly draw: () => Promise<{ readonly html: string; readonly madeFrom: string }>
}

/** Enough for the lists of all municipalities in three languages; a list of fifty is about 8 kB here. */
const most = 1000
const keptOf = new WeakMap<Platform, Map<string, Kept>>()
const pack = promisify(gzip)

/**
 * Sends strangers a page that many ask for. The database is asked each time; only where it knows nothing new, drawing and
 * packing are spared. A browser that has the page already is told that it is the same.
 */
export async function sendKept(reply: FastifyReply, platform: Platform, drawing: Drawing): Promise<FastifyReply> {
  const encodings = String(reply.request.headers['accept-encoding'] ?? '')
  reply.header('cache-control', 'public, max-age=0, must-revalidate').type('text/html; charset=utf-8')
  if (!encodings.includes('gzip')) return reply.send(`<!doctype html>${(await drawing.draw()).html}`)
  const { tag, packed } = await keptPage(platform, drawing)
  reply.header('etag', tag).header('vary', 'accept-encoding, cookie')
  if (reply.request.headers['if-none-match'] === tag) return reply.code(304).send()
  return reply.header('content-encoding', 'gzip').send(packed)
}

async function keptPage(platform: Platform, { at, madeFrom, draw }: Drawing): Promise<Kept> {
  const pages = keptOf.get(platform) ?? new Map<string, Kept>()
  keptOf.set(platform, pages)
  const known = pages.get(at)
  if (known?.madeFrom === madeFrom) return known
  const drawn = await draw()
  const html = `<!doctype html>${drawn.html}`
  const tag = `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`
  const kept = { madeFrom: drawn.madeFrom, packed: await pack(html, { level: 6 }), tag }
  // The one put in longest ago goes first; whoever is asked for again is drawn again.
  pages.delete(at)
  pages.set(at, kept)
  const [oldest] = pages.keys()
  if (pages.size > most && oldest !== undefined) pages.delete(oldest)
  return kept
}
