import type { Words } from '../../lib/platform/words.ts'
import { SelectField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Card, CardList, Pager } from '../../lib/ui/lists.tsx'
import { EmptyState } from '../../lib/ui/notices.tsx'
import { localMatters } from '../regulations/regulation.model.ts'
import type { PracticeCost, PracticeLine } from './practice.model.ts'
import type { PracticeList } from './view-practices.query.ts'

export type ListQuery = { readonly search: string; readonly theme: string; readonly page: number }

type Props = {
  readonly t: Words
  readonly list: PracticeList
  readonly pages: number
  readonly asked: ListQuery
}

/** What worked anywhere, to be found by what people type and by its matter. */
export function PracticeListPage({ t, list, pages, asked }: Props) {
  const isNarrowed = asked.search !== '' || asked.theme !== ''
  return (
    <>
      <h1>{t('practices.list-title')}</h1>
      <p class="lead">{t('practices.list-lead')}</p>
      <ListForm t={t} asked={asked} />
      <h2>{t('practices.list-count', { count: list.count })}</h2>
      {list.lines.length > 0 ? (
        <PracticeCards t={t} lines={list.lines} />
      ) : (
        <EmptyState title={t(isNarrowed ? 'practices.list-none' : 'practices.list-empty')}>
          <p>{t(isNarrowed ? 'practices.list-none-text' : 'practices.list-empty-text')}</p>
          {isNarrowed && (
            <ButtonLink t={t} path="/practices" kind="secondary">
              {t('practices.list-all')}
            </ButtonLink>
          )}
        </EmptyState>
      )}
      <Pager t={t} page={asked.page} pages={pages} pathOf={(page) => listPath(asked, page)} />
    </>
  )
}

function listPath({ search, theme }: ListQuery, page: number): string {
  const entries = Object.entries({ search, theme }).filter(([, value]) => value !== '')
  const query = new URLSearchParams([...entries, ...(page > 1 ? [['page', `${page}`] as [string, string]] : [])])
  return query.size === 0 ? '/practices' : `/practices?${query}`
}

function ListForm({ t, asked }: Pick<Props, 't' | 'asked'>) {
  return (
    <search>
      <form class="form" method="get" action={href(t.language, '/practices')}>
        <div class="row">
          <TextField
            name="search"
            type="search"
            label={t('practices.list-search')}
            autocomplete="off"
            value={asked.search}
          />
          <SelectField
            name="theme"
            label={t('practices.list-theme')}
            empty={t('practices.list-any')}
            options={localMatters.map((value) => ({ value, label: t(`regulations.matter-${value}`) }))}
            value={asked.theme}
          />
        </div>
        <ActionRow>
          <Button kind="secondary">{t('practices.list-show')}</Button>
        </ActionRow>
      </form>
    </search>
  )
}

/** `isPlain` leaves the pictures out, where other cards show the same works. */
function PracticeCards({
  t,
  lines,
  isPlain = false,
}: {
  readonly t: Words
  readonly lines: readonly PracticeLine[]
  readonly isPlain?: boolean
}) {
  return (
    <CardList>
      {lines.map((line) => (
        <Card
          key={line.slug}
          t={t}
          path={`/practices/${line.slug}`}
          title={line.title}
          cover={isPlain ? undefined : line.cover}
          lines={[
            t.of(line.place),
            ...(line.adoptions > 0 ? [t('practices.adopted-count', { count: line.adoptions })] : []),
          ]}
          strong={costLine(t, line.cost)}
        />
      ))}
    </CardList>
  )
}

function costLine(t: Words, { money, inKind }: PracticeCost): string {
  return inKind === 0n
    ? t('practices.cost-line', { money: t.money(money) })
    : t('practices.cost-with-in-kind', { money: t.money(money), kind: t.money(inKind) })
}

/** What worked lately, for the front page. */
export function PracticesPart({ t, list }: { readonly t: Words; readonly list: PracticeList }) {
  if (list.count === 0) return null
  return (
    <section>
      <h2>{t('practices.home-title')}</h2>
      <PracticeCards t={t} lines={list.lines} isPlain />
      <p>
        <a href={href(t.language, '/practices')}>{t('practices.home-all')}</a>
      </p>
    </section>
  )
}
