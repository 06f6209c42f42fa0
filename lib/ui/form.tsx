import type { ComponentChildren } from 'preact'
import type { Words } from '../platform/words.ts'
import { href } from './links.ts'

/** Sentences about fields, by field name, in the page's language: see wordedProblems of lib/platform/form.ts. */
export type FieldProblems = Readonly<Record<string, string>>

type FormProps = {
  readonly t: Words
  /** Path without language. */
  readonly action: string
  readonly problems?: FieldProblems
  /** Set when the form carries files. */
  readonly files?: boolean
  readonly children: ComponentChildren
}

/** A form that posts. Its problems are summed up on top, each a link to its field. */
export function Form({ t, action, problems = {}, files = false, children }: FormProps) {
  return (
    <>
      <ErrorSummary t={t} problems={problems} />
      <form
        class="form"
        method="post"
        action={href(t.language, action)}
        encType={files ? 'multipart/form-data' : undefined}
        noValidate
      >
        {children}
      </form>
    </>
  )
}

export function ErrorSummary({ t, problems }: { readonly t: Words; readonly problems: FieldProblems }) {
  const entries = Object.entries(problems)
  if (entries.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1} id="problems">
      <h2>{t('ui.problems', { count: entries.length })}</h2>
      <ul>
        {entries.map(([field, sentence]) => (
          <li key={field}>
            <a href={`#f-${field}`}>{sentence}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

export function HiddenField({ name, value }: { readonly name: string; readonly value: string | number }) {
  return <input type="hidden" name={name} value={value} />
}

type ButtonProps = {
  readonly children: ComponentChildren
  readonly kind?: 'primary' | 'secondary' | 'danger'
  readonly name?: string
  readonly value?: string
  /** Another address to post the same form to, without language. */
  readonly formAction?: string
}

export function Button({ children, kind = 'primary', name, value, formAction }: ButtonProps) {
  return (
    <button
      type="submit"
      class="ds-button"
      data-variant={kind === 'secondary' ? 'secondary' : 'primary'}
      data-color={kind === 'danger' ? 'danger' : undefined}
      name={name}
      value={value}
      formAction={formAction}
    >
      {children}
    </button>
  )
}

type ButtonLinkProps = {
  readonly t: Words
  readonly path: string
  readonly kind?: 'primary' | 'secondary'
  readonly children: ComponentChildren
}

export function ButtonLink({ t, path, kind = 'primary', children }: ButtonLinkProps) {
  return (
    <a class="ds-button" data-variant={kind} href={href(t.language, path)}>
      {children}
    </a>
  )
}

/** Buttons in a row, the main one first. */
export function ActionRow({ children }: { readonly children: ComponentChildren }) {
  return <div class="actions">{children}</div>
}
