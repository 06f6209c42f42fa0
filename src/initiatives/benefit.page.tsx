import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { CheckboxGroup, TextField } from '../../lib/ui/fields.tsx'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import type { SummaryRow } from '../../lib/ui/lists.tsx'
import { benefitParts, targetGroups } from './benefit.model.ts'
import type { Initiative } from './initiative.model.ts'

type FieldsProps = {
  readonly t: Words
  readonly all: number | undefined
  readonly typed: Typed
  readonly problems: FieldProblems
}

/** Who benefits, by sex and age, as far as the group knows. */
export function BenefitFields({ t, all, typed, problems }: FieldsProps) {
  return (
    <>
      <p>{all === undefined ? t('initiatives.benefit-lead') : t('initiatives.benefit-lead-of', { count: all })}</p>
      {benefitParts.map((part) => (
        <TextField
          key={part}
          name={part}
          label={t(`initiatives.field-${part}`)}
          inputmode="numeric"
          width={10}
          value={typed.text(part)}
          problems={problems}
        />
      ))}
      <CheckboxGroup
        name="targetGroups"
        label={t('initiatives.field-targetGroups')}
        hint={t('initiatives.hint-targetGroups')}
        options={targetGroups.map((group) => ({ value: group, label: t(`initiatives.target-${group}`) }))}
        values={typed.all('targetGroups')}
        problems={problems}
      />
    </>
  )
}

type Told = { readonly label: string; readonly value: string }

/** What was told of it, for a reader; nothing where nothing was. */
export function benefitRows(t: Words, { benefit }: Pick<Initiative, 'benefit'>): readonly (SummaryRow & Told)[] {
  const counts = benefitParts.flatMap((part) => {
    const count = benefit[part]
    return count === undefined ? [] : [t(`initiatives.told-${part}`, { count })]
  })
  const groups = benefit.targetGroups.map((group) => t(`initiatives.target-${group}`))
  return [
    ...(counts.length > 0 ? [{ label: t('initiatives.benefit-among'), value: counts.join(', ') }] : []),
    ...(groups.length > 0 ? [{ label: t('initiatives.field-targetGroups'), value: groups.join(', ') }] : []),
  ]
}

/** What it costs to run for a year, where the group told. */
export function runningText(t: Words, { runningCost }: Pick<Initiative, 'runningCost'>): string | undefined {
  return runningCost === undefined ? undefined : t('initiatives.running-a-year', { sum: t.money(runningCost) })
}
