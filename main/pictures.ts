import type { FastifyInstance } from 'fastify'
import { pictureWidths } from '../lib/platform/pictures.ts'
import type { Platform } from '../lib/platform/platform.ts'

/** Serves the pictures under their digest: what is there never changes, so anyone may keep it for ever. */
export function registerPictures(app: FastifyInstance, platform: Platform): void {
  app.get('/pictures/:name', async (request, reply) => {
    const { name } = request.params as { name: string }
    const match = /^([0-9a-f]{64})-(\d+)\.webp$/.exec(name)
    const known = match && (pictureWidths as readonly number[]).includes(Number(match[2]))
    const bytes = known ? await platform.files.get(name) : undefined
    if (!bytes) return reply.code(404).type('text/plain').send('404')
    return reply
      .type('image/webp')
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(bytes)
  })
}
