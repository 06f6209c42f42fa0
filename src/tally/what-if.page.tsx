import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { FileField, MoneyField, SelectField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ErrorSummary, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Doors } from '../../lib/ui/lists.tsx'
import { Details, EmptyState } from '../../lib/ui/notices.tsx'
import type { Call } from '../calls/call.model.ts'
import { orderText } from '../regulations/tie.rules.ts'
import { tieOrderOf } from './tally.model.ts'
import { type VoteSource, voteSources } from './what-if.model.ts'
import { WhatIfOutcome } from './what-if-result.page.tsx'
import type { WhatIfResult } from './what-if-text.page.tsx'

export type WhatIfProps = {
  readonly t: Words
  /** The page's own path. */
  readonly path: string
  readonly call: Call
  readonly source: VoteSource
  readonly pastVotes: readonly { readonly slug: string; readonly title: string }[]
  readonly typed: Typed
  readonly problems: FieldProblems
  readonly result: WhatIfResult | undefined
}

/** What other rules, sums and minimums would select: once counted, the conditions fold up above the outcomes. */
export function WhatIfPage(props: WhatIfProps) {
  const { t, path, source, result } = props
  const { tieOrder } = props.call.terms
  // The rules tried here settle ties in their own way: said where the regulation has another.
  const otherOrder = tieOrder.join() !== tieOrderOf({}).join()
  const others = voteSources.filter((one) => one !== source)
  return (
    <>
      <h1>{t('tally.what-if-title')}</h1>
      {!result && <p class="lead">{t('tally.what-if-lead')}</p>}
      {result ? (
        <Details summary={t('tally.what-if-change')}>
          <Conditions {...props} />
        </Details>
      ) : (
        <section>
          <h2>{t(`tally.what-if-from-${source}`)}</h2>
          <Conditions {...props} />
        </section>
      )}
      {result && <WhatIfOutcome t={t} result={result} />}
      {result && otherOrder && <p class="soft">{t('tally.what-if-ties', { order: orderText(t, tieOrder) })}</p>}
      <h2>{t('tally.what-if-elsewhere')}</h2>
      <Doors
        t={t}
        doors={others.map((one) => ({ label: t(`tally.what-if-from-${one}`), path: `${path}?from=${one}` }))}
      />
    </>
  )
}

function Conditions(props: WhatIfProps) {
  const { t, path, source, problems } = props
  if (source === 'file') {
    return (
      <Form t={t} action={`${path}?from=file`} problems={problems} files>
        <FileFields {...props} />
      </Form>
    )
  }
  if (source === 'past' && props.pastVotes.length === 0) return <EmptyState title={t('tally.what-if-no-past')} />
  const fields = source === 'past' ? <PastFields {...props} /> : <MadeUpFields {...props} />
  return (
    <>
      <ErrorSummary t={t} problems={problems} fields={fields} />
      <form class="form" method="get" action={href(t.language, path)} noValidate>
        <HiddenField name="from" value={source} />
        {fields}
      </form>
    </>
  )
}

function PastFields(props: WhatIfProps) {
  const { t, pastVotes, typed, problems } = props
  return (
    <>
      <SelectField
        name="past"
        label={t('tally.what-if-past')}
        empty={t('tally.what-if-choose-past')}
        options={pastVotes.map(({ slug, title }) => ({ value: slug, label: title }))}
        value={typed.text('past')}
        problems={problems}
      />
      <TermsFields {...props} hint={t('tally.what-if-envelope-hint-past')} />
    </>
  )
}

function MadeUpFields(props: WhatIfProps) {
  const { t, call, typed, problems } = props
  const field = (name: string) =>
    ({ name, value: typed.text(name), problems, inputmode: 'numeric', autocomplete: 'off', width: 10 }) as const
  const ceiling = t.money(call.terms.ceiling)
  return (
    <>
      <TextField {...field('initiatives')} label={t('tally.what-if-initiatives')} />
      <TextField {...field('voters')} label={t('tally.what-if-voters')} />
      <TextField {...field('villages')} label={t('tally.what-if-villages')} hint={t('tally.what-if-villages-hint')} />
      <TextField {...field('choices')} label={t('tally.what-if-choices')} />
      <TextField
        {...field('own')}
        label={t('tally.what-if-own')}
        hint={t('tally.what-if-own-hint')}
        suffix={t('tally.what-if-percent')}
      />
      <TextField
        {...field('lowest')}
        label={t('tally.what-if-lowest')}
        hint={t('tally.what-if-lowest-hint', { ceiling })}
        suffix={t('tally.what-if-percent')}
      />
      <TextField {...field('seed')} label={t('tally.what-if-seed')} hint={t('tally.what-if-seed-hint')} />
      <TermsFields {...props} hint={t('tally.what-if-envelope-hint-made-up', { envelope: t.money(call.envelope) })} />
    </>
  )
}

function FileFields(props: WhatIfProps) {
  const { t, problems } = props
  return (
    <>
      <FileField
        name="file"
        label={t('tally.what-if-file')}
        hint={t('tally.what-if-file-hint')}
        accept=".pb,.csv,.txt"
        problems={problems}
      />
      <TermsFields {...props} hint={t('tally.what-if-envelope-hint-file')} />
    </>
  )
}

/** What the officer would have otherwise, whatever the vote. */
function TermsFields({ t, call, typed, problems, hint }: WhatIfProps & { readonly hint: string }) {
  return (
    <>
      <MoneyField
        t={t}
        name="envelope"
        label={t('tally.what-if-envelope')}
        hint={hint}
        value={typed.text('envelope')}
        problems={problems}
      />
      <TextField
        name="minimum"
        label={t('tally.what-if-minimum')}
        hint={t('tally.what-if-minimum-hint', { minimum: call.terms.minimumVotes })}
        value={typed.text('minimum')}
        problems={problems}
        inputmode="numeric"
        autocomplete="off"
        width={10}
      />
      <ActionRow>
        <Button>{t('tally.what-if-count')}</Button>
      </ActionRow>
    </>
  )
}
