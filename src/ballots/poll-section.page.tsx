import type { Words } from '../../lib/platform/words.ts'
import { ActionRow, ButtonLink } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'

type CallProps = {
  readonly t: Words
  /** The call's path, without language. */
  readonly path: string
  readonly voting: boolean
  readonly roll: number
  readonly mayRoll: boolean
}

/** Voting, on the page of the call: the way to the ballot for everybody, to the roll for the officer. */
export function CallVoteSection({ t, path, voting, roll, mayRoll }: CallProps) {
  return (
    <section id="vote">
      <h2>{t('ballots.section-title')}</h2>
      {roll > 0 && (
        <p>
          {t('ballots.call-section-lead', { roll: t.number(roll) })}{' '}
          <a href={href(t.language, `${path}/roll/counts`)}>{t('ballots.counts-link')}</a>
        </p>
      )}
      {voting && (
        <p>
          <a href={href(t.language, `${path}/vote/receipt`)}>{t('ballots.check-receipt-link')}</a>
        </p>
      )}
      {mayRoll && (
        <ActionRow>
          <ButtonLink t={t} path={`${path}/roll`} kind="secondary">
            {t('ballots.roll-title')}
          </ButtonLink>
        </ActionRow>
      )}
    </section>
  )
}
