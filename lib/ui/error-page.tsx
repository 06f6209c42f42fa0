import type { Words } from '../platform/words.ts'
import { href } from './links.ts'

export type ErrorStatus = 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503

type Props = {
  readonly t: Words
  readonly status: ErrorStatus
  /** Where to go on, already with language. */
  readonly back?: string
  /** Who may do what this visitor may not, in words. */
  readonly who?: string
  /** To tell the operator, when it was our fault. */
  readonly reference?: string
}

/** What happened, why, and what to do now. */
export function ErrorBody({ t, status, back, who, reference }: Props) {
  return (
    <div class="error-page">
      <h1>{t(`ui.error-${status}-title`)}</h1>
      <p class="lead">{t(`ui.error-${status}`)}</p>
      {who && <p>{t('ui.error-403-who', { who })}</p>}
      {reference && <p class="error-reference">{t('ui.error-reference', { reference })}</p>}
      <p>
        <a class="ds-button" data-variant="primary" href={back ?? href(t.language, '/')}>
          {back ? t('ui.error-back') : t('ui.error-home')}
        </a>
      </p>
    </div>
  )
}
