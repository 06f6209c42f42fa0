import { dateOf } from '../../lib/kernel/civil-date.ts'
import { renderPdf, typ } from '../../lib/platform/pdf.ts'
import { pairs, paper } from '../../lib/platform/pdf-paper.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { Place } from '../people/person.model.ts'
import { clauseNumber } from '../regulations/clause.rules.ts'
import type { Appeal } from './appeal.model.ts'
import type { ReviewView } from './view-review.query.ts'

/** The decision on an appeal: what was refused, what the group said, what was decided and why. */
export function appealPdf(
  { origin }: Pick<Platform, 'origin'>,
  t: Words,
  place: Place,
  view: ReviewView,
  appeal: Appeal & { readonly decided: NonNullable<Appeal['decided']> },
): Promise<Buffer> {
  const { initiative, findings } = view
  const refused = findings.find(({ verdict }) => verdict === 'refused')
  return renderPdf(
    paper({
      t,
      issuer: place.names,
      title: t('reviews.appeal-paper-title'),
      on: dateOf(appeal.decided.at),
      body: typ`${pairs([
        [t('reviews.paper-initiative'), `№ ${initiative.number}. ${initiative.title}`],
        [t('reviews.paper-group'), initiative.groupName],
        [t('reviews.paper-clause'), String(clauseNumber('appeal'))],
        [t('reviews.verdict'), t(`reviews.appeal-was-${appeal.decided.decision}`)],
      ])}
= ${t('reviews.decided-refused')}
${refused?.reason ?? ''}
= ${t('reviews.appeal-filed', { date: t.date(dateOf(appeal.filedAt)) })}
${appeal.text}
= ${t('reviews.reason')}
${appeal.decided.reason}`,
      signatures: [{ role: t('reviews.paper-head', { kind: place.kind }) }],
      original: `${origin}/${place.slug}/initiatives/${initiative.number}`,
    }),
  )
}
