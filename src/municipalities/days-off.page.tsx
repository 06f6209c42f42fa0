import { type CivilDate, civilDate } from '../../lib/kernel/civil-date.ts'
import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { DateField, RadioField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { DataTable } from '../../lib/ui/lists.tsx'
import { Done, EmptyState, Refusal, Warning } from '../../lib/ui/notices.tsx'
import { type AnnouncedDayOff, announcedKinds, type DayOffRefusal, type DaysOff } from './day-off.model.ts'

type Props = {
  readonly t: Words
  readonly daysOff: DaysOff
  readonly today: CivilDate
  /** Set for whoever may enter and strike days: what the form holds. */
  readonly typed: Typed | undefined
  readonly problems?: FieldProblems
  readonly refusal?: DayOffRefusal | undefined
  readonly outcome?: 'entered' | 'struck' | undefined
}

/** All days off of the country, each with its source; for the operator also the form that announces one. */
export function DaysOffPage({ t, daysOff, today, typed, problems = {}, refusal, outcome }: Props) {
  return (
    <>
      <h1>{t('municipalities.days-off-title')}</h1>
      <p class="lead">{t('municipalities.days-off-lead')}</p>
      {outcome && (
        <Done>
          <p>{t(`municipalities.day-off-${outcome}`)}</p>
        </Done>
      )}
      {refusal && <Refusal t={t}>{refusalText(t, refusal)}</Refusal>}
      <Announced t={t} days={daysOff.announced} today={today} mayChange={typed !== undefined} />
      <Yearly t={t} daysOff={daysOff} today={today} />
      {typed && <EnterForm t={t} typed={typed} problems={problems} />}
    </>
  )
}

type AnnouncedProps = Pick<Props, 't' | 'today'> & {
  readonly days: readonly AnnouncedDayOff[]
  readonly mayChange: boolean
}

function Announced({ t, days, today, mayChange }: AnnouncedProps) {
  // This year's days that have passed are kept in sight, older ones are not asked for.
  const shown = days.filter(({ on }) => on.slice(0, 4) >= today.slice(0, 4))
  const isAhead = shown.some(({ on }) => on >= today)
  return (
    <>
      {!isAhead && (
        <EmptyState title={t('municipalities.days-off-none')}>
          <p>{t('municipalities.days-off-none-text')}</p>
        </EmptyState>
      )}
      {shown.length > 0 && (
        <DataTable
          caption={t('municipalities.days-off-announced')}
          columns={[
            { label: t('municipalities.days-off-day'), names: 'row' },
            { label: t('municipalities.days-off-holiday') },
            { label: t('municipalities.days-off-source') },
          ]}
          rows={shown.map(({ id, on, kind, source }) => [
            t.date(on),
            t(`municipalities.day-off-${kind}`),
            <>
              {source}{' '}
              {mayChange && on >= today && (
                <a href={href(t.language, `/days-off/${id}/strike`)}>{t('municipalities.day-off-strike')}</a>
              )}
            </>,
          ])}
        />
      )}
    </>
  )
}

function Yearly({ t, daysOff, today }: Pick<Props, 't' | 'daysOff' | 'today'>) {
  const year = today.slice(0, 4)
  const day = (of: string) => t.dayMonth(civilDate(`${year}-${of}`))
  const inForce = daysOff.yearly.filter(({ until }) => until === undefined || until >= today)
  return (
    <>
      <DataTable
        caption={t('municipalities.days-off-yearly')}
        columns={[
          { label: t('municipalities.days-off-day'), names: 'row' },
          { label: t('municipalities.days-off-holiday') },
          { label: t('municipalities.days-off-source') },
        ]}
        rows={inForce.map(({ kind, fromDay, untilDay, source }) => [
          fromDay === untilDay
            ? day(fromDay)
            : t('municipalities.days-off-span', { from: day(fromDay), until: day(untilDay) }),
          t(`municipalities.day-off-${kind}`),
          t(`municipalities.source-${source}`),
        ])}
      />
      <p class="hint">{t('municipalities.days-off-no-move')}</p>
    </>
  )
}

function EnterForm({
  t,
  typed,
  problems,
}: {
  readonly t: Words
  readonly typed: Typed
  readonly problems: FieldProblems
}) {
  return (
    <>
      <h2>{t('municipalities.day-off-enter-title')}</h2>
      <Form t={t} action="/days-off" problems={problems}>
        <HiddenField name="id" value={typed.text('id')} />
        <DateField name="on" label={t('municipalities.day-off-on')} value={typed.text('on')} problems={problems} />
        <RadioField
          name="kind"
          label={t('municipalities.day-off-kind')}
          value={typed.text('kind')}
          problems={problems}
          options={announcedKinds.map((kind) => ({ value: kind, label: t(`municipalities.day-off-${kind}`) }))}
        />
        <TextField
          name="source"
          label={t('municipalities.day-off-source')}
          hint={t('municipalities.day-off-source-hint')}
          value={typed.text('source')}
          problems={problems}
        />
        <ActionRow>
          <Button>{t('municipalities.day-off-enter')}</Button>
        </ActionRow>
      </Form>
    </>
  )
}

/** The last look before an announced day becomes a working day again. */
export function StrikeDayPage({ t, day }: { readonly t: Words; readonly day: AnnouncedDayOff }) {
  return (
    <>
      <h1>{t('municipalities.day-off-strike-title')}</h1>
      <p class="lead">{t(`municipalities.day-off-${day.kind}`)}</p>
      <Form t={t} action={`/days-off/${day.id}/strike`}>
        <Warning>
          <p>{t('municipalities.day-off-strike-warning', { date: t.date(day.on) })}</p>
        </Warning>
        <ActionRow>
          <Button kind="danger">{t('municipalities.day-off-strike')}</Button>
          <ButtonLink t={t} path="/days-off" kind="secondary">
            {t('municipalities.day-off-back')}
          </ButtonLink>
        </ActionRow>
      </Form>
    </>
  )
}

function refusalText(t: Words, refusal: DayOffRefusal): string {
  switch (refusal.code) {
    case 'day-passed':
      return t('municipalities.refusal-day-passed')
    case 'day-too-far':
      return t('municipalities.refusal-day-too-far', { date: t.date(refusal.latest) })
    case 'day-off-already':
      return t('municipalities.refusal-day-off-already', { date: t.date(refusal.on) })
    case 'no-such-day-off':
      return t('municipalities.refusal-no-such-day-off')
  }
}
