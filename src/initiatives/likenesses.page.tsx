import type { Words } from '../../lib/platform/words.ts'
import { TaskList } from '../../lib/ui/lists.tsx'
import { Details } from '../../lib/ui/notices.tsx'
import { tones } from './stage.page.tsx'
import type { Likeness, Likenesses, PriceHint } from './view-likenesses.query.ts'

type PartProps = {
  readonly t: Words
  readonly likenesses: Likenesses
  /** Who reads: the group that writes it, or an expert who looks whether it repeats something. */
  readonly reader?: 'group' | 'expert'
}

/** Initiatives like this one: to join forces here, to learn from those built elsewhere, or to see what is asked for twice. */
export function LikenessesPart({ t, likenesses, reader = 'group' }: PartProps) {
  const { here, built } = likenesses
  if (here.length === 0 && built.length === 0) return null
  return (
    <section id="likenesses">
      <h2>{t('initiatives.likenesses-title')}</h2>
      {here.length > 0 && (
        <Group
          t={t}
          lead={t(reader === 'group' ? 'initiatives.likenesses-here' : 'initiatives.likenesses-here-expert')}
          lines={here}
        />
      )}
      {built.length > 0 && <Group t={t} lead={t('initiatives.likenesses-built')} lines={built} />}
    </section>
  )
}

function Group({ t, lead, lines }: { readonly t: Words; readonly lead: string; readonly lines: readonly Likeness[] }) {
  return (
    <>
      <p>{lead}</p>
      <TaskList
        t={t}
        tasks={lines.map(({ number, title, stage, place }) => ({
          label: title,
          hint: `№ ${number} · ${t.of(place.names)}`,
          path: `/${place.slug}/initiatives/${number}`,
          state: t(`initiatives.stage-${stage}`),
          tone: tones[stage],
        }))}
      />
    </>
  )
}

/** What an expert compares an application with. Nothing to compare with is said too. */
export function Benchmarks({
  t,
  hints,
  likenesses,
}: {
  readonly t: Words
  readonly hints: readonly PriceHint[]
  readonly likenesses: Likenesses
}) {
  const isAlone = likenesses.here.length === 0 && likenesses.built.length === 0
  return (
    <>
      <PriceHints t={t} hints={hints} />
      {hints.length === 0 && <p class="soft">{t('initiatives.prices-none')}</p>}
      <LikenessesPart t={t} likenesses={likenesses} reader="expert" />
      {isAlone && <p class="soft">{t('initiatives.likenesses-none')}</p>}
    </>
  )
}

/** What others paid for the like of each line. A hint: prices differ by year and by road. */
export function PriceHints({ t, hints }: { readonly t: Words; readonly hints: readonly PriceHint[] }) {
  if (hints.length === 0) return null
  return (
    <Details summary={t('initiatives.prices-title')}>
      <p class="soft">{t('initiatives.prices-lead')}</p>
      <ul>
        {hints.map(({ lineId, name, unit, told }) => (
          <li key={lineId}>
            {t('initiatives.prices-line', {
              name,
              unit,
              median: t.money(told.median),
              least: t.money(told.least),
              most: t.money(told.most),
              count: told.count,
            })}
          </li>
        ))}
      </ul>
    </Details>
  )
}
