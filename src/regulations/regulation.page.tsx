import type { Words } from '../../lib/platform/words.ts'
import { ActionRow, ButtonLink } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Tag, type Tone } from '../../lib/ui/lists.tsx'
import { Details, EmptyState, Notice } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import type { Act, ActClause } from './act.model.ts'
import type { Regulation, RegulationStage } from './regulation.model.ts'

const tones: Readonly<Record<RegulationStage, Tone>> = {
  draft: 'waiting',
  adopted: 'accent',
  'in-force': 'good',
  superseded: 'neutral',
}

/** What the visitor may do besides reading. */
export type Powers = { readonly draft: boolean; readonly adopt: boolean }

type Props = {
  readonly t: Words
  readonly place: Place
  readonly regulation: Regulation
  readonly act: Act
  /** The other versions that the visitor may read, the newest first. */
  readonly others: readonly Regulation[]
  readonly powers: Powers
}

/** The act in full: what the council adopted, and what the software decides by. */
export function RegulationPage({ t, place, regulation, act, others, powers }: Props) {
  const path = `/${place.slug}/regulation`
  return (
    <article class="act">
      <h1>{act.title}</h1>
      <p>
        <Tag tone={tones[regulation.stage]}>{t(`regulations.stage-${regulation.stage}`)}</Tag>{' '}
        {t('regulations.version', { number: regulation.number })}
      </p>
      {act.adopted && <p>{act.adopted}</p>}
      {act.inForceFrom && <p>{act.inForceFrom}</p>}
      <p class="hint">{act.afterModel}</p>
      <StageNotice
        t={t}
        place={place}
        regulation={regulation}
        powers={powers}
        hasDraft={others.some(({ stage }) => stage === 'draft')}
      />
      <p>
        <a href={`${path}/${regulation.number}/act.pdf`} hreflang="ky">
          {t('regulations.print-ky')}
        </a>
        {' · '}
        <a href={href('ru', `${path}/${regulation.number}/act.pdf`)} hreflang="ru">
          {t('regulations.print-ru')}
        </a>
        <br />
        <a href={`${path}/${regulation.number}/act.docx`} hreflang="ky">
          {t('regulations.docx-ky')}
        </a>
        {' · '}
        <a href={href('ru', `${path}/${regulation.number}/act.docx`)} hreflang="ru">
          {t('regulations.docx-ru')}
        </a>
        <br />
        <a href={`${path}/${regulation.number}/terms.json`}>{t('regulations.exchange-download')}</a>
      </p>
      {others.some(({ number }) => number < regulation.number) && (
        <p>
          <a href={href(t.language, `${path}/${regulation.number}/changes`)}>{t('regulations.changes-link')}</a>
        </p>
      )}
      <Details summary={t('regulations.contents')}>
        <ContentsOf act={act} />
      </Details>
      {act.chapters.map((chapter) => (
        <section key={chapter.title}>
          <h2>{chapter.title}</h2>
          {chapter.clauses.map((clause) => (
            <ClauseText key={clause.key} clause={clause} />
          ))}
        </section>
      ))}
      {others.length > 0 && (
        <section>
          <h2>{t('regulations.versions')}</h2>
          <VersionList t={t} path={path} regulations={others} />
        </section>
      )}
    </article>
  )
}

function StageNotice({
  t,
  place,
  regulation,
  powers,
  hasDraft,
}: Pick<Props, 't' | 'place' | 'regulation' | 'powers'> & { readonly hasDraft: boolean }) {
  const path = `/${place.slug}/regulation`
  if (regulation.stage === 'superseded') {
    return (
      <Notice>
        <p>{t('regulations.superseded-note')}</p>
        <p>
          <a href={href(t.language, path)}>{t('regulations.see-in-force')}</a>
        </p>
      </Notice>
    )
  }
  if (regulation.stage !== 'draft') {
    return (
      <>
        {place.isDemo && (
          <Notice>
            <p>{t('regulations.demo-note')}</p>
          </Notice>
        )}
        {powers.draft && !hasDraft && (
          <p>
            <a href={href(t.language, `${path}/new`)}>{t('regulations.new-title')}</a>
          </p>
        )}
      </>
    )
  }
  const draft = `${path}/${regulation.number}`
  return (
    <Notice>
      <p>{t('regulations.draft-note')}</p>
      <ActionRow>
        {powers.adopt && (
          <ButtonLink t={t} path={`${draft}/adoption`}>
            {t('regulations.adopt-link')}
          </ButtonLink>
        )}
        {powers.draft && (
          <ButtonLink t={t} path={`${draft}/edit`} kind="secondary">
            {t('regulations.edit-button')}
          </ButtonLink>
        )}
      </ActionRow>
      {!powers.adopt && <p class="hint">{t('regulations.adopt-no-right')}</p>}
    </Notice>
  )
}

function ContentsOf({ act }: { readonly act: Act }) {
  return (
    <ol class="contents">
      {act.chapters.flatMap(({ clauses }) =>
        clauses.map(({ number, title }) => (
          <li key={number}>
            <a href={`#c-${number}`}>{title}</a>
          </li>
        )),
      )}
    </ol>
  )
}

function ClauseText({ clause }: { readonly clause: ActClause }) {
  return (
    <section id={`c-${clause.number}`} class="act-clause">
      <h3>
        <a href={`#c-${clause.number}`} class="act-number">
          {clause.number}.
        </a>{' '}
        {clause.title}
      </h3>
      {clause.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {clause.points.length > 0 && (
        <ul>
          {clause.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
      {clause.after && <p>{clause.after}</p>}
    </section>
  )
}

function VersionList({
  t,
  path,
  regulations,
}: {
  readonly t: Words
  readonly path: string
  readonly regulations: readonly Regulation[]
}) {
  return (
    <ul>
      {regulations.map(({ number, stage, resolution }) => (
        <li key={number}>
          <a href={href(t.language, `${path}/${number}`)}>
            {t('regulations.version-line', { number, stage: t(`regulations.stage-${stage}`) })}
          </a>
          {resolution && (
            <span class="hint">
              {' '}
              {t('regulations.resolution-line', { number: resolution.number, date: t.date(resolution.on) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Where the council has adopted nothing yet. */
export function NoRegulationPage({ t, place, others, powers }: Pick<Props, 't' | 'place' | 'others' | 'powers'>) {
  const path = `/${place.slug}/regulation`
  const draft = others.find(({ stage }) => stage === 'draft')
  return (
    <>
      <h1>{t('regulations.page-title')}</h1>
      <EmptyState title={t('regulations.none-title')}>
        <p>{t('regulations.none-text')}</p>
        {powers.draft && (
          <ActionRow>
            <ButtonLink t={t} path={draft ? `${path}/${draft.number}` : `${path}/new`}>
              {draft ? t('regulations.open-draft') : t('regulations.new-title')}
            </ButtonLink>
          </ActionRow>
        )}
      </EmptyState>
      {others.length > 0 && <VersionList t={t} path={path} regulations={others} />}
    </>
  )
}

/** The municipality page's part: what is in force, in one line. */
export function RegulationOfPlace({
  t,
  place,
  regulation,
}: {
  readonly t: Words
  readonly place: Place
  readonly regulation: Regulation | undefined
}) {
  return (
    <section>
      <h2>{t('regulations.section-title')}</h2>
      {regulation ? <TermsInLine t={t} regulation={regulation} /> : <p>{t('regulations.none-text')}</p>}
      {regulation && (
        <p>
          <a href={href(t.language, `/${place.slug}/regulation`)}>{t('regulations.section-open')}</a>
        </p>
      )}
    </section>
  )
}

function TermsInLine({ t, regulation }: { readonly t: Words; readonly regulation: Regulation }) {
  const { terms, resolution } = regulation
  return (
    <>
      {resolution && (
        <p>{t('regulations.resolution-line', { number: resolution.number, date: t.date(resolution.on) })}</p>
      )}
      <p>{t('regulations.section-line', { ceiling: t.money(terms.ceiling), percent: terms.ownMinimumPercent })}</p>
    </>
  )
}
