import type { ComponentChildren } from 'preact'
import { type CivilDate, daysBetween } from '../../lib/kernel/civil-date.ts'
import type { Words } from '../../lib/platform/words.ts'
import { ActionRow, ButtonLink } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { TaskList, type TaskRow } from '../../lib/ui/lists.tsx'
import { Done, NextStep } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { Arrived } from './autosave.page.tsx'
import { isBenefitTold } from './benefit.rules.ts'
import { type ApplicationPart, applicationParts, type Reason } from './draft.model.ts'
import type { Initiative, SameTitle } from './initiative.model.ts'
import { LikenessesPart } from './likenesses.page.tsx'
import { type Refused, RefusedNote } from './refusal.page.tsx'
import { SameTitlesNote } from './same-titles.page.tsx'
import { SumsNote } from './sums.page.tsx'
import type { ApplicationView } from './view-application.query.ts'
import type { Likenesses } from './view-likenesses.query.ts'

type Props = {
  readonly t: Words
  readonly place: Place
  readonly view: ApplicationView
  readonly today: CivilDate
  readonly dueOn: CivilDate | undefined
  readonly reasons: readonly Reason[]
  /** Set when nothing can be changed any more. */
  readonly refusal: Refused | undefined
  /** The part that was just saved. */
  readonly saved: ApplicationPart | undefined
  readonly likenesses: Likenesses
  /** Initiatives of the call whose title looks the same. */
  readonly same: readonly SameTitle[]
  /** Whether the visitor acts for the group. */
  readonly mayLead: boolean
}

export function applicationPath(place: Place, { number }: Pick<Initiative, 'number'>): string {
  return `/${place.slug}/initiatives/${number}/application`
}

export function titleOf(t: Words, { title, number }: Pick<Initiative, 'title' | 'number'>): string {
  return title === '' ? t('initiatives.untitled', { number }) : title
}

/** The tasks of an application, each with its state; what is left; and by when. */
export function ApplicationPage(props: Props) {
  const { t, place, view, today, dueOn, reasons, refusal, saved, likenesses, same, mayLead } = props
  const { initiative, call } = view
  const path = applicationPath(place, initiative)
  const number = initiative.number
  return (
    <>
      <h1>{titleOf(t, initiative)}</h1>
      <p class="soft">{t('initiatives.draft-number', { number })}</p>
      {saved && (
        <Done>
          <p>{t('initiatives.part-saved', { part: t(`initiatives.part-${saved}`) })}</p>
          <Arrived t={t} path={`${path}/${saved}`} />
        </Done>
      )}
      <RefusedNote t={t} place={place} regulationNumber={call.regulationNumber} refusal={refusal} />
      {!refusal && dueOn && <Due t={t} view={view} place={place} today={today} dueOn={dueOn} reasons={reasons} />}
      <h2>{t('initiatives.tasks-title')}</h2>
      <TaskList t={t} tasks={tasksOf(t, path, view, reasons, refusal !== undefined)} />
      <p>
        <a href={href(t.language, `/${place.slug}/initiatives/${number}/authors`)}>
          {t('initiatives.authors-link', { count: initiative.authorIds.length })}
        </a>
      </p>
      {!refusal && <Wished t={t} path={path} view={view} />}
      {!refusal && <SameTitlesNote t={t} slug={place.slug} same={same} />}
      {!refusal && <LikenessesPart t={t} likenesses={likenesses} />}
      <h2>{t('initiatives.sums-title')}</h2>
      <SumsNote t={t} initiative={initiative} terms={call.terms} />
      <ActionRow>
        {!refusal && (
          <ButtonLink t={t} path={`/${place.slug}/initiatives/${number}/submission`}>
            {t('initiatives.check-and-send')}
          </ButtonLink>
        )}
        <ButtonLink t={t} path={`/${place.slug}/initiatives/${number}`} kind="secondary">
          {t('initiatives.see-as-others')}
        </ButtonLink>
      </ActionRow>
      {mayLead && (
        <p>
          <a href={href(t.language, `/${place.slug}/initiatives/${number}/withdrawal`)}>
            {t('initiatives.withdraw-link')}
          </a>
        </p>
      )}
    </>
  )
}

/** What the regulation does not ask for, but a group may add. */
function Wished({ t, path, view }: Pick<Props, 't' | 'view'> & { readonly path: string }) {
  const parts = (['supporters', 'assembly', 'documents'] as const).filter((part) => !isAsked(part, view))
  if (parts.length === 0) return null
  return (
    <p class="soft">
      {t('initiatives.if-you-wish')}{' '}
      {parts.map((part, at) => (
        <span key={part}>
          {at > 0 && ', '}
          <a href={href(t.language, `${path}/${part}`)}>{t(`initiatives.part-${part}`)}</a>
        </span>
      ))}
    </p>
  )
}

type DueProps = Omit<Props, 'refusal' | 'dueOn' | 'saved' | 'likenesses' | 'same' | 'mayLead'> & {
  readonly dueOn: CivilDate
}

function Due({ t, view, place, today, dueOn, reasons }: DueProps) {
  const isReturned = view.initiative.stage === 'returned'
  const days = Math.max(daysBetween(today, dueOn), 0)
  const by = t('initiatives.due-by', { date: t.dayMonth(dueOn), days })
  const what = isReturned
    ? t('initiatives.next-returned')
    : reasons.length === 0
      ? t('initiatives.next-send')
      : t('initiatives.next-fill', { count: reasons.length })
  const path = `/${place.slug}/initiatives/${view.initiative.number}`
  const part = applicationParts.find((one) => reasons.some((reason) => reason.part === one))
  const link = isReturned
    ? { path: `${path}#review`, action: t('initiatives.see-reasons') }
    : part
      ? {
          path: `${path}/application/${part}`,
          action: t('initiatives.fill-part', { part: t(`initiatives.part-${part}`) }),
        }
      : { path: `${path}/submission`, action: t('initiatives.check-and-send') }
  return <NextStep t={t} what={what} by={by} {...link} />
}

const states = { done: 'good', part: 'waiting', empty: 'neutral', optional: 'neutral' } as const

function tasksOf(
  t: Words,
  path: string,
  view: ApplicationView,
  reasons: readonly Reason[],
  isClosed: boolean,
): readonly TaskRow[] {
  return applicationParts
    .filter((part) => isAsked(part, view))
    .map((part) => {
      const state = stateOf(part, view, reasons)
      return {
        label: t(`initiatives.part-${part}`),
        hint: t(`initiatives.part-${part}-hint`),
        ...(isClosed ? {} : { path: `${path}/${part}` }),
        state: t(`initiatives.state-${state}`),
        tone: states[state],
      }
    })
}

/** Support is a task where the regulation asks for it, or the group has begun it by itself. */
function isAsked(part: ApplicationPart, view: ApplicationView): boolean {
  const { supportersMinimum, assemblyMinimum } = view.call.terms
  if (part === 'supporters') return supportersMinimum > 0 || isBegun(part, view)
  if (part === 'documents') return view.call.terms.documents.length > 0 || isBegun(part, view)
  return part !== 'assembly' || assemblyMinimum > 0 || isBegun(part, view)
}

function stateOf(part: ApplicationPart, view: ApplicationView, reasons: readonly Reason[]): keyof typeof states {
  const begun = isBegun(part, view)
  if (part === 'photographs') return begun ? 'done' : 'optional'
  if (part === 'benefit' && !begun) return 'optional'
  if (reasons.some((reason) => reason.part === part)) return begun ? 'part' : 'empty'
  if (begun || part !== 'pledges') return 'done'
  // Before the budget is there no reason speaks of the own contribution yet.
  return view.call.terms.ownMinimumPercent === 0 ? 'optional' : 'empty'
}

function isBegun(part: ApplicationPart, { initiative, support, attachments }: ApplicationView): boolean {
  const { problem, solution, theme, place, upkeep, beneficiaries, groupName, members } = initiative
  switch (part) {
    case 'idea':
      return problem !== '' || solution !== '' || theme !== undefined
    case 'place':
      return place !== '' || upkeep !== '' || beneficiaries !== undefined
    case 'benefit':
      return isBenefitTold(initiative.benefit)
    case 'group':
      return groupName !== '' || members.length > 0
    case 'supporters':
      return support.gathering || support.supporters > 0
    case 'documents':
      return attachments.length > 0
    case 'assembly':
      return support.assembly !== undefined
    case 'budget':
    case 'pledges':
    case 'photographs':
      return initiative[part].length > 0
  }
}

/** What stands around the form of one task: its title, why it cannot be saved, the way back. */
export function TaskFrame({
  t,
  place,
  view,
  part,
  refusal,
  children,
}: {
  readonly t: Words
  readonly place: Place
  readonly view: ApplicationView
  readonly part: ApplicationPart
  readonly refusal: Refused | undefined
  readonly children: ComponentChildren
}) {
  const { initiative, call } = view
  return (
    <>
      <h1>{t(`initiatives.part-${part}`)}</h1>
      <RefusedNote t={t} place={place} regulationNumber={call.regulationNumber} refusal={refusal} />
      {children}
      <p>
        <a href={href(t.language, applicationPath(place, initiative))}>{t('initiatives.back-to-tasks')}</a>
      </p>
    </>
  )
}
