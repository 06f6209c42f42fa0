import type { ComponentChildren } from 'preact'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Words } from '../../lib/platform/words.ts'
import { ActionRow, ButtonLink } from '../../lib/ui/form.tsx'
import { Hero } from '../../lib/ui/hero.tsx'
import { href } from '../../lib/ui/links.ts'
import { Picture, SummaryList } from '../../lib/ui/lists.tsx'
import { EmptyState, Notice, Warning } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import type { MunicipalityView } from './view-municipality.query.ts'

type Props = {
  readonly t: Words
  readonly place: Place
  readonly view: MunicipalityView
  readonly today: CivilDate
  readonly maySet: boolean
  readonly mayReadRoles: boolean
  /** What the slices downstream have to say of this municipality, in their order. */
  readonly sections: readonly ComponentChildren[]
}

/** What is asked, proposed, built and spent in one municipality, and whom to ask. */
export function MunicipalityPage({ t, place, view, today, maySet, mayReadRoles, sections }: Props) {
  const { picture, validTo } = view
  const name = t.of(place.names)
  const hasEnded = validTo !== undefined && validTo <= today
  const isEmpty = sections.every((section) => section === undefined || section === null || section === false)
  return (
    <>
      <Hero title={name} lead={whereText(t, view)} seed={place.slug} />
      <End t={t} view={view} today={today} />
      <div class="columns">
        <div>
          {isEmpty ? (
            <EmptyState title={t('municipalities.empty-title')}>
              <p>{t('municipalities.empty-text')}</p>
            </EmptyState>
          ) : (
            sections
          )}
        </div>
        <div>
          {picture && <Picture cover={picture} alt={t('municipalities.picture-alt', { name })} sizes="small" />}
          {!hasEnded && <Contacts t={t} place={place} view={view} />}
          {(maySet || mayReadRoles) && (
            <ActionRow>
              {maySet && (
                <ButtonLink t={t} path={`/${place.slug}/settings`} kind="secondary">
                  {t('municipalities.settings-link')}
                </ButtonLink>
              )}
              {mayReadRoles && (
                <ButtonLink t={t} path={`/${place.slug}/people`} kind="secondary">
                  {t('people.roles-title')}
                </ButtonLink>
              )}
            </ActionRow>
          )}
          <Villages t={t} view={view} />
          <Past t={t} view={view} />
        </div>
      </div>
    </>
  )
}

/** Raion and oblast; a republican city is its own oblast and says nothing twice. */
function whereText(t: Words, { raion, oblast }: MunicipalityView): string {
  return raion ? `${t.of(raion)}, ${t.of(oblast)}` : t.of(oblast)
}

/** Says that the municipality is no more, and who came after it. */
function End({ t, view, today }: Pick<Props, 't' | 'view' | 'today'>) {
  const { validTo, successors } = view
  if (!validTo) return null
  const links = successors.length > 0 && (
    <>
      <p>{t('municipalities.ended-successors', { count: successors.length })}</p>
      <ul>
        {successors.map(({ slug, names }) => (
          <li key={slug}>
            <a href={href(t.language, `/${slug}`)}>{t.of(names)}</a>
          </li>
        ))}
      </ul>
    </>
  )
  if (validTo > today) {
    return (
      <Warning>
        <p>{t('municipalities.ending-on', { date: t.date(validTo) })}</p>
        {links}
      </Warning>
    )
  }
  return (
    <Notice title={t('municipalities.ended-title')}>
      <p>{t('municipalities.ended-on', { date: t.date(validTo) })}</p>
      {links}
      <p>{t('municipalities.ended-kept')}</p>
    </Notice>
  )
}

function Contacts({ t, place, view }: Pick<Props, 't' | 'place' | 'view'>) {
  const { phone, email, address } = view.contacts
  const rows = [
    { label: t('municipalities.phone'), value: phone && <a href={`tel:${phone}`}>{phoneText(phone)}</a> },
    { label: t('municipalities.email'), value: email && <a href={`mailto:${email}`}>{email}</a> },
    { label: t('municipalities.address'), value: address },
  ].filter(({ value }) => value !== '')
  return (
    <section>
      <h2>{t(`municipalities.contacts-${place.kind}`)}</h2>
      {rows.length > 0 ? <SummaryList t={t} rows={rows} /> : <p class="soft">{t('municipalities.contacts-none')}</p>}
    </section>
  )
}

/** +996394351234 is 03943 51 234, as people dial and read it out here. */
function phoneText(phone: string): string {
  const national = phone.replace(/^\+996/, '0')
  return `${national.slice(0, 5)} ${national.slice(5, 7)} ${national.slice(7)}`
}

function Villages({ t, view: { villages } }: Pick<Props, 't' | 'view'>) {
  if (villages.length === 0) return null
  return (
    <section>
      <h2>{t('municipalities.villages')}</h2>
      <ul>
        {villages.map(({ names, population }) => (
          <li key={names.ky}>
            {population === undefined
              ? t.of(names)
              : t('municipalities.village-people', { name: t.of(names), count: population })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Past({ t, view: { formerNames, predecessors } }: Pick<Props, 't' | 'view'>) {
  if (formerNames.length + predecessors.length === 0) return null
  return (
    <section>
      <h2>{t('municipalities.history')}</h2>
      <ul>
        {formerNames.map(({ names, until }) => (
          <li key={names.ky}>{t('municipalities.history-former', { name: t.of(names), date: t.date(until) })}</li>
        ))}
        {predecessors.map(({ slug, names, on }) => (
          <li key={slug}>
            <a href={href(t.language, `/${slug}`)}>
              {t('municipalities.history-predecessor', { name: t.of(names), date: t.date(on) })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
