import { dateOf } from '../../lib/kernel/civil-date.ts'
import { money } from '../../lib/kernel/money.ts'
import type { Words } from '../../lib/platform/words.ts'
import { MoneyBar } from '../../lib/ui/bars.tsx'
import { ActionRow, Button, ButtonLink, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { FigureRow } from '../../lib/ui/lists.tsx'
import { Done, Notice, Refusal, Warning } from '../../lib/ui/notices.tsx'
import { type Source, type Standings, sources } from '../funding/funding.model.ts'
import type { PracticeView } from './view-practice.query.ts'

type Props = {
  readonly t: Words
  readonly view: PracticeView
  /** Whether the visitor may change and publish this draft. */
  readonly mayWrite: boolean
  readonly publishedJustNow: boolean
  /** Why it was not published: the draft is another one now. */
  readonly changed: boolean
}

/** One practice: the story, what it cost, how it looked and looks, and the way to use it. */
export function PracticePage({ t, view, mayWrite, publishedJustNow, changed }: Props) {
  const { practice, place, initiative } = view
  const path = `/${place.slug}/initiatives/${initiative.number}`
  const isDraft = practice.stage === 'draft'
  return (
    <>
      <h1>{practice.title}</h1>
      <p class="soft">
        <a href={href(t.language, `/${place.slug}`)}>{t.of(place.names)}</a>
        {practice.publishedAt !== undefined &&
          `, ${t('practices.published-on', { date: t.date(dateOf(practice.publishedAt)) })}`}
      </p>
      {changed && <Refusal t={t}>{t('practices.publish-changed')}</Refusal>}
      {publishedJustNow && (
        <Done>
          <p>{t('practices.published')}</p>
        </Done>
      )}
      {isDraft && mayWrite && <DraftPart t={t} view={view} />}
      {!isDraft && (
        <ActionRow>
          <ButtonLink t={t} path={`/practices/${practice.slug}/adoption`}>
            {t('practices.use')}
          </ButtonLink>
        </ActionRow>
      )}
      <Story t={t} view={view} />
      {!isDraft && <UsePart t={t} view={view} />}
      <p>
        <a href={href(t.language, path)}>{t('practices.from-initiative')}</a>
      </p>
    </>
  )
}

function DraftPart({ t, view }: Pick<Props, 't' | 'view'>) {
  const { practice, place, initiative } = view
  const path = `/${place.slug}/initiatives/${initiative.number}/practice`
  return (
    <Notice>
      <p>{t('practices.draft-note')}</p>
      <Form t={t} action={`${path}/publication`}>
        <HiddenField name="version" value={practice.version} />
        <Warning>
          <p>{t('practices.publish-warning')}</p>
        </Warning>
        <ActionRow>
          <Button>{t('practices.publish')}</Button>
          <ButtonLink t={t} path={path} kind="secondary">
            {t('practices.change')}
          </ButtonLink>
        </ActionRow>
      </Form>
    </Notice>
  )
}

function Story({ t, view }: Pick<Props, 't' | 'view'>) {
  const { practice, photographs, initiative, place } = view
  const parts = [
    ['problem', practice.problem],
    ['what-was-done', practice.whatWasDone],
  ] as const
  const before = initiative.photographs.at(-1)
  const said = (when: string, caption: string) => (caption ? t('practices.captioned', { when, caption }) : when)
  const figures = [
    ...(before && !photographs.some(({ digest }) => digest === before.digest)
      ? [{ ...before, caption: said(t('practices.before'), before.caption) }]
      : []),
    ...photographs.map((one) => ({ ...one, caption: said(t('practices.now'), one.caption) })),
  ]
  return (
    <>
      {figures.length > 0 && <FigureRow figures={figures} />}
      {parts.map(([key, text]) => (
        <section key={key}>
          <h2>{t(`practices.${key}`)}</h2>
          <Paragraphs text={text} />
        </section>
      ))}
      <Cost t={t} view={view} />
      <section>
        <h2>{t('practices.lesson')}</h2>
        <Paragraphs text={practice.lesson} />
      </section>
      {initiative.place && (
        <p class="soft">
          {`${t('practices.where')}: ${initiative.place}, `}
          <a href={href(t.language, `/${place.slug}`)}>{t.of(place.names)}</a>
        </p>
      )}
    </>
  )
}

function Paragraphs({ text }: { readonly text: string }) {
  return (
    <>
      {text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
    </>
  )
}

/** What was spent of each source; work is spent as it is given. */
function spentOf(standings: Standings, source: Source) {
  return money(standings[source].received - standings[source].left)
}

function Cost({ t, view: { standings, place, initiative } }: Pick<Props, 't' | 'view'>) {
  const shown = sources.filter((source) => spentOf(standings, source) > 0n)
  const whole = money(shown.reduce((sum, source) => sum + spentOf(standings, source), 0n))
  const parts = shown.map((source) => ({
    label: t(`funding.source-${source}`),
    amount: spentOf(standings, source),
    tone: source,
  }))
  return (
    <section>
      <h2>{t('practices.cost-title')}</h2>
      {shown.length === 0 ? (
        <p>{t('practices.cost-none')}</p>
      ) : (
        <>
          <MoneyBar t={t} title={t('practices.cost-of', { sum: t.money(whole) })} parts={parts} />
          {place.isDemo && <p class="hint">{t('practices.demo-sums')}</p>}
        </>
      )}
      <p>
        {shown.length > 0 && `${t('practices.cost-lead')} `}
        <a href={href(t.language, `/${place.slug}/initiatives/${initiative.number}/money`)}>
          {t('practices.see-entries')}
        </a>
      </p>
    </section>
  )
}

function UsePart({ t, view: { practice, adoptions, adopters } }: Pick<Props, 't' | 'view'>) {
  return (
    <Notice title={t('practices.use-title')}>
      <p>{t('practices.use-lead')}</p>
      <p>
        <a href={href(t.language, `/practices/${practice.slug}/adoption`)}>{t('practices.use')}</a>
      </p>
      {adoptions > 0 && <p>{t('practices.adopted-count', { count: adoptions })}</p>}
      {adopters.length > 0 && (
        <ul aria-label={t('practices.adopted-title')}>
          {adopters.map(({ slug, number, title, place }) => (
            <li key={`${slug}${number}`}>
              <a href={href(t.language, `/${slug}/initiatives/${number}`)}>
                {t('practices.adopted-line', { title, place: t.of(place) })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
