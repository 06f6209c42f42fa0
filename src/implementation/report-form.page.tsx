import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Picture as Taken } from '../../lib/platform/pictures.ts'
import type { Words } from '../../lib/platform/words.ts'
import { FileField, TextArea, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Picture } from '../../lib/ui/lists.tsx'
import { Details } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { mostPhotographs } from './implementation.model.ts'
import { type Refused, RefusedBox } from './implementation-refusal.page.tsx'
import type { WorksView } from './view-works.query.ts'

export const photographNumbers = Array.from({ length: mostPhotographs }, (_, at) => at + 1)

/** As many are in sight at once; more unfold. */
const inSight = 3

type Props = {
  readonly t: Words
  readonly place: Place
  readonly view: WorksView
  readonly forGroup: boolean
  readonly id: string
  readonly typed: Typed
  /** Pictures of an earlier try that were good, by the number of their field. */
  readonly kept: ReadonlyMap<number, Taken>
  readonly problems: FieldProblems
  readonly refused: Refused | undefined
}

/** How far, in words and pictures. */
export function ReportFormPage(props: Props) {
  const { t, place, view, forGroup, id, typed, problems, refused } = props
  const { initiative, call, reports } = view
  const path = `/${place.slug}/initiatives/${initiative.number}/works`
  const before = reports[0]?.percent
  const rows = (numbers: readonly number[]) =>
    numbers.map((number) => <PhotographFields key={number} {...props} number={number} />)
  const rest = photographNumbers.slice(inSight)
  const isOpen = rest.some((number) => props.kept.has(number) || problems[`photograph-${number}`])
  return (
    <>
      <h1>{t('implementation.report-title')}</h1>
      <p class="lead">
        <a href={href(t.language, path)}>{initiative.title}</a>
      </p>
      <p>{t('implementation.report-lead')}</p>
      {forGroup && <p class="soft">{t('implementation.for-group')}</p>}
      <RefusedBox t={t} slug={place.slug} version={call.regulationNumber} refused={refused} />
      <Form t={t} action={`${path}/reports/new`} problems={problems} files>
        <HiddenField name="id" value={id} />
        <TextField
          name="percent"
          label={t('implementation.field-percent')}
          hint={
            before === undefined ? t('implementation.hint-percent-first') : t('implementation.hint-percent', { before })
          }
          value={typed.text('percent')}
          problems={problems}
          inputmode="numeric"
          width={4}
          suffix="%"
        />
        <TextArea
          name="account"
          label={t('implementation.field-account')}
          hint={t('implementation.hint-account')}
          value={typed.text('account')}
          problems={problems}
        />
        <h2>{t('implementation.photographs')}</h2>
        <p>{t('implementation.photographs-lead', { most: mostPhotographs })}</p>
        {rows(photographNumbers.slice(0, inSight))}
        <Details summary={t('implementation.more-photographs')} open={isOpen}>
          {rows(rest)}
        </Details>
        <ActionRow>
          <Button>{t('implementation.report')}</Button>
        </ActionRow>
      </Form>
    </>
  )
}

function PhotographFields({ t, kept, typed, problems, number }: Props & { readonly number: number }) {
  const picture = kept.get(number)
  return (
    <div class="row">
      <div>
        {picture && (
          <>
            <HiddenField name={`kept-${number}`} value={picture.digest} />
            <Picture cover={picture} alt={typed.text(`caption-${number}`)} sizes="small" />
          </>
        )}
        <FileField
          name={`photograph-${number}`}
          label={t('implementation.photograph', { number })}
          hint={picture ? t('implementation.photograph-kept') : t('implementation.photograph-hint')}
          problems={problems}
        />
      </div>
      <TextField
        name={`caption-${number}`}
        label={t('implementation.caption', { number })}
        value={typed.text(`caption-${number}`)}
        problems={problems}
      />
    </div>
  )
}

/** Where no report can be made: why, and the way back. */
export function NoReportPage({ t, place, view, refused }: Pick<Props, 't' | 'place' | 'view' | 'refused'>) {
  const path = `/${place.slug}/initiatives/${view.initiative.number}/works`
  return (
    <>
      <h1>{t('implementation.report-title')}</h1>
      <p class="lead">{view.initiative.title}</p>
      <RefusedBox t={t} slug={place.slug} version={view.call.regulationNumber} refused={refused} />
      <ActionRow>
        <ButtonLink t={t} path={path} kind="secondary">
          {t('implementation.works-title')}
        </ButtonLink>
      </ActionRow>
    </>
  )
}
