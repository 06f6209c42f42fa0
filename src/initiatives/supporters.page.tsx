import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { PinField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Clause, Done, Notice, Refusal, Warning } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { citedClause, clauseRef } from '../regulations/clause.rules.ts'
import { titleOf } from './application.page.tsx'
import { Paragraphs } from './submission.page.tsx'
import type { SupportRefusal } from './support.model.ts'
import type { ApplicationView } from './view-application.query.ts'

/** How many rows of a sheet are typed at once: as many as the printed one has on a page. */
export const sheetRows = 10

export type SupportersProps = {
  readonly t: Words
  readonly place: Place
  readonly view: ApplicationView
  readonly typed: Typed
  readonly problems?: FieldProblems
  readonly refusal?: SupportRefusal | undefined
  /** Why it cannot be supported now, by this visitor. */
  readonly closed: SupportRefusal | undefined
  readonly isSignedIn: boolean
  readonly isSupporter: boolean
  readonly isTheirs: boolean
  readonly mayEnterSheet: boolean
}

/** What a resident is asked to stand behind, how many do, and the one thing to do. */
export function SupportersPage(props: SupportersProps) {
  const { t, place, view, refusal, closed, isTheirs, mayEnterSheet } = props
  const { initiative, support, call } = view
  const path = `/${place.slug}/initiatives/${initiative.number}`
  return (
    <>
      <h1>{t('initiatives.supporters-title')}</h1>
      <p class="lead">
        <a href={href(t.language, path)}>{titleOf(t, initiative)}</a>
      </p>
      <Paragraphs text={initiative.problem} />
      <Paragraphs text={initiative.solution} />
      <h2>{t('initiatives.supporters-count', { count: support.supporters })}</h2>
      <p>
        {support.onPaper > 0 && `${t('initiatives.supporters-on-paper', { count: support.onPaper })} `}
        {call.terms.supportersMinimum > 0 &&
          t('initiatives.supporters-needed', { minimum: call.terms.supportersMinimum })}{' '}
        <Clause t={t} clause={clauseRef(place.slug, 'supporters', call.regulationNumber)} />
      </p>
      {refusal && <SupportRefused {...props} refusal={refusal} />}
      <Support {...props} path={path} />
      {closed?.code === 'not-gathering' && !isTheirs && <SupportRefused {...props} refusal={closed} />}
      {mayEnterSheet && <SheetLink t={t} path={path} place={place} view={view} />}
    </>
  )
}

function SupportRefused({ t, place, view, refusal }: SupportersProps & { readonly refusal: SupportRefusal }) {
  const clause = citedClause(place.slug, refusal, view.call.regulationNumber)
  return (
    <Refusal t={t} clause={clause}>
      {t(`initiatives.support-refused-${refusal.code}`)}
    </Refusal>
  )
}

function Support(props: SupportersProps & { readonly path: string }) {
  const { t, path, typed, problems = {}, closed, isSignedIn, isSupporter, isTheirs, view } = props
  if (isTheirs && !view.support.gathering && view.initiative.stage === 'draft') {
    return (
      <Form t={t} action={`${path}/supporters/opening`}>
        <Warning>
          <p>{t('initiatives.support-open-note')}</p>
        </Warning>
        <ActionRow>
          <Button>{t('initiatives.support-open')}</Button>
        </ActionRow>
      </Form>
    )
  }
  if (closed) return null
  if (!isSignedIn) {
    return (
      <ActionRow>
        <ButtonLink t={t} path={`/account/sign-in?next=${encodeURIComponent(`${path}/supporters`)}`}>
          {t('initiatives.support-sign-in')}
        </ButtonLink>
      </ActionRow>
    )
  }
  if (isSupporter) {
    return (
      <>
        <Done>
          <p>{t('initiatives.support-given')}</p>
        </Done>
        <Form t={t} action={`${path}/supporters/removal`}>
          <ActionRow>
            <Button kind="secondary">{t('initiatives.support-take-back')}</Button>
          </ActionRow>
        </Form>
      </>
    )
  }
  return (
    <Form t={t} action={`${path}/supporters`} problems={problems}>
      <PinField
        name="pin"
        label={t('initiatives.support-pin')}
        hint={t('initiatives.support-pin-hint')}
        value={typed.text('pin')}
        problems={problems}
      />
      <ActionRow>
        <Button>{t('initiatives.support-button')}</Button>
      </ActionRow>
    </Form>
  )
}

function SheetLink({ t, path, place, view }: Pick<SupportersProps, 't' | 'place' | 'view'> & { path: string }) {
  return (
    <Notice title={t('initiatives.sheet-title')}>
      <p>{t('initiatives.sheet-lead')}</p>
      <p>
        <a href={`${path}/supporters/sheet.pdf`} hreflang="ky">
          {t('initiatives.sheet-ky')}
        </a>
        {' · '}
        <a href={href('ru', `${path}/supporters/sheet.pdf`)} hreflang="ru">
          {t('initiatives.sheet-ru')}
        </a>
      </p>
      {view.initiative.stage !== 'withdrawn' && (
        <ActionRow>
          <ButtonLink
            t={t}
            path={`/${place.slug}/initiatives/${view.initiative.number}/supporters/sheet`}
            kind="secondary"
          >
            {t('initiatives.sheet-enter')}
          </ButtonLink>
        </ActionRow>
      )}
    </Notice>
  )
}

export type SheetProps = {
  readonly t: Words
  readonly place: Place
  readonly view: ApplicationView
  readonly typed: Typed
  readonly problems?: FieldProblems
  readonly refusal?: string | undefined
  /** What the last sheet brought. */
  readonly added?: number | undefined
}

/** Typing in a signed sheet, a page of it at a time. */
export function SheetPage({ t, place, view, typed, problems = {}, refusal, added }: SheetProps) {
  const path = `/${place.slug}/initiatives/${view.initiative.number}/supporters`
  return (
    <>
      <h1>{t('initiatives.sheet-enter')}</h1>
      <p class="lead">{titleOf(t, view.initiative)}</p>
      {added !== undefined && (
        <Done>
          <p>{t('initiatives.sheet-added', { count: added })}</p>
        </Done>
      )}
      {refusal && <Refusal t={t}>{refusal}</Refusal>}
      <p>{t('initiatives.sheet-pins')}</p>
      <Form t={t} action={`${path}/sheet`} problems={problems}>
        {Array.from({ length: sheetRows }, (_, at) => (
          <fieldset key={`row-${at + 1}`} class="field">
            <legend>{t('initiatives.sheet-row', { row: at + 1 })}</legend>
            <TextField
              name={`name-${at + 1}`}
              label={t('initiatives.sheet-name')}
              value={typed.text(`name-${at + 1}`)}
              autocomplete="off"
              problems={problems}
            />
            <PinField
              name={`pin-${at + 1}`}
              label={t('initiatives.sheet-pin')}
              value={typed.text(`pin-${at + 1}`)}
              problems={problems}
            />
          </fieldset>
        ))}
        <ActionRow>
          <Button>{t('initiatives.sheet-save')}</Button>
          <ButtonLink t={t} path={path} kind="secondary">
            {t('initiatives.supporters-back')}
          </ButtonLink>
        </ActionRow>
      </Form>
    </>
  )
}
