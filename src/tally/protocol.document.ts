import { dateOf } from '../../lib/kernel/civil-date.ts'
import { renderPdf, typ } from '../../lib/platform/pdf.ts'
import { pairs, paper, table } from '../../lib/platform/pdf-paper.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { Place } from '../people/person.model.ts'
import { orderText } from '../regulations/tie.rules.ts'
import { reasonText, shownPercent } from './reason.page.tsx'
import { type Run, tieOrderOf } from './tally.model.ts'
import type { OutcomeView } from './view-outcome.query.ts'

/** The protocol of a certified outcome, with the reason for each initiative. */
export function protocolPdf(
  { origin }: Pick<Platform, 'origin'>,
  t: Words,
  place: Place,
  view: OutcomeView,
  run: Run,
): Promise<Buffer> {
  const { input, result, certified } = run
  const facts = pairs([
    [t('tally.paper-envelope'), t.money(input.envelope)],
    [t('tally.paper-spent'), t.money(result.spent)],
    [t('tally.paper-roll'), t.number(input.roll)],
    [t('tally.paper-turnout'), t.number(input.turnout)],
  ])
  const columns = [
    { head: t('tally.place'), align: 'right' as const },
    { head: t('tally.initiative'), wide: 3 },
    { head: t('tally.verdict'), wide: 2 },
    { head: t('tally.points'), align: 'right' as const },
    { head: t('tally.votes'), align: 'right' as const },
    { head: t('tally.reason'), wide: 4 },
  ]
  const rows = result.lines.map((line) => [
    String(line.place),
    view.titles.get(line.id)?.title ?? '',
    t(`tally.verdict-${line.verdict}`),
    shownPercent(t, line.points),
    String(line.votes),
    reasonText(t, line),
  ])
  const how = t('tally.how', { commission: input.commissionPercent, residents: 100 - input.commissionPercent })
  const body = typ`${facts}
= ${t('tally.title')}
${table(columns, rows)}
= ${t('tally.how-title')}
${how}

${t('tally.how-tie', { order: orderText(t, tieOrderOf(input)) })}

#text(size: 8pt)[${t('tally.input-digest')}: ${run.inputDigest}]`
  return renderPdf(
    paper({
      t,
      issuer: place.names,
      title: t('tally.paper-title'),
      subtitle: view.call.title,
      ...(certified ? { number: certified.protocol, on: dateOf(certified.at) } : {}),
      body,
      signatures: [
        { role: t('tally.paper-head') },
        { role: t('tally.paper-secretary') },
        { role: t('tally.paper-officer') },
      ],
      original: `${origin}/${place.slug}/calls/${view.call.slug}/outcome`,
    }),
  )
}
