import { decimals, percentText } from '../../lib/kernel/share.ts'
import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { DateField, FileField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { SummaryList } from '../../lib/ui/lists.tsx'
import { Clause } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import { applicationPath, TaskFrame } from './application.page.tsx'
import type { Refused } from './refusal.page.tsx'
import type { Assembly, AssemblyProblem } from './support.model.ts'
import { assemblyShare, presentAt } from './support.rules.ts'
import type { ApplicationView } from './view-application.query.ts'

export const assemblyNumbers = ['women', 'men', 'young', 'adults', 'votesFor', 'votesAgainst', 'abstained'] as const
export const assemblyTexts = ['place', 'chair', 'secretary'] as const

type Props = {
  readonly t: Words
  readonly place: Place
  readonly view: ApplicationView
  readonly typed: Typed
  readonly problems: FieldProblems
  readonly refusal: Refused | undefined
}

/** The minutes of the village assembly, as they stand on paper. */
export function AssemblyPage({ t, place, view, typed, problems, refusal }: Props) {
  const path = `${applicationPath(place, view.initiative)}/assembly`
  const { call, support } = view
  const minimum = call.terms.assemblyMinimum
  const text = (name: (typeof assemblyTexts)[number]) => (
    <TextField
      key={name}
      name={name}
      label={t(`initiatives.assembly-${name}`)}
      value={typed.text(name)}
      problems={problems}
    />
  )
  return (
    <TaskFrame t={t} place={place} view={view} part="assembly" refusal={refusal}>
      <p class="lead">
        {minimum > 0 ? t('initiatives.assembly-lead', { minimum }) : t('initiatives.assembly-lead-free')}{' '}
        <Clause t={t} clause={clauseRef(place.slug, 'assembly', call.regulationNumber)} />
      </p>
      <p>
        <a href={`${path}/minutes.pdf`} hreflang="ky">
          {t('initiatives.minutes-ky')}
        </a>
        {' · '}
        <a href={href('ru', `${path}/minutes.pdf`)} hreflang="ru">
          {t('initiatives.minutes-ru')}
        </a>
      </p>
      <Form t={t} action={path} problems={problems} files>
        <HiddenField name="version" value={view.initiative.version} />
        <DateField
          name="heldOn"
          label={t('initiatives.assembly-heldOn')}
          value={typed.text('heldOn')}
          problems={problems}
        />
        {assemblyTexts.map(text)}
        {assemblyNumbers.map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`initiatives.assembly-${name}`)}
            value={typed.text(name)}
            inputmode="numeric"
            width={10}
            problems={problems}
          />
        ))}
        <FileField
          name="picture"
          label={t('initiatives.assembly-picture')}
          hint={t(
            support.assembly?.minutesDigest
              ? 'initiatives.assembly-picture-there'
              : 'initiatives.assembly-picture-hint',
          )}
          problems={problems}
        />
        <ActionRow>
          <Button>{t('initiatives.save')}</Button>
        </ActionRow>
      </Form>
    </TaskFrame>
  )
}

/** One problem of the minutes in words. */
export function wordedMinutes(t: Words, problem: AssemblyProblem): string {
  switch (problem.code) {
    case 'held-in-future':
      return t('initiatives.minutes-held-in-future', { today: t.date(problem.today) })
    case 'nobody-came':
      return t('initiatives.minutes-nobody-came')
    case 'more-than-adults':
    case 'young-over-present':
      return t(`initiatives.minutes-${problem.code}`, { present: problem.present })
    case 'votes-over-present':
      return t('initiatives.minutes-votes-over-present', { votes: problem.votes, present: problem.present })
  }
}

/** What the assembly decided, for everybody. */
export function AssemblySummary({ t, assembly }: { readonly t: Words; readonly assembly: Assembly }) {
  const present = presentAt(assembly)
  const percent = decimals(t, percentText(assemblyShare(assembly), 4))
  return (
    <SummaryList
      t={t}
      rows={[
        { label: t('initiatives.assembly-heldOn'), value: `${t.date(assembly.heldOn)}, ${assembly.place}` },
        {
          label: t('initiatives.assembly-present'),
          value: t('initiatives.assembly-present-line', { present, adults: assembly.adults, percent }),
        },
        {
          label: t('initiatives.assembly-who'),
          value: t('initiatives.assembly-who-line', {
            women: assembly.women,
            men: assembly.men,
            young: assembly.young,
          }),
        },
        {
          label: t('initiatives.assembly-votes'),
          value: t('initiatives.assembly-votes-line', {
            for: assembly.votesFor,
            against: assembly.votesAgainst,
            abstained: assembly.abstained,
          }),
        },
      ]}
    />
  )
}
