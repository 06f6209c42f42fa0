import type { ComponentChildren } from 'preact'
import type { Words } from '../platform/words.ts'
import { href } from './links.ts'

export type Tone = 'neutral' | 'accent' | 'good' | 'waiting' | 'bad'

/** A stage or state in a word; the colour only repeats it. */
export function Tag({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ComponentChildren }) {
  return (
    <span class="tag" data-tone={tone}>
      {children}
    </span>
  )
}

export type SummaryRow = {
  readonly label: string
  readonly value: ComponentChildren
  readonly change?: { readonly path: string; readonly label: string }
}

/** Label and value, with a link to change it. */
export function SummaryList({ t, rows }: { readonly t: Words; readonly rows: readonly SummaryRow[] }) {
  return (
    <dl class="summary">
      {rows.map(({ label, value, change }) => (
        <div key={label} class={change ? 'has-change' : undefined}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {change && (
            <dd class="summary-change">
              <a href={href(t.language, change.path)} aria-label={`${change.label}: ${label}`}>
                {change.label}
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

export type TaskRow = {
  readonly label: string
  readonly hint?: string
  readonly path?: string
  readonly state: string
  readonly tone: Tone
}

/** What is done and what is still to do, each a link. */
export function TaskList({ t, tasks }: { readonly t: Words; readonly tasks: readonly TaskRow[] }) {
  return (
    <ul class="tasks">
      {tasks.map(({ label, hint, path, state, tone }) => (
        <li key={label}>
          <span class="task-name">
            {path ? <a href={href(t.language, path)}>{label}</a> : label}
            {hint && <span class="hint">{hint}</span>}
          </span>
          <Tag tone={tone}>{state}</Tag>
        </li>
      ))}
    </ul>
  )
}

export type Door = { readonly label: string; readonly path: string }

/** Ways on from a page, none of them the one next step. */
export function Doors({ t, doors }: { readonly t: Words; readonly doors: readonly Door[] }) {
  return (
    <ul class="doors">
      {doors.map(({ label, path }) => (
        <li key={path}>
          <a href={href(t.language, path)}>{label}</a>
        </li>
      ))}
    </ul>
  )
}

export type Column = {
  readonly label: string
  /** A column of sentences is a block: it takes the whole width of the card. */
  readonly align?: 'right' | 'block'
  /** Names the row: what a screen reader says first, and the heading of its card on a phone. */
  readonly names?: 'row'
}

/** A cell with nothing in it is not shown on a phone. */
function isBlank(cell: ComponentChildren): boolean {
  return cell === undefined || cell === null || cell === false || cell === ''
}

/** Says a role outright: as cards on a phone the rows are blocks, and Safari then forgets that they are rows. */
function as<Role extends string>(role: Role): { readonly role: Role } {
  return { role }
}

/** A table that becomes cards on a phone: each cell carries its column's name. */
export function DataTable({
  caption,
  columns,
  rows,
  footer,
}: {
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly ComponentChildren[])[]
  readonly footer?: readonly ComponentChildren[]
}) {
  return (
    <table class="data" {...as('table')}>
      <caption>{caption}</caption>
      <thead {...as('rowgroup')}>
        <tr {...as('row')}>
          {columns.map(({ label, align }) => (
            <th key={label} {...as('columnheader')} scope="col" data-align={align}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...as('rowgroup')}>
        {rows.map((cells, at) => (
          // Rows of a server page are never moved about, so their place is their key.
          <Row key={String(at)} columns={columns} cells={cells} />
        ))}
      </tbody>
      {footer && (
        <tfoot {...as('rowgroup')}>
          <Row columns={columns} cells={footer} />
        </tfoot>
      )}
    </table>
  )
}

function Row({
  columns,
  cells,
}: {
  readonly columns: readonly Column[]
  readonly cells: readonly ComponentChildren[]
}) {
  return (
    <tr {...as('row')}>
      {columns.map(({ label, align, names }, at) =>
        names ? (
          <th key={label} {...as('rowheader')} scope="row">
            {cells[at]}
          </th>
        ) : (
          <td key={label} {...as('cell')} data-label={label} data-align={align}>
            {isBlank(cells[at]) ? null : <span class="cell">{cells[at]}</span>}
          </td>
        ),
      )}
    </tr>
  )
}

export type Cover = { readonly digest: string; readonly width: number; readonly height: number }

export type CardProps = {
  readonly t: Words
  readonly path: string
  readonly title: string
  readonly cover?: Cover | undefined
  readonly tag?: { readonly tone: Tone; readonly text: string }
  /** Short lines below the title: place, group. */
  readonly lines?: readonly string[]
  /** The sum or date that matters most. */
  readonly strong?: string
}

/** One initiative, practice or call in a list. The title's link covers the whole card. */
export function Card({ t, path, title, cover, tag, lines = [], strong }: CardProps) {
  return (
    <li class="card">
      {cover && <Picture cover={cover} alt="" sizes="small" />}
      <div class="card-text">
        {tag && <Tag tone={tag.tone}>{tag.text}</Tag>}
        <h3>
          <a href={href(t.language, path)}>{title}</a>
        </h3>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {strong && <p class="card-strong">{strong}</p>}
      </div>
    </li>
  )
}

export function CardList({ children }: { readonly children: ComponentChildren }) {
  return <ul class="cards">{children}</ul>
}

/** A photograph in three widths; lazy unless it leads the page. */
export function Picture({
  cover,
  alt,
  sizes,
  eager = false,
}: {
  readonly cover: Cover
  readonly alt: string
  readonly sizes: 'small' | 'wide'
  readonly eager?: boolean
}) {
  const at = (width: number) => `/pictures/${cover.digest}-${width}.webp`
  return (
    <img
      src={at(sizes === 'small' ? 320 : 640)}
      srcset={
        sizes === 'small' ? `${at(320)} 320w, ${at(640)} 640w` : `${at(320)} 320w, ${at(640)} 640w, ${at(1280)} 1280w`
      }
      sizes={sizes === 'small' ? '(min-width: 700px) 320px, 100vw' : '(min-width: 1000px) 960px, 100vw'}
      width={cover.width}
      height={cover.height}
      alt={alt}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
    />
  )
}

/** Photographs with their captions, in a row that wraps. */
export function FigureRow({ figures }: { readonly figures: readonly (Cover & { readonly caption: string })[] }) {
  return (
    <div class="figures">
      {figures.map((figure) => (
        <figure key={figure.digest}>
          <Picture cover={figure} alt={figure.caption} sizes="wide" />
          {figure.caption && <figcaption>{figure.caption}</figcaption>}
        </figure>
      ))}
    </div>
  )
}

/** Earlier and later pages of a list. Pages count from 1. */
export function Pager({
  t,
  page,
  pages,
  pathOf,
}: {
  readonly t: Words
  readonly page: number
  readonly pages: number
  readonly pathOf: (page: number) => string
}) {
  if (pages < 2) return null
  return (
    <nav class="pager" aria-label={t('ui.pages')}>
      {page > 1 && (
        <a rel="prev" href={href(t.language, pathOf(page - 1))}>
          {t('ui.previous-page')}
        </a>
      )}
      <span>{t('ui.page-of', { page, pages })}</span>
      {page < pages && (
        <a rel="next" href={href(t.language, pathOf(page + 1))}>
          {t('ui.next-page')}
        </a>
      )}
    </nav>
  )
}
