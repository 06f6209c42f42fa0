import type { ComponentChildren } from 'preact'
import type { Words } from '../../lib/platform/words.ts'
import { ActionRow, ButtonLink } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Tag, type Tone } from '../../lib/ui/lists.tsx'
import { EmptyState } from '../../lib/ui/notices.tsx'
import type { Role } from './person.model.ts'
import type { Waiting } from './work.model.ts'

export type WorkLine = Waiting & { readonly when: string }

type Props = {
  readonly t: Words
  readonly late: readonly WorkLine[]
  readonly soon: readonly WorkLine[]
  readonly later: readonly WorkLine[]
  readonly roles: readonly Role[]
  /** Where the person said they live. */
  readonly home: { readonly path: string; readonly name: string } | undefined
  /** What later slices have to say to this person. */
  readonly sections: readonly ComponentChildren[]
}

/** One list of what waits, by deadline; each line is one click from the form that ends it. */
export function WorkPage({ t, late, soon, later, roles, home, sections }: Props) {
  return (
    <>
      <h1>{t('people.work-title')}</h1>
      {late.length + soon.length + later.length === 0 && <NothingWaits t={t} roles={roles} home={home} />}
      <Group t={t} title={t('people.work-late')} lines={late} tone="bad" />
      <Group t={t} title={t('people.work-soon')} lines={soon} tone="waiting" />
      <Group t={t} title={t('people.work-later')} lines={later} tone="neutral" />
      {sections}
    </>
  )
}

/** Nothing to do is no dead end: when something comes, and what can be done meanwhile. */
function NothingWaits({ t, roles, home }: Pick<Props, 't' | 'roles' | 'home'>) {
  return (
    <EmptyState title={t('people.work-empty-title')}>
      {roles.length === 0 && <p>{t('people.work-empty-resident')}</p>}
      {roles.map((role) => (
        <p key={role}>{t(`people.work-empty-${role}`)}</p>
      ))}
      {roles.length === 0 && (
        <ActionRow>
          {home && (
            <ButtonLink t={t} path={home.path}>
              {home.name}
            </ButtonLink>
          )}
          <ButtonLink t={t} path="/municipalities" kind="secondary">
            {t('people.find-municipality')}
          </ButtonLink>
        </ActionRow>
      )}
    </EmptyState>
  )
}

type GroupProps = {
  readonly t: Words
  readonly title: string
  readonly lines: readonly WorkLine[]
  readonly tone: Tone
}

function Group({ t, title, lines, tone }: GroupProps) {
  if (lines.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul class="tasks">
        {lines.map(({ title: name, what, path, place, when }) => (
          <li key={path + name}>
            <span class="task-name">
              <a href={href(t.language, path)}>{name}</a>
              <span class="hint">{[what, place].filter((part) => part !== '' && part !== name).join(' · ')}</span>
            </span>
            {when && <Tag tone={tone}>{when}</Tag>}
          </li>
        ))}
      </ul>
    </section>
  )
}
