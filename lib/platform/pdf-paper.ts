import qrcode from 'qrcode'
import type { CivilDate } from '../kernel/civil-date.ts'
import { type Typ, typ } from './pdf.ts'
import type { Words } from './words.ts'

export type Signature = { readonly role: string; readonly name?: string }

export type Paper = {
  /** The language of the text; dates follow it. */
  readonly t: Words
  /** Who issues it, for the letterhead, which is in both official languages: the municipality, its office below it. */
  readonly issuer: { readonly ky: string; readonly ru: string }
  readonly issuerBelow?: { readonly ky: string; readonly ru: string }
  /** What kind of paper it is, above the title: "Жобо", "Кулактандыруу". */
  readonly kind?: string
  readonly title: string
  readonly subtitle?: string
  /** As it stands on the paper, "№ 12-3"; without one a line is left to write it in. */
  readonly number?: string
  readonly on?: CivilDate
  /** Set for drafts, printed large and pale across each page. */
  readonly watermark?: string
  readonly body: Typ
  readonly signatures?: readonly Signature[]
  /** The address of the page that this is the printed form of; printed as text and as a QR code. */
  readonly original: string
}

/**
 * An A4 paper with the letterhead that all documents share: issuer in Kyrgyz and Russian, number and date, title, body,
 * signature lines, page numbers and the address of the original online.
 *
 * ```ts
 * const body = typ`= ${t('calls.paper-rules')}\n${t('calls.paper-intro')}\n\n${pairs([[t('calls.envelope'), t.money(sum)]])}`
 * const pdf = await renderPdf(paper({
 *   t, issuer: place.names, title: call.title, number: '4', on: call.announcedOn, body,
 *   signatures: [{ role: t('calls.paper-head') }], original: `${platform.origin}/ton/calls/2026`,
 * }))
 * return { kind: 'file', type: 'application/pdf', bytes: pdf, name: 'announcement.pdf' }
 * ```
 */
export function paper(given: Paper): Typ {
  return typ`${setting(given)}
${letterhead(given)}
${given.body}
${signed(given.signatures ?? [])}
${original(given)}`
}

function setting({ t, title, watermark }: Paper): Typ {
  const behind = watermark
    ? typ`rotate(-35deg, text(size: 90pt, weight: 700, fill: luma(235))[${watermark}])`
    : typ`none`
  return typ`#set document(title: [${title}], date: none)
#set text(font: "Golos Text", size: 10.5pt, fallback: false, lang: ${code(t.language)}, hyphenate: false)
#set par(leading: 0.68em, spacing: 0.95em)
#set page(paper: "a4", margin: (left: 25mm, right: 17mm, top: 18mm, bottom: 24mm), background: ${behind}, footer: context [
  #set text(size: 8pt, fill: luma(90))
  #line(length: 100%, stroke: 0.4pt + luma(160))
  #v(-3pt)
  #grid(columns: (1fr, auto), column-gutter: 8mm,
    [${title}], [#counter(page).display() / #counter(page).final().first()])
])
#show heading: set block(above: 1.5em, below: 0.85em)
#show heading.where(level: 1): set text(size: 12pt, weight: 600)
#show heading.where(level: 2): set text(size: 10.5pt, weight: 600)
#set table(stroke: 0.4pt + luma(150), inset: (x: 6pt, y: 5pt))
#show table: set par(leading: 0.5em)`
}

/** A word of our own in code, such as a language. */
function code(word: 'ky' | 'ru' | 'en'): Typ {
  return { markup: `"${word}"` } as Typ
}

function letterhead({ t, issuer, issuerBelow, kind, title, subtitle, number, on }: Paper): Typ {
  const column = (language: 'ky' | 'ru') =>
    issuerBelow ? typ`*${issuer[language]}* \ #text(size: 9pt)[${issuerBelow[language]}]` : typ`*${issuer[language]}*`
  return typ`#grid(columns: (1fr, 1fr), column-gutter: 12mm, align: (left, right), [${column('ky')}], [${column('ru')}])
#v(-2pt)
#line(length: 100%, stroke: 1.4pt + rgb("#0b5c66"))
#v(-9pt)
#line(length: 100%, stroke: 0.4pt + rgb("#0b5c66"))
#grid(columns: (1fr, 1fr), align: (left, right),
  [${on ? t.date(on) : typ`#box(width: 42mm, stroke: (bottom: 0.4pt))`}],
  [№ ${number ?? typ`#box(width: 26mm, stroke: (bottom: 0.4pt))`}])
#v(6mm)
#align(center)[
  ${kind ? typ`#text(size: 10pt, weight: 500, tracking: 0.08em)[#upper[${kind}]]\n\n` : ''}
  #text(size: 15pt, weight: 700)[${title}]
  ${subtitle ? typ`\n\n#text(size: 9.5pt, fill: luma(60))[${subtitle}]` : ''}
]
#v(4mm)`
}

function signed(signatures: readonly Signature[]): Typ {
  if (signatures.length === 0) return typ``
  const lines = signatures.map(
    ({ role, name }) => typ`#block(above: 11mm, breakable: false, grid(columns: (1.3fr, 48mm, 1fr), column-gutter: 5mm,
  align: (left + bottom, center + bottom, left + bottom), [${role}], line(length: 100%, stroke: 0.5pt), [${name ?? ''}]))\n`,
  )
  return typ`#v(4mm)\n${lines}`
}

function original({ t, original: address }: Paper): Typ {
  return typ`#v(1fr)
#block(above: 10mm, breakable: false, grid(columns: (19mm, 1fr), column-gutter: 4mm, align: (left, left + horizon),
  ${squares(address)}, text(size: 8pt, fill: luma(70))[${t('ui.paper-original')} \ ${address}]))`
}

/** The address as a QR code, drawn as one path so that it prints sharp. */
function squares(address: string): Typ {
  const { size, data } = qrcode.create(address, { errorCorrectionLevel: 'M' }).modules
  const dark = [...data].flatMap((bit, at) => (bit ? [`M${at % size} ${Math.floor(at / size)}h1v1h-1z`] : []))
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${size} ${size}'><path d='${dark.join('')}'/></svg>`
  return { markup: `image(bytes("${svg}"), format: "svg", width: 19mm, alt: "QR")` } as Typ
}

type Cell = string | Typ

/** Two columns: what, and how much. For sums, dates and other short facts. */
export function pairs(rows: readonly (readonly [Cell, Cell])[]): Typ {
  const cells = rows.map(([what, value]) => typ`[${what}], [*${value}*],\n`)
  return typ`#table(columns: (2fr, 3fr), stroke: (x, y) => (bottom: 0.4pt + luma(190)),
  inset: (x, y) => (left: 0pt, right: if x == 0 { 10pt } else { 0pt }, y: 5pt),\n${cells})\n`
}

export type TableColumn = { readonly head: Cell; readonly align?: 'left' | 'right' | 'center'; readonly wide?: number }

/** A table whose head repeats on each page. `wide` is a column's share of the width; without it, as wide as needed. */
export function table(columns: readonly TableColumn[], rows: readonly (readonly Cell[])[]): Typ {
  const widths = { markup: columns.map(({ wide }) => (wide ? `${wide}fr` : 'auto')).join(', ') } as Typ
  const sides = { markup: columns.map(({ align }) => align ?? 'left').join(', ') } as Typ
  const heads = columns.map(({ head }) => typ`[*${head}*], `)
  const cells = rows.map((row) => typ`${row.map((cell) => typ`[${cell}], `)}\n`)
  return typ`#table(columns: (${widths},), align: (${sides},), table.header(${heads}),\n${cells})\n`
}
