import type { Words } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'

/** The form's line of state while the island saves what is typed, and its offer of what never arrived. Empty without scripts. */
export function Autosave({ t }: { readonly t: Words }) {
  return (
    <div
      class="autosave"
      data-autosave=""
      data-kept={t('initiatives.autosave-kept')}
      data-failed={t('initiatives.autosave-failed')}
      hidden
    >
      <div data-unsent="" hidden>
        <p>
          <strong>{t('initiatives.unsent-title')}</strong> <span data-unsent-at="" />
        </p>
        <p>{t('initiatives.unsent-text')}</p>
        <div class="actions">
          <button type="button" class="ds-button" data-variant="secondary" data-unsent-take="">
            {t('initiatives.unsent-take')}
          </button>
          <button type="button" class="ds-button" data-variant="tertiary" data-unsent-drop="">
            {t('initiatives.unsent-drop')}
          </button>
        </div>
      </div>
      <p role="status" class="hint" data-autosave-says="" />
    </div>
  )
}

/** Tells the island that the form of this address has arrived: nothing of it is kept on the device. */
export function Arrived({ t, path }: { readonly t: Words; readonly path: string }) {
  return <span data-arrived={href(t.language, path)} hidden />
}
