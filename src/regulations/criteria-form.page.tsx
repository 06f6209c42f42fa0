import type { Words } from '../../lib/platform/words.ts'
import { RadioField, SelectField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Details, Done, Notice } from '../../lib/ui/notices.tsx'
import { type Criterion, measures } from './criterion.model.ts'
import { criterionLine } from './criterion.page.ts'
import { criterionTitle } from './criterion.rules.ts'
import { isOwn, unusedCriteria } from './criterion-form.rules.ts'
import { type DraftProps, RefusedNote } from './drafting.page.tsx'
import { WorkedExample } from './example.page.tsx'
import { sourceOf } from './presets.rules.ts'
import { mostCriteria } from './terms.rules.ts'

/** How many steps a form offers; the sources know no table with more. */
export const mostSteps = 5

type Props = DraftProps & { readonly saved: boolean }

/** All criteria with their weights, which add up to 100. */
export function CriteriaPage({ t, place, regulation, typed, problems, refusal, version, saved }: Props) {
  const edit = `/${place.slug}/regulation/${regulation.number}/edit`
  const { terms } = regulation
  return (
    <>
      <h1>{t('regulations.group-criteria')}</h1>
      {saved && (
        <Done>
          <p>{t('regulations.saved')}</p>
        </Done>
      )}
      <p class="lead">{t('regulations.group-criteria-note')}</p>
      <RefusedNote t={t} refusal={refusal} />
      <Form t={t} action={`${edit}/criteria`} problems={problems}>
        <HiddenField name="version" value={version} />
        {terms.criteria.map((criterion) => (
          <div key={criterion.key}>
            <TextField
              name={`weight-${criterion.key}`}
              label={criterionTitle(t, criterion)}
              hint={hintOf(t, criterion, regulation)}
              suffix="%"
              value={typed.text(`weight-${criterion.key}`)}
              inputmode="numeric"
              width={4}
              problems={problems}
            />
            <p>
              <a href={href(t.language, `${edit}/criteria/${criterion.key}`)}>
                {t('regulations.criterion-change', { name: criterionTitle(t, criterion) })}
              </a>
            </p>
          </div>
        ))}
        <WorkedExample t={t} part="criteria" terms={terms} />
        <ActionRow>
          <Button>{t('regulations.save-next')}</Button>
          <ButtonLink t={t} path={edit} kind="secondary">
            {t('regulations.all-parts')}
          </ButtonLink>
          {terms.criteria.length < mostCriteria && (
            <ButtonLink t={t} path={`${edit}/criteria/new`} kind="secondary">
              {t('regulations.criterion-add')}
            </ButtonLink>
          )}
        </ActionRow>
      </Form>
    </>
  )
}

/** Whether a source gives the weight; of a computed criterion also how its points come about. */
function hintOf(t: Words, criterion: Criterion, { preset, terms }: DraftProps['regulation']): string {
  const mark = t(`regulations.mark-${sourceOf(preset, `weight-${criterion.key}`)}`)
  const scale = t('regulations.criterion-scale', { scale: criterion.scale })
  return `${mark} ${criterion.formula ? criterionLine(t, criterion, terms) : scale}`
}

type OneProps = DraftProps & {
  /** Undefined for a new one. */
  readonly criterion: Criterion | undefined
  readonly removable: boolean
}

/** One criterion: its words if the council words it itself, its scale, and who or what gives its points. */
export function CriterionPage(props: OneProps) {
  const { t, place, regulation, problems, refusal, version, criterion, removable } = props
  const list = `/${place.slug}/regulation/${regulation.number}/edit/criteria`
  const path = `${list}/${criterion?.key ?? 'new'}`
  return (
    <>
      <h1>{criterion ? criterionTitle(t, criterion) : t('regulations.criterion-add')}</h1>
      <RefusedNote t={t} refusal={refusal} />
      <Form t={t} action={path} problems={problems}>
        <HiddenField name="version" value={version} />
        <WhichFields {...props} />
        <PointsFields {...props} />
        <ActionRow>
          <Button>{t('regulations.save')}</Button>
          <ButtonLink t={t} path={list} kind="secondary">
            {t('regulations.criterion-list')}
          </ButtonLink>
        </ActionRow>
      </Form>
      {criterion && <Removal {...{ t, path, version, removable }} />}
    </>
  )
}

function Removal({ t, path, version, removable }: { t: Words; path: string; version: string; removable: boolean }) {
  if (!removable) {
    return (
      <Notice>
        <p>{t('regulations.criterion-has-weight')}</p>
      </Notice>
    )
  }
  return (
    <Form t={t} action={`${path}/removal`}>
      <HiddenField name="version" value={version} />
      <ActionRow>
        <Button kind="secondary">{t('regulations.criterion-remove')}</Button>
      </ActionRow>
    </Form>
  )
}

function WhichFields({ t, typed, problems, regulation, criterion }: OneProps) {
  const words = (['ky', 'ru', 'en'] as const).map((language) => (
    <TextField
      key={language}
      name={language}
      label={t(`regulations.criterion-words-${language}`)}
      value={typed.text(language)}
      problems={problems}
    />
  ))
  if (criterion) return isOwn(criterion.key) ? words : null
  const known = unusedCriteria(regulation.terms).map((key) => ({ value: key, label: criterionTitle(t, { key }) }))
  return (
    <>
      <SelectField
        name="which"
        label={t('regulations.criterion-which')}
        options={[...known, { value: 'own', label: t('regulations.criterion-own') }]}
        value={typed.text('which')}
        problems={problems}
      />
      <Details summary={t('regulations.criterion-own')} open={typed.text('which') === 'own'}>
        <p class="hint">{t('regulations.criterion-own-hint')}</p>
        {words}
      </Details>
    </>
  )
}

function PointsFields({ t, typed, problems }: Pick<OneProps, 't' | 'typed' | 'problems'>) {
  return (
    <>
      <NumberLine {...{ t, typed, problems }} name="scale" />
      <SelectField
        name="how"
        label={t('regulations.criterion-how')}
        hint={t('regulations.criterion-how-hint')}
        options={[
          { value: 'members', label: t('regulations.criterion-by-members') },
          ...measures.map((measure) => ({
            value: measure,
            label: t('regulations.criterion-by-data', { what: t(`regulations.measure-${measure}`) }),
          })),
        ]}
        value={typed.text('how')}
        problems={problems}
      />
      <Details summary={t('regulations.ladder-title')} open={typed.text('how') !== 'members'}>
        <RadioField
          name="ladder"
          label={t('regulations.ladder-label')}
          options={(['even', 'steps'] as const).map((kind) => ({
            value: kind,
            label: t(`regulations.ladder-kind-${kind}`),
            hint: t(`regulations.ladder-kind-${kind}-hint`),
          }))}
          value={typed.text('ladder')}
          problems={problems}
        />
        <NumberLine {...{ t, typed, problems }} name="from" />
        <NumberLine {...{ t, typed, problems }} name="to" />
        <NumberLine {...{ t, typed, problems }} name="base" />
        {Array.from({ length: mostSteps }, (_, at) => (
          <Step key={`step-${at + 1}`} {...{ t, typed, problems }} at={at + 1} />
        ))}
      </Details>
    </>
  )
}

type LineProps = Pick<OneProps, 't' | 'typed' | 'problems'>

function NumberLine({ t, typed, problems, name }: LineProps & { name: 'scale' | 'from' | 'to' | 'base' }) {
  const label = t(`regulations.ladder-field-${name}`)
  return (
    <TextField name={name} label={label} value={typed.text(name)} inputmode="numeric" width={4} problems={problems} />
  )
}

function Step({ t, typed, problems, at }: LineProps & { at: number }) {
  const line = (name: 'over' | 'points') => (
    <TextField
      name={`${name}-${at}`}
      label={t(`regulations.ladder-field-${name}`, { at })}
      value={typed.text(`${name}-${at}`)}
      inputmode="numeric"
      width={4}
      problems={problems}
    />
  )
  return (
    <>
      {line('over')}
      {line('points')}
    </>
  )
}
