import type { IncomingMessage } from 'node:http'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Language } from '../lib/kernel/three.ts'
import type { Platform } from '../lib/platform/platform.ts'
import { type Route, see, type Visit } from '../src/people/people.visit.ts'
import { mayAsk, whoMay } from '../src/people/permission.rules.ts'
import { send, sendPlain, signedOutAnswer, signInPath } from './answer.tsx'
import { registerPictures } from './pictures.ts'
import { decodableUrl, formLimits, mostKept, postedForm } from './posted.ts'
import { cookieName } from './session-cookie.ts'
import { visitOf } from './visit.ts'

export type AppOptions = {
  readonly platform: Platform
  readonly routes: readonly Route[]
  readonly assetsFolder: string
  readonly trustedProxy: string | undefined
  /** Posts that one network may make in a minute, over all pages; the places that need less say so themselves. */
  readonly postsPerMinute?: number
  readonly onFault?: (fault: unknown, reference: string) => void
}

const languageOf = new WeakMap<IncomingMessage, Language>()

function splitLanguage(request: IncomingMessage): string {
  const url = decodableUrl(request.url ?? '/')
  const match = /^\/(ru|en)(?=\/|\?|$)/.exec(url)
  languageOf.set(request, match ? (match[1] as Language) : 'ky')
  const rest = match ? url.slice(match[0].length) : url
  // Two slashes at the beginning would be another site in a link to this very page.
  return rest.replace(/^\/*/, '/')
}

/** The whole web application, ready to listen. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { platform } = options
  const app = Fastify({
    bodyLimit: 2 * 1024 * 1024,
    // As long as an address can be: the page that is not there is answered by us, and in the visitor's language.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 16_384 },
    rewriteUrl: splitLanguage,
    trustProxy: options.trustedProxy ?? false,
    requestTimeout: 120_000,
    keepAliveTimeout: 10_000,
    forceCloseConnections: true,
  })
  await app.register(helmet, helmetOptions(platform.origin.startsWith('https:')))
  await app.register(compress, { threshold: 1024, encodings: ['gzip'], zlibOptions: { level: 4 } })
  await app.register(cookie)
  // Forms are all that is posted here, so nothing else is read.
  app.removeAllContentTypeParsers()
  await app.register(formbody, { bodyLimit: 2 * 1024 * 1024 })
  await app.register(multipart, { limits: formLimits })
  await app.register(rateLimit, { global: false, keyGenerator: (request) => request.ip })
  await app.register(fastifyStatic, { root: options.assetsFolder, prefix: '/assets/', immutable: true, maxAge: '365d' })
  registerPictures(app, platform)
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'POST' && !cameFromOurPage(request, platform.origin))
      return await sendPlain(platform, reply, languageOf.get(request.raw) ?? 'ky', request.url, 403)
  })
  for (const route of options.routes) register(app, options, route)
  app.setNotFoundHandler(async (request, reply) => {
    const language = languageOf.get(request.raw) ?? 'ky'
    return await sendPlain(platform, reply, language, request.url, 404)
  })
  app.setErrorHandler(async (fault: { statusCode?: number }, request, reply) => {
    const status = fault.statusCode && fault.statusCode >= 400 && fault.statusCode < 500 ? fault.statusCode : 500
    const reference = request.id.slice(-12)
    if (status === 500) options.onFault?.(fault, reference)
    return await sendPlain(platform, reply, languageOf.get(request.raw) ?? 'ky', request.url, status, reference)
  })
  return app
}

function register(app: FastifyInstance, options: AppOptions, route: Route): void {
  const max = options.postsPerMinute ?? route.fromAnyone?.postsPerMinute ?? 120
  const limit = { max, timeWindow: '1 minute' }
  app.route({
    method: route.method,
    url: route.path,
    ...(route.method === 'POST' ? { config: { rateLimit: limit } } : {}),
    handler: (request, reply) => answerRequest(options, route, request, reply),
  })
}

async function answerRequest(options: AppOptions, route: Route, request: FastifyRequest, reply: FastifyReply) {
  const { platform } = options
  const language = languageOf.get(request.raw) ?? 'ky'
  const visit = await visitOf(platform, request, language, cookieName(platform.origin))
  if (route.path.startsWith('/:municipality') && !visit.place) return await send(visit, reply, { kind: 'absent' })
  const moved = movedPath(route, visit)
  if (moved) return await send(visit, reply, { kind: 'see', path: moved })
  const allowed = mayAsk(visit.visitor, route.may, visit.place?.id)
  if (allowed === 'sign-in' || allowed === 'second-factor') {
    const signIn = signInPath(allowed, route.method, visit, request.url)
    // Whoever had been signed in here may have typed for long: that is kept. A stranger's is not even read.
    if (route.method === 'GET' || visit.sessionToken === undefined)
      return await send(visit, reply, { kind: 'see', path: signIn })
    const posted = await postedForm(request, { files: 0 })
    // A press that carries nothing is pressed again after signing in.
    const answer =
      posted.names.length === 0 ? see(signIn) : signedOutAnswer(visit, posted, { signIn, missing: allowed })
    return await send(visit, reply, answer)
  }
  if (allowed === 'no') return await send(visit, reply, { kind: 'forbidden', who: whoMay(route.may) })
  // Read only now: what a stranger sends to a place that is not theirs takes no memory.
  const files = route.fromAnyone?.files ?? (visit.visitor.person === undefined ? 0 : mostKept)
  const form = await postedForm(request, { files, ...(route.fileBytes ? { fileSize: route.fileBytes } : {}) })
  return await send(visit, reply, await route.answer({ ...visit, form }))
}

/** The present address, when a municipality was asked for by the one that it had before it was renamed. */
function movedPath({ method, path: route }: Route, { place, params, path }: Visit): string | undefined {
  const asked = params['municipality']
  // A log keeps its name also at its former address.
  if (!route.startsWith('/:municipality')) return undefined
  if (method !== 'GET' || !place || asked === undefined || asked === place.slug) return undefined
  return `/${place.slug}${path.slice(asked.length + 1)}`
}

/**
 * Whether a POST came from a page of ours: browsers send Origin with every form post, and newer ones Sec-Fetch-Site.
 * A request with neither is refused, so another site cannot post on a visitor's behalf (docs/decisions: no form tokens).
 */
export function cameFromOurPage(request: FastifyRequest, origin: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  const from = request.headers.origin
  if (from === undefined || from === 'null') return site === 'same-origin'
  return from === origin || from === `http://${request.headers.host}` || from === `https://${request.headers.host}`
}

function helmetOptions(https: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' as const },
    crossOriginEmbedderPolicy: false,
  }
}
