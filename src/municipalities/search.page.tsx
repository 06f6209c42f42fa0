import type { Words } from '../../lib/platform/words.ts'
import { TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { TaskList, type TaskRow } from '../../lib/ui/lists.tsx'
import { EmptyState } from '../../lib/ui/notices.tsx'
import type { FoundPlace } from './find-places.query.ts'

/** "Find my village": asks the same page again with what was typed in `?place=`. */
export function PlaceSearch({
  t,
  action,
  typed,
}: {
  readonly t: Words
  readonly action: string
  readonly typed: string
}) {
  return (
    <search>
      <form class="form" method="get" action={href(t.language, action)}>
        <TextField
          name="place"
          type="search"
          label={t('municipalities.search-label')}
          hint={t('municipalities.search-hint')}
          autocomplete="off"
          value={typed}
        />
        <ActionRow>
          <Button>{t('municipalities.search-button')}</Button>
        </ActionRow>
      </form>
    </search>
  )
}

type FoundProps = {
  readonly t: Words
  readonly typed: string
  readonly places: readonly FoundPlace[]
  /** How many are shown at most; one more than that was asked for. */
  readonly most: number
}

/** What was found, each line one press from the page of its municipality. */
export function FoundPlaces({ t, typed, places, most }: FoundProps) {
  const all = (
    <p>
      <a href={href(t.language, '/municipalities')}>{t('municipalities.found-all')}</a>
    </p>
  )
  if (places.length === 0) {
    return (
      <EmptyState title={t('municipalities.found-none', { typed })}>
        <p>{t('municipalities.found-none-text')}</p>
        {all}
      </EmptyState>
    )
  }
  return (
    <section aria-label={t('municipalities.found-title', { typed })}>
      <h2>{t('municipalities.found-title', { typed })}</h2>
      <TaskList t={t} tasks={places.slice(0, most).map((place) => lineOf(t, place))} />
      {places.length > most && <p>{t('municipalities.found-many', { count: most })}</p>}
      {all}
    </section>
  )
}

function lineOf(t: Words, { slug, kind, village, municipality, oblast, formerName, endedOn }: FoundPlace): TaskRow {
  const hints = [
    village ? `${t.of(municipality)}, ${t.of(oblast)}` : t.of(oblast),
    ...(formerName ? [t('municipalities.found-former', { name: t.of(formerName) })] : []),
    ...(endedOn ? [t('municipalities.found-ended', { date: t.date(endedOn) })] : []),
  ]
  const what = endedOn ? 'ended' : village ? 'village' : kind
  return {
    label: t.of(village ?? municipality),
    hint: hints.join('. '),
    path: `/${slug}`,
    state: t(`municipalities.is-${what}`),
    tone: 'neutral',
  }
}
