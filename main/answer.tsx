import type { FastifyReply } from 'fastify'
import { renderToString } from 'preact-render-to-string'
import type { Language } from '../lib/kernel/three.ts'
import type { Form } from '../lib/platform/form.ts'
import type { Platform } from '../lib/platform/platform.ts'
import { type Words, wordsIn } from '../lib/platform/words.ts'
import { assetPath } from '../lib/ui/assets.ts'
import { ErrorBody } from '../lib/ui/error-page.tsx'
import type { Chrome } from '../lib/ui/layout.model.ts'
import { Layout } from '../lib/ui/layout.tsx'
import { withNumbersWhole } from '../lib/ui/typeset.ts'
import type { Answer, PageAnswer, Visit } from '../src/people/people.visit.ts'
import type { Role } from '../src/people/person.model.ts'
import { safeNext } from '../src/people/sign-in.rules.ts'
import { chromeOf, plainChrome, readablePath } from './chrome.ts'
import { sendKept } from './kept-pages.ts'
import { cookieName } from './session-cookie.ts'
import { SignedOutPage } from './signed-out.page.tsx'

/** An address in the visit's language: Kyrgyz is the default and has no prefix. */
export function inLanguage(language: Language, path: string): string {
  return language === 'ky' ? path : `/${language}${path === '/' ? '' : path}`
}

/**
 * Where to go to get the power that is missing, and back again afterwards. `url` is what was asked for, with its query. A
 * POST comes back to the page of its form, not to the act.
 */
export function signInPath(
  missing: 'sign-in' | 'second-factor',
  method: 'GET' | 'POST',
  visit: Visit,
  url: string,
): string {
  const next = encodeURIComponent(safeNext(method === 'GET' ? url : readablePath(visit.path), '/'))
  return missing === 'sign-in' ? `/account/sign-in?next=${next}` : `/account/second-factor?next=${next}`
}

/** Keeps what somebody typed while their session ended, until they have signed in beside it. */
export function signedOutAnswer(
  visit: Visit,
  posted: Form,
  { signIn, missing }: { readonly signIn: string; readonly missing: 'sign-in' | 'second-factor' },
): PageAnswer {
  const { t, path } = visit
  const body = <SignedOutPage t={t} posted={posted} path={path} signIn={signIn} missing={missing} />
  return { kind: 'page', title: t(`main.signed-out-${missing}`), body, status: 403 }
}

/** Turns an answer into an HTTP reply. */
export async function send(visit: Visit, reply: FastifyReply, answer: Answer): Promise<FastifyReply> {
  switch (answer.kind) {
    case 'page':
      return sendPage(visit, reply, answer)
    case 'see':
      return sendSee(visit, reply, answer)
    case 'file':
      return sendFile(reply, answer)
    case 'absent':
      return sendError(visit, reply, 404)
    case 'forbidden':
      return sendError(visit, reply, 403, answer.who ? { who: answer.who } : {})
    case 'changed':
      return sendError(visit, reply, 409, { back: answer.path })
    case 'too-many':
      reply.header('retry-after', String(answer.waitSeconds))
      return sendError(visit, reply, 429)
  }
}

async function sendPage(visit: Visit, reply: FastifyReply, answer: PageAnswer): Promise<FastifyReply> {
  const chrome = await chromeOf(visit, answer)
  const { kept } = answer
  if (kept && visit.visitor.person === undefined) {
    const frame = JSON.stringify([answer.title, chrome, answer.islands])
    const draw = async () => {
      const { drawn, madeFrom } = await kept.body()
      return { html: drawPage(visit.t, { ...answer, body: drawn }, chrome), madeFrom: frame + madeFrom }
    }
    return await sendKept(reply, visit.platform, {
      at: inLanguage(visit.language, chrome.path),
      madeFrom: frame + kept.madeFrom,
      draw,
    })
  }
  const whole = kept ? { ...answer, body: (await kept.body()).drawn } : answer
  return sendHtml(reply, answer.status ?? 200, drawPage(visit.t, whole, chrome), visit.visitor.person !== undefined)
}

function drawPage(t: Words, answer: Pick<PageAnswer, 'title' | 'body' | 'islands'>, chrome: Chrome): string {
  const html = renderToString(
    <Layout
      t={t}
      title={answer.title}
      chrome={chrome}
      islands={(answer.islands ?? []).map((name) => assetPath(`${name}.js`))}
    >
      {answer.body}
    </Layout>,
  )
  return withNumbersWhole(html)
}

function sendHtml(reply: FastifyReply, status: number, html: string, personal: boolean): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', personal || status !== 200 ? 'no-store' : 'public, max-age=0, must-revalidate')
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>${html}`)
}

function sendSee(visit: Visit, reply: FastifyReply, answer: Extract<Answer, { kind: 'see' }>): FastifyReply {
  const name = cookieName(visit.platform.origin)
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: name.startsWith('__Host-') } as const
  if (answer.session === 'end') {
    reply.clearCookie(name, options)
    // What was typed and not sent is kept on the device; the next person at a shared one must not find it.
    reply.header('clear-site-data', '"storage"')
  }
  if (answer.session && answer.session !== 'end')
    reply.setCookie(name, answer.session.token, { ...options, maxAge: 30 * 86_400 })
  return reply
    .code(303)
    .header('cache-control', 'no-store')
    .header('location', inLanguage(answer.language ?? visit.language, answer.path))
    .send()
}

function sendFile(reply: FastifyReply, answer: Extract<Answer, { kind: 'file' }>): FastifyReply {
  const cache = answer.keepFor === undefined ? 'no-store' : `public, max-age=${answer.keepFor}`
  // RFC 6266: a plain name for old programs, the real one, Kyrgyz letters and all, beside it.
  if (answer.name) {
    const plain = answer.name.replace(/[^\w.-]+/g, '-')
    reply.header(
      'content-disposition',
      `${answer.foreign ? 'attachment' : 'inline'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(answer.name)}`,
    )
  }
  if (answer.foreign) reply.header('content-security-policy', "sandbox; default-src 'none'")
  return reply.header('cache-control', cache).type(answer.type).send(answer.bytes)
}

function sendError(
  visit: Visit,
  reply: FastifyReply,
  status: 403 | 404 | 409 | 429,
  { back, who = [] }: { readonly back?: string; readonly who?: readonly Role[] } = {},
): Promise<FastifyReply> {
  const { t } = visit
  const more = {
    ...(back ? { back: inLanguage(visit.language, back) } : {}),
    ...(who.length > 0 ? { who: who.map((role) => t(`people.role-${role}`)).join(', ') } : {}),
  }
  const body = <ErrorBody t={t} status={status} {...more} />
  return sendPage(visit, reply, { kind: 'page', title: t(`ui.error-${status}-title`), body, status })
}

/** An error page where there is no visit: an unknown address, a broken request, a fault. */
export async function sendPlain(
  platform: Platform,
  reply: FastifyReply,
  language: Language,
  url: string,
  status: number,
  reference?: string,
): Promise<FastifyReply> {
  const t = wordsIn(language)
  const known = status === 404 || status === 413 || status === 429 ? status : status >= 500 ? 500 : 400
  const body = <ErrorBody t={t} status={known} {...(reference ? { reference } : {})} />
  const html = drawPage(t, { title: t(`ui.error-${known}-title`), body }, plainChrome(platform, language, url))
  return sendHtml(reply, status, html, false)
}
