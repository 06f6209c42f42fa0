import type { ComponentChildren } from 'preact'
import type { Words } from '../platform/words.ts'
import { fieldLabels } from './field-labels.ts'
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
      <ErrorSummary t={t} problems={problems} fields={children} />
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

type SummaryProps = {
  readonly t: Words
  readonly problems: FieldProblems
  /** The parts among which the fields are, so that each problem says which field it is about. */
  readonly fields: ComponentChildren
}

export function ErrorSummary({ t, problems, fields }: SummaryProps) {
  if (Object.keys(problems).length === 0) return null
  const labels = fieldLabels(fields)
  // In the order of the page; what is about no field of it comes last.
  const order = [...labels.keys(), ...Object.keys(problems)]
  const entries = Object.entries(problems).sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
  return (
    // Without scripts too the reader lands on what is wrong, also where the form is far down the page.
    <div class="error-summary" role="alert" tabindex={-1} id="problems" autofocus>
      <h2>{t('ui.problems', { count: entries.length })}</h2>
      <ul>
        {entries.map(([field, sentence]) => (
          <li key={field}>
            {labels.has(field) && <span class="error-field">{labels.get(field)}</span>}
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
  /** A quiet one is for what few people need, such as reporting: a word, not a frame. */
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly name?: string
  readonly value?: string
  /** Another address to post the same form to, without language. */
  readonly formAction?: string
}

const buttonVariants = { primary: 'primary', secondary: 'secondary', quiet: 'tertiary', danger: 'primary' } as const

export function Button({ children, kind = 'primary', name, value, formAction }: ButtonProps) {
  return (
    <button
      type="submit"
      class="ds-button"
      data-variant={buttonVariants[kind]}
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
