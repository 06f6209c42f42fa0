import { dateOf } from '../../lib/kernel/civil-date.ts'
import { renderPdf, type Typ, typ } from '../../lib/platform/pdf.ts'
import { pairs, paper } from '../../lib/platform/pdf-paper.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { Place } from '../people/person.model.ts'
import { clauseNumber } from '../regulations/clause.rules.ts'
import type { Opinion, SubstantiveCheck } from './expert.model.ts'
import type { ReviewView } from './view-review.query.ts'

/** The opinions of the experts on an application, with a place for the signature of each. */
export function opinionsPdf(
  { origin }: Pick<Platform, 'origin'>,
  t: Words,
  place: Place,
  view: ReviewView,
  { opinions }: SubstantiveCheck,
): Promise<Buffer> {
  const { initiative } = view
  const last = opinions.at(-1)
  return renderPdf(
    paper({
      t,
      issuer: place.names,
      title: t('reviews.opinions-title'),
      ...(last ? { on: dateOf(last.givenAt) } : {}),
      body: typ`${pairs([
        [t('reviews.paper-initiative'), `№ ${initiative.number}. ${initiative.title}`],
        [t('reviews.paper-group'), initiative.groupName],
        [t('reviews.total-cost'), t.money(initiative.totalCost)],
        [t('reviews.requested'), t.money(initiative.requested)],
        [t('reviews.paper-clause'), String(clauseNumber('expert-check'))],
      ])}
${opinions.map((opinion) => ofSubject(t, opinion))}`,
      signatures: namesOn(opinions).map((name) => ({ role: t('reviews.expert'), name })),
      original: `${origin}/${place.slug}/initiatives/${initiative.number}`,
    }),
  )
}

/** Each expert signs once. */
function namesOn(opinions: readonly Opinion[]): readonly string[] {
  const names = new Map(opinions.map(({ expertId, expertName }) => [expertId, expertName]))
  return [...names.values()]
}

function ofSubject(t: Words, { subject, answer, reason, expertName, givenAt }: Opinion): Typ {
  return typ`= ${t(`reviews.subject-${subject}`)}
*${t(`reviews.opinion-${answer}`)}*

${reason}

#text(fill: luma(70))[${t('reviews.opinion-by', { name: expertName, date: t.date(dateOf(givenAt)) })}]
`
}
