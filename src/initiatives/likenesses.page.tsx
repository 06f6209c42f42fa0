import type { Words } from '../../lib/platform/words.ts'
import { TaskList } from '../../lib/ui/lists.tsx'
import { Details } from '../../lib/ui/notices.tsx'
import { tones } from './stage.page.tsx'
import type { Likeness, Likenesses, PriceHint } from './view-likenesses.query.ts'

/** Initiatives like the one being written: to join forces here, to learn from those built elsewhere. */
export function LikenessesPart({ t, likenesses }: { readonly t: Words; readonly likenesses: Likenesses }) {
  const { here, built } = likenesses
  if (here.length === 0 && built.length === 0) return null
  return (
    <section id="likenesses">
      <h2>{t('initiatives.likenesses-title')}</h2>
      {here.length > 0 && <Group t={t} lead={t('initiatives.likenesses-here')} lines={here} />}
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
