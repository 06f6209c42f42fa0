import type { ComponentChildren } from 'preact'
import type { Words } from '../platform/words.ts'
import { href } from './links.ts'

/** What stands calmly beside the text. */
export function Notice({ title, children }: { readonly title?: string; readonly children: ComponentChildren }) {
  return (
    <section class="notice">
      {title && <h2>{title}</h2>}
      {children}
    </section>
  )
}

/** What cannot be undone, or will cost something. */
export function Warning({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="notice" data-kind="warning">
      {children}
    </div>
  )
}

/** What was just done. Said aloud by screen readers. */
export function Done({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="notice" data-kind="done" role="status">
      {children}
    </div>
  )
}

export function EmptyState({ title, children }: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  )
}

/** The page after something binding: what was done, a number to keep, what comes next. */
export function Confirmation({
  title,
  number,
  numberLabel,
  children,
}: {
  readonly title: string
  readonly number?: string
  readonly numberLabel?: string
  readonly children?: ComponentChildren
}) {
  return (
    <div class="confirmation" role="status">
      <h1>{title}</h1>
      {number && (
        <p class="confirmation-number">
          {numberLabel} <strong>{number}</strong>
        </p>
      )}
      {children}
    </div>
  )
}

/** The one thing to do now, and by when. */
export function NextStep({
  t,
  what,
  by,
  path,
  action,
}: {
  readonly t: Words
  readonly what: string
  readonly by?: string
  readonly path?: string
  readonly action?: string
}) {
  return (
    <div class="next-step">
      <p class="next-step-title">{t('ui.next-step')}</p>
      <p class="next-step-what">{what}</p>
      {by && <p class="next-step-by">{by}</p>}
      {path && action && (
        <a class="ds-button" data-variant="primary" href={href(t.language, path)}>
          {action}
        </a>
      )}
    </div>
  )
}

export type ClauseRef = {
  readonly number: number
  /** Path of the regulation's page with its anchor, without language. */
  readonly path: string
}

/** A link to the clause that a decision rests on. */
export function Clause({ t, clause }: { readonly t: Words; readonly clause: ClauseRef }) {
  return (
    <a class="clause" href={href(t.language, clause.path)}>
      {t('ui.clause', { number: clause.number })}
    </a>
  )
}

/** Why something is not possible: what, why, what to do, and the clause. */
export function Refusal({
  t,
  clause,
  children,
}: {
  readonly t: Words
  readonly clause?: ClauseRef | undefined
  readonly children: ComponentChildren
}) {
  return (
    <div class="notice" data-kind="refusal" role="alert" tabindex={-1}>
      <p>{children}</p>
      {clause && (
        <p>
          <Clause t={t} clause={clause} />
        </p>
      )}
    </div>
  )
}

/** Something that unfolds. */
export function Details({
  summary,
  open = false,
  children,
}: {
  readonly summary: string
  readonly open?: boolean
  readonly children: ComponentChildren
}) {
  return (
    <details class="unfold" open={open}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  )
}
