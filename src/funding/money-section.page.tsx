import type { Words } from '../../lib/platform/words.ts'
import { ActionRow, ButtonLink } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import type { Standings } from './funding.model.ts'
import { moneyTogether } from './ledger.rules.ts'
import { SourcesBar, togetherText } from './sources.page.tsx'
import type { MoneySummary } from './view-money-summary.query.ts'

type Props = {
  readonly t: Words
  /** The initiative's page. */
  readonly path: string
  readonly summary: MoneySummary
  readonly mayAgree: boolean
}

/** The money on the initiative's own page: the bar, the four sums, and the way to every entry. */
export function MoneySection({ t, path, summary, mayAgree }: Props) {
  const { agreement, promised, standings } = summary
  return (
    <section id="ledger">
      <h2>{t('funding.section-title')}</h2>
      {agreement ? (
        <p>
          {t('funding.section-agreement', {
            number: agreement.number,
            date: t.date(agreement.signedOn),
            until: t.date(agreement.finishBy),
          })}
        </p>
      ) : (
        <p>{t('funding.section-waiting')}</p>
      )}
      <SourcesBar t={t} standings={standings} promised={promised} />
      <p>
        {togetherText(t, standings, promised)} {inKindText(t, standings)}
      </p>
      <p>
        <a href={href(t.language, `${path}/money`)}>{t('funding.see-money')}</a>
      </p>
      {mayAgree && (
        <ActionRow>
          <ButtonLink t={t} path={`${path}/agreement`}>
            {t('funding.sign')}
          </ButtonLink>
        </ActionRow>
      )}
    </section>
  )
}

function inKindText(t: Words, standings: Standings): string {
  const { received } = standings['in-kind']
  return received > 0n ? t('funding.section-in-kind', { sum: t.money(received) }) : ''
}

/** All initiatives of a municipality together, for its page. */
export function PlaceMoney({
  t,
  money,
}: {
  readonly t: Words
  readonly money: { readonly standings: Standings; readonly initiatives: number }
}) {
  const { spent, left } = moneyTogether(money.standings)
  const values = { count: money.initiatives, spent: t.money(spent), left: t.money(left) }
  return (
    <section id="money">
      <h2>{t('funding.place-title')}</h2>
      <p>
        {t('funding.place-lead', values)} {inKindText(t, money.standings)}
      </p>
    </section>
  )
}
