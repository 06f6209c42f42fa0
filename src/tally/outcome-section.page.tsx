import type { Words } from '../../lib/platform/words.ts'
import { ActionRow, ButtonLink } from '../../lib/ui/form.tsx'
import { Tag } from '../../lib/ui/lists.tsx'
import { reasonText, verdictTones } from './reason.page.tsx'
import type { OutcomeLine } from './tally.model.ts'

type Props = { readonly t: Words; readonly path: string; readonly line: OutcomeLine }

/** The outcome of one initiative and why, on its own page. */
export function InitiativeOutcomeSection({ t, path, line }: Props) {
  return (
    <section id="outcome">
      <h2>{t('tally.section-title')}</h2>
      <p>
        <Tag tone={verdictTones[line.verdict]}>{t(`tally.verdict-${line.verdict}`)}</Tag>
      </p>
      <p>{reasonText(t, line)}</p>
      <ActionRow>
        <ButtonLink t={t} path={path} kind="secondary">
          {t('tally.see-outcome')}
        </ButtonLink>
      </ActionRow>
    </section>
  )
}

/** The way to the outcome, on the page of the call. */
export function CallOutcomeSection({ t, path }: { readonly t: Words; readonly path: string }) {
  return (
    <section id="outcome">
      <h2>{t('tally.section-title')}</h2>
      <ActionRow>
        <ButtonLink t={t} path={`${path}/outcome`}>
          {t('tally.see-outcome')}
        </ButtonLink>
      </ActionRow>
    </section>
  )
}
