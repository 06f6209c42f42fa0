import type { ComponentChildren } from 'preact'
import type { Words } from '../platform/words.ts'
import type { FieldProblems } from './form.tsx'

export type FieldProps = {
  readonly name: string
  readonly label: string
  readonly hint?: string
  /** What was typed, kept. */
  readonly value?: string
  readonly problems?: FieldProblems
}

type Shell = FieldProps & {
  /** Set when the control has a unit beside it, to be said with it. */
  readonly hasUnit?: boolean
  readonly children: (attributes: ControlAttributes) => ComponentChildren
}
type ControlAttributes = {
  readonly id: string
  readonly name: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': 'true' | undefined
}

/** The ids of what is there, the problem first, since it is what brought the reader back. */
function describedBy(parts: Readonly<Record<string, unknown>>): string | undefined {
  const ids = Object.keys(parts).filter((id) => parts[id])
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** Label, hint, error and control tied together, so that a screen reader says all of it. */
function FieldShell({ name, label, hint, problems, hasUnit = false, children }: Shell) {
  const problem = problems?.[name]
  const described = describedBy({ [`e-${name}`]: problem, [`h-${name}`]: hint, [`u-${name}`]: hasUnit })
  const attributes: ControlAttributes = {
    id: `f-${name}`,
    name,
    'aria-describedby': described,
    'aria-invalid': problem ? 'true' : undefined,
  }
  return (
    <div class="field" data-invalid={problem ? 'true' : undefined}>
      <label class="ds-label" for={`f-${name}`}>
        {label}
      </label>
      {hint && (
        <p class="hint" id={`h-${name}`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="field-problem" id={`e-${name}`}>
          {problem}
        </p>
      )}
      {children(attributes)}
    </div>
  )
}

type TextProps = FieldProps & {
  readonly autocomplete?: 'tel' | 'email' | 'name' | 'username' | 'one-time-code' | 'off' | 'street-address'
  readonly inputmode?: 'text' | 'tel' | 'numeric' | 'decimal' | 'email' | 'search'
  readonly type?: 'text' | 'tel' | 'email' | 'search' | 'date'
  /** How many signs are expected: the field is as wide. */
  readonly width?: 4 | 10 | 20
  readonly suffix?: string
}

export function TextField({ autocomplete, inputmode, type = 'text', width, suffix, value = '', ...shell }: TextProps) {
  // Preact's types want one literal type at a time; all of these take the same attributes.
  const kind = { type: type as 'text' }
  const comfort = { ...(autocomplete ? { autocomplete } : {}), ...(inputmode ? { inputMode: inputmode } : {}) }
  return (
    <FieldShell {...shell} hasUnit={suffix !== undefined}>
      {(attributes) => (
        <div class="control" data-width={width}>
          <input class="ds-input" value={value} {...kind} {...comfort} {...attributes} />
          {suffix && (
            <span class="suffix" id={`u-${shell.name}`}>
              {suffix}
            </span>
          )}
        </div>
      )}
    </FieldShell>
  )
}

export function TextArea({ rows = 5, value = '', ...shell }: FieldProps & { readonly rows?: number }) {
  return (
    <FieldShell {...shell}>
      {(attributes) => (
        <textarea class="ds-input" rows={rows} {...attributes}>
          {value}
        </textarea>
      )}
    </FieldShell>
  )
}

/** A sum in som; the currency stands beside it. */
export function MoneyField({ t, ...props }: FieldProps & { readonly t: Words }) {
  return <TextField {...props} inputmode="decimal" autocomplete="off" width={20} suffix={t('ui.currency')} />
}

/**
 * A day. Browsers that have a calendar offer it; others take 24.05.2026. What cannot be a day stays as it was typed, which
 * a calendar would not show.
 */
export function DateField(props: FieldProps) {
  const isDay = /^(\d{4}-\d{2}-\d{2})?$/.test(props.value ?? '')
  return <TextField {...props} type={isDay ? 'date' : 'text'} width={20} />
}

export function PhoneField(props: FieldProps) {
  return <TextField {...props} type="tel" inputmode="tel" autocomplete="tel" width={20} />
}

export function PinField(props: FieldProps) {
  return <TextField {...props} inputmode="numeric" autocomplete="off" width={20} />
}

/** A one-time code: the phone offers it from the message. */
export function CodeField(props: FieldProps) {
  return <TextField {...props} inputmode="numeric" autocomplete="one-time-code" width={10} />
}

export type Option = { readonly value: string; readonly label: string; readonly hint?: string }

export function SelectField({
  options,
  empty,
  value = '',
  ...shell
}: FieldProps & { readonly options: readonly Option[]; readonly empty?: string }) {
  return (
    <FieldShell {...shell}>
      {(attributes) => (
        <select class="ds-input" {...attributes}>
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldShell>
  )
}

type GroupProps = Omit<FieldProps, 'value'> & { readonly options: readonly Option[] }

type TicksProps = GroupProps & { readonly type: 'radio' | 'checkbox'; readonly checked: readonly string[] }

/** Longer answers than this, in signs, stand below each other. */
const shortAnswer = 14

function Ticks({ name, label, hint, problems, options, type, checked }: TicksProps) {
  const problem = problems?.[name]
  const isShort = options.length < 4 && options.every((option) => !option.hint && option.label.length <= shortAnswer)
  return (
    <fieldset
      class="field"
      data-invalid={problem ? 'true' : undefined}
      aria-describedby={describedBy({ [`e-${name}`]: problem, [`h-${name}`]: hint })}
    >
      <legend class="ds-label">{label}</legend>
      {hint && (
        <p class="hint" id={`h-${name}`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="field-problem" id={`e-${name}`}>
          {problem}
        </p>
      )}
      <div class={isShort ? 'ticks ticks-short' : 'ticks'}>
        {options.map((option, at) => (
          <Tick
            key={option.value}
            type={type}
            name={name}
            at={at}
            option={option}
            checked={checked.includes(option.value)}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** One of several, all in sight. */
export function RadioField({ value = '', ...group }: GroupProps & { readonly value?: string }) {
  return <Ticks {...group} type="radio" checked={[value]} />
}

/** Any number of several. */
export function CheckboxGroup({ values = [], ...group }: GroupProps & { readonly values?: readonly string[] }) {
  return <Ticks {...group} type="checkbox" checked={values} />
}

type TickProps = {
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly at: number
  readonly option: Option
  readonly checked: boolean
}

function Tick({ type, name, at, option, checked }: TickProps) {
  // The first one carries the field's id, so that the error summary's link lands on it.
  const id = at === 0 ? `f-${name}` : `f-${name}-${at}`
  const hint = option.hint ? `h-${name}-${at}` : undefined
  return (
    <div class="tick">
      <input
        class="ds-input"
        type={type}
        id={id}
        name={name}
        value={option.value}
        checked={checked}
        aria-describedby={hint}
      />
      <div>
        <label for={id}>{option.label}</label>
        {option.hint && (
          <span class="hint" id={hint}>
            {option.hint}
          </span>
        )}
      </div>
    </div>
  )
}

/** One thing that is so or not so. */
export function CheckboxField({
  name,
  label,
  hint,
  checked = false,
  problems,
}: Omit<FieldProps, 'value'> & { readonly checked?: boolean }) {
  const problem = problems?.[name]
  return (
    <div class="field" data-invalid={problem ? 'true' : undefined}>
      {problem && (
        <p class="field-problem" id={`e-${name}`}>
          {problem}
        </p>
      )}
      <Tick
        type="checkbox"
        name={name}
        at={0}
        option={{ value: 'yes', label, ...(hint ? { hint } : {}) }}
        checked={checked}
      />
    </div>
  )
}

/** A photograph or another file. */
export function FileField({
  accept = 'image/jpeg,image/png,image/webp',
  multiple = false,
  ...shell
}: Omit<FieldProps, 'value'> & { readonly accept?: string; readonly multiple?: boolean }) {
  return (
    <FieldShell {...shell}>
      {(attributes) => <input class="file-input" type="file" accept={accept} multiple={multiple} {...attributes} />}
    </FieldShell>
  )
}
