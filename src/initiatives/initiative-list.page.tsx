import type { Words } from '../../lib/platform/words.ts'
import { SelectField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Card, CardList, Pager } from '../../lib/ui/lists.tsx'
import { Details, EmptyState } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { localMatters } from '../regulations/regulation.model.ts'
import type { InitiativeLine, InitiativeStage } from './initiative.model.ts'
import { type InitiativeList, pageSize } from './list.model.ts'
import { tones } from './stage.page.tsx'

/** What a visitor may ask the list for: stages as people speak of them. */
export const stageGroups = {
  proposed: ['submitted', 'admitted', 'on-the-ballot'],
  chosen: ['selected', 'agreement', 'works'],
  built: ['accepted', 'handed-over', 'assessed'],
  'not-chosen': ['refused', 'reserve', 'not-selected', 'failed'],
} as const satisfies Record<string, readonly InitiativeStage[]>
export type StageGroup = keyof typeof stageGroups

type CardsProps = { readonly t: Words; readonly slug: string; readonly lines: readonly InitiativeLine[] }

export function InitiativeCards({ t, slug, lines }: CardsProps) {
  return (
    <CardList>
      {lines.map((line) => (
        <Card
          key={line.number}
          t={t}
          path={`/${slug}/initiatives/${line.number}`}
          title={line.title}
          cover={line.cover}
          tag={{ tone: tones[line.stage], text: t(`initiatives.stage-${line.stage}`) }}
          lines={[line.place]}
          strong={askedText(t, line)}
        />
      ))}
    </CardList>
  )
}

/** What it asks for now, did ask for, or gets. */
function askedText(t: Words, { stage, requested }: InitiativeLine): string {
  const values = { sum: t.money(requested) }
  const isIn = (group: StageGroup) => (stageGroups[group] as readonly InitiativeStage[]).includes(stage)
  if (isIn('chosen') || isIn('built')) return t('initiatives.from-budget', values)
  return isIn('not-chosen') ? t('initiatives.had-asked', values) : t('initiatives.asks', values)
}

export type ListQuery = {
  readonly search: string
  readonly stage: string
  readonly theme: string
  readonly call: string
  readonly page: number
}

type ListProps = {
  readonly t: Words
  readonly place: Place
  readonly list: InitiativeList
  readonly asked: ListQuery
}

/** The initiatives of a municipality: all of them, or those that were looked for. */
export function InitiativeListPage({ t, place, list, asked }: ListProps) {
  const path = `/${place.slug}/initiatives`
  const isNarrowed = asked.search !== '' || asked.stage !== '' || asked.theme !== '' || asked.call !== ''
  return (
    <>
      <h1>{t('initiatives.list-title')}</h1>
      <Details summary={t('initiatives.list-narrow')} open={isNarrowed}>
        <ListForm t={t} path={path} asked={asked} calls={list.calls} />
      </Details>
      <h2>{t('initiatives.list-count', { count: list.count })}</h2>
      {list.lines.length > 0 ? (
        <InitiativeCards t={t} slug={place.slug} lines={list.lines} />
      ) : (
        <EmptyState title={t(isNarrowed ? 'initiatives.list-none' : 'initiatives.list-empty')}>
          <p>{t(isNarrowed ? 'initiatives.list-none-text' : 'initiatives.list-empty-text')}</p>
          {isNarrowed && (
            <ButtonLink t={t} path={path} kind="secondary">
              {t('initiatives.list-all')}
            </ButtonLink>
          )}
        </EmptyState>
      )}
      <Pager
        t={t}
        page={asked.page}
        pages={Math.ceil(list.count / pageSize)}
        pathOf={(page) => listPath(path, asked, page)}
      />
      {list.lines.length > 0 && (
        <p>
          <a href={`${path}/points.geojson${asked.call === '' ? '' : `?call=${encodeURIComponent(asked.call)}`}`}>
            {t('initiatives.points-file')}
          </a>
        </p>
      )}
    </>
  )
}

function listPath(path: string, { search, stage, theme, call }: ListQuery, page: number): string {
  const entries = Object.entries({ search, stage, theme, call }).filter(([, value]) => value !== '')
  const query = new URLSearchParams([...entries, ...(page > 1 ? [['page', `${page}`] as [string, string]] : [])])
  return query.size === 0 ? path : `${path}?${query}`
}

function ListForm({
  t,
  path,
  asked,
  calls,
}: Pick<ListProps, 't' | 'asked'> & Pick<InitiativeList, 'calls'> & { readonly path: string }) {
  const groups = Object.keys(stageGroups) as StageGroup[]
  return (
    <search>
      <form class="form" method="get" action={href(t.language, path)}>
        <div class="row">
          <TextField
            name="search"
            type="search"
            label={t('initiatives.list-search')}
            autocomplete="off"
            value={asked.search}
          />
          <SelectField
            name="stage"
            label={t('initiatives.list-stage')}
            empty={t('initiatives.list-any')}
            options={groups.map((value) => ({ value, label: t(`initiatives.group-${value}`) }))}
            value={asked.stage}
          />
          <SelectField
            name="theme"
            label={t('initiatives.field-theme')}
            empty={t('initiatives.list-any')}
            options={localMatters.map((value) => ({ value, label: t(`regulations.matter-${value}`) }))}
            value={asked.theme}
          />
          {calls.length > 1 && (
            <SelectField
              name="call"
              label={t('initiatives.list-call')}
              empty={t('initiatives.list-any')}
              options={calls.map(({ slug, title }) => ({ value: slug, label: title }))}
              value={asked.call}
            />
          )}
        </div>
        <ActionRow>
          <Button kind="secondary">{t('initiatives.list-show')}</Button>
        </ActionRow>
      </form>
    </search>
  )
}

type PartProps = {
  readonly t: Words
  readonly place: Place
  readonly list: InitiativeList
  readonly title: string
  /** Where all of them are, with its query. */
  readonly all: string
  /** Said of that place when it always has more than stands here. */
  readonly allText?: string
}

/** Initiatives on the page of a call or a municipality. */
/** For those who would rather write by hand. */
export function BlankFormPart({ t, path }: { readonly t: Words; readonly path: string }) {
  return (
    <section>
      <h2>{t('initiatives.paper-part')}</h2>
      <p>
        {t('initiatives.paper-part-lead')}{' '}
        <a href={href(t.language, `${path}/application-form.pdf`)}>{t('initiatives.paper-part-link')}</a>
      </p>
    </section>
  )
}

export function InitiativesPart({ t, place, list, title, all, allText }: PartProps) {
  if (list.count === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <InitiativeCards t={t} slug={place.slug} lines={list.lines} />
      {(allText !== undefined || list.count > list.lines.length) && (
        <p>
          <a href={href(t.language, all)}>{allText ?? t('initiatives.see-all', { count: list.count })}</a>
        </p>
      )}
    </section>
  )
}
