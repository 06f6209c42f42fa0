import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after } from 'node:test'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { assert } from '../../lib/kernel/assert.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Promise<Browser> | undefined
// Here and not where it is started, or it would end with the first test that asks for it.
after(async () => (await browser)?.close())

/** Debian's Chromium, quiet: nothing of its own goes out. One for a test file. */
export function theBrowser(): Promise<Browser> {
  browser ??= chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync'],
    ],
  })
  return browser
}

export type Look = { readonly width: number; readonly scripts: boolean; readonly dark?: boolean }

/** A phone without scripts: what most visitors may rely on. */
export const phone: Look = { width: 360, scripts: false }
export const desk: Look = { width: 1280, scripts: true }

/**
 * A visitor's window. Anything written to the console as an error, and any request to another host, fails the test that
 * asks `faults` at its end.
 */
export async function openWindow(
  origin: string,
  look: Look,
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await (await theBrowser()).newContext({
    baseURL: origin,
    viewport: { width: look.width, height: 740 },
    javaScriptEnabled: look.scripts,
    colorScheme: look.dark ? 'dark' : 'light',
    locale: 'ky-KG',
    timezoneId: 'Asia/Bishkek',
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => {
    // A refused form is a 4xx on purpose; the browser logs that as an error of loading.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text())
  })
  page.on('pageerror', (fault) => faults.push(String(fault)))
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
      faults.push(`asked for ${request.url()}`)
  })
  return { page, context, faults }
}

const lookers = new Map<string, Promise<Page>>()

/** A window of axe's own, one for each kind of window, that stays open: style, fonts and axe are fetched once. */
async function lookerFor(page: Page, url: string): Promise<{ key: string; looker: Page }> {
  const viewport = page.viewportSize()
  assert(viewport, 'the window has a size')
  const isDark = await page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
  const colorScheme = isDark ? 'dark' : 'light'
  const { origin } = new URL(url)
  const key = `${origin} ${viewport.width} ${colorScheme}`
  const open = async () => {
    const context = await (await theBrowser()).newContext({ viewport, colorScheme, bypassCSP: true })
    const looker = await context.newPage()
    await looker.route(/\.(js|webp)$/, (route) => route.abort())
    await looker.route(`${origin}/axe`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
    await looker.goto(`${origin}/axe`)
    await looker.evaluate(axeSource)
    return looker
  }
  const looker = lookers.get(key) ?? open()
  lookers.set(key, looker)
  return { key, looker: await looker }
}

/** Shows the page in place of the one before, style and all; nothing of it runs. */
const showInstead = `async (html) => {
  const shown = new DOMParser().parseFromString(html, 'text/html').documentElement
  document.replaceChild(document.adoptNode(shown), document.documentElement)
  await Promise.all([...document.querySelectorAll('link[rel=stylesheet]')].map((link) =>
    link.sheet ?? new Promise((resolve, reject) => { link.onload = resolve; link.onerror = () => reject(link.href) })))
  document.body.getBoundingClientRect()
  // A colour on its way from that of the page before is nobody's colour.
  for (const animation of document.getAnimations()) animation.cancel()
}`

/** The page without what it says: fifty accounts are one page with fifty names. */
export function frameOf(html: string): string {
  return html
    .replace(/<head>.*<\/head>/s, '')
    .replaceAll(/>[^<]+/g, '>')
    .replaceAll(/ (value|href|action|id|for|src|alt|srcset|aria-[a-z]+by|name)="[^"]*"/g, '')
}

/** The frames that axe has looked at, in each kind of window. */
const looked = new Set<string>()

/**
 * What axe finds on the page as it stands, and whether anything is wider than the window. Works in windows without
 * scripts too: the page's own scripts stay off, axe looks from outside through a second window. A page that differs
 * from one that was looked at only in what it says is measured, for long words, and not looked at again.
 */
export async function complaintsAbout(page: Page): Promise<string[]> {
  const html = await page.content()
  const { key, looker } = await lookerFor(page, page.url())
  const frame = `${key} ${frameOf(html)}`
  const complaints: string[] = []
  if (!looked.has(frame)) {
    looked.add(frame)
    complaints.push(...(await axeOn(looker, html)))
  }
  const overflow = (await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )) as number
  if (overflow > 1) complaints.push(`the page is ${overflow} px wider than the window`)
  return complaints.map((complaint) => `${new URL(page.url()).pathname}: ${complaint}`)
}

async function axeOn(looker: Page, html: string): Promise<string[]> {
  await looker.evaluate(`(${showInstead})(${JSON.stringify(html)})`)
  const found = (await looker.evaluate(`axe.run(document, { resultTypes: ['violations'] })`)) as {
    violations: { id: string; help: string; nodes: { html: string }[] }[]
  }
  return found.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes
        .map(({ html: node }) => node)
        .slice(0, 3)
        .join(' | ')}`,
  )
}
