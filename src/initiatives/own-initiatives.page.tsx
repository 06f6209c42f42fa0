import type { Words } from '../../lib/platform/words.ts'
import { TaskList } from '../../lib/ui/lists.tsx'
import { titleOf } from './application.page.tsx'
import { tones } from './stage.page.tsx'
import type { OwnInitiative } from './view-own-initiatives.query.ts'

type Props = { readonly t: Words; readonly initiatives: readonly OwnInitiative[] }

/** What this person leads or is an author of, and where each stands. */
export function OwnInitiatives({ t, initiatives }: Props) {
  if (initiatives.length === 0) return null
  return (
    <section id="own-initiatives">
      <h2>{t('initiatives.own-title')}</h2>
      <TaskList
        t={t}
        tasks={initiatives.map(({ number, title, stage, place }) => ({
          label: titleOf(t, { number, title }),
          hint: `№ ${number} · ${t.of(place.names)}`,
          path: `/${place.slug}/initiatives/${number}`,
          state: t(`initiatives.stage-${stage}`),
          tone: tones[stage],
        }))}
      />
    </section>
  )
}
