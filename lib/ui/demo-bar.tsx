import type { Words } from '../platform/words.ts'
import type { Chrome } from './layout.model.ts'
import { href } from './links.ts'

/** In a demonstration only: act as anybody in one press. Says that sums are illustrative. */
export function DemoBar({ t, demo }: { readonly t: Words; readonly demo: NonNullable<Chrome['demo']> }) {
  const current = demo.roles.find((role) => role.current)
  return (
    <aside class="demo-bar" aria-label={t('ui.demo')}>
      <details>
        <summary>
          <span>
            <strong>{t('ui.demo-sums')}</strong>{' '}
            {current ? t('ui.demo-acting', { role: current.label }) : t('ui.demo-choose')}
          </span>
        </summary>
        <p>{t('ui.demo-note')}</p>
        <form method="post" action={href(t.language, '/demo/role')}>
          <input type="hidden" name="back" value={demo.back} />
          <ul>
            {demo.roles.map(({ key, label, current: isCurrent }) => (
              <li key={key}>
                <button type="submit" name="role" value={key} aria-current={isCurrent ? 'true' : undefined}>
                  {label}
                </button>
              </li>
            ))}
          </ul>
        </form>
      </details>
    </aside>
  )
}
