import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { daysBetween } from '../../lib/kernel/civil-date.ts'
import type { Words } from '../../lib/platform/words.ts'
import { ActionRow, ButtonLink } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Card, CardList } from '../../lib/ui/lists.tsx'
import { EmptyState } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import type { Call, CallStage } from './call.model.ts'
import { standingOf, standingText, tones } from './call.page.tsx'
import type { OpenCall } from './view-open-calls.query.ts'

type ListProps = {
  readonly t: Words
  readonly place: Place
  readonly calls: readonly Call[]
  readonly mayDraft: boolean
}

const groups: readonly (readonly ['drafts' | 'now' | 'past', readonly CallStage[]])[] = [
  ['drafts', ['draft']],
  ['now', ['announced', 'collecting', 'reviewing', 'voting', 'tallying', 'decided', 'implementing']],
  ['past', ['closed', 'withdrawn']],
]

/** All calls of a municipality, the newest first. */
export function CallListPage({ t, place, calls, mayDraft }: ListProps) {
  return (
    <>
      <h1>{t('calls.list-title')}</h1>
      {mayDraft && (
        <ActionRow>
          <ButtonLink t={t} path={`/${place.slug}/calls/new`}>
            {t('calls.new')}
          </ButtonLink>
        </ActionRow>
      )}
      {calls.length === 0 ? (
        <EmptyState title={t('calls.list-empty-title')}>
          <p>{t('calls.list-empty-text')}</p>
        </EmptyState>
      ) : (
        groups.map(([key, stages]) => {
          const mine = calls.filter(({ stage }) => stages.includes(stage))
          return mine.length === 0 ? null : (
            <section key={key}>
              <h2>{t(`calls.list-${key}`)}</h2>
              <CallCards t={t} slug={place.slug} calls={mine} />
            </section>
          )
        })
      )}
    </>
  )
}

function CallCards({ t, slug, calls }: { readonly t: Words; readonly slug: string; readonly calls: readonly Call[] }) {
  return (
    <CardList>
      {calls.map((call) => (
        <Card
          key={call.slug}
          t={t}
          path={`/${slug}/calls/${call.slug}`}
          title={call.title}
          tag={{ tone: tones[call.stage], text: t(`calls.stage-${call.stage}`) }}
          lines={[standingOf(t, call)]}
          strong={t('calls.card-envelope', { sum: t.money(call.envelope) })}
        />
      ))}
    </CardList>
  )
}

/** The municipality page's part: its latest calls. */
export function CallsOfPlace({ t, place, calls, mayDraft }: ListProps) {
  return (
    <section>
      <h2>{t('calls.place-title')}</h2>
      {calls.length === 0 ? (
        <p>{t('calls.list-empty-text')}</p>
      ) : (
        <CallCards t={t} slug={place.slug} calls={calls.slice(0, 3)} />
      )}
      {(calls.length > 0 || mayDraft) && (
        <p>
          <a href={href(t.language, `/${place.slug}/calls`)}>{t('calls.place-all')}</a>
        </p>
      )}
    </section>
  )
}

type OpenProps = { readonly t: Words; readonly today: CivilDate; readonly calls: readonly OpenCall[] }

/** The front page's part: calls in which something can be done now, the nearest end first. */
export function CallsOpenNow({ t, today, calls }: OpenProps) {
  return (
    <section>
      <h2>{t('calls.home-title')}</h2>
      {calls.length === 0 ? (
        <p>{t('calls.home-empty')}</p>
      ) : (
        <CardList>
          {calls.map((call) => (
            <Card
              key={`${call.place.slug}/${call.slug}`}
              t={t}
              path={`/${call.place.slug}/calls/${call.slug}`}
              title={t.of(call.place.names)}
              tag={{ tone: tones[call.stage], text: t(`calls.stage-${call.stage}`) }}
              lines={[call.title, standingText(t, call.stage, call.endsOn, call.votingFrom)]}
              strong={t('calls.days-left', { days: Math.max(daysBetween(today, call.endsOn), 0) })}
            />
          ))}
        </CardList>
      )}
    </section>
  )
}
