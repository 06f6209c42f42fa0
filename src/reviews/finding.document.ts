import { dateOf } from '../../lib/kernel/civil-date.ts'
import { renderPdf, type Typ, typ } from '../../lib/platform/pdf.ts'
import { pairs, paper, table } from '../../lib/platform/pdf-paper.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { Place } from '../people/person.model.ts'
import { clauseNumber } from '../regulations/clause.rules.ts'
import type { Opinion } from './expert.model.ts'
import { checkClauses, checkKeys, type Finding } from './review.model.ts'
import type { ReviewView } from './view-review.query.ts'

/** The officer's finding on an application, with each requirement, its clause and the reason. */
export function findingPdf(
  { origin }: Pick<Platform, 'origin'>,
  t: Words,
  place: Place,
  view: ReviewView,
  finding: Finding,
): Promise<Buffer> {
  const { initiative } = view
  const columns = [
    { head: t('reviews.checks-legend'), wide: 5 },
    { head: t('reviews.paper-clause') },
    { head: t('reviews.verdict'), wide: 2 },
  ]
  const rows = checkKeys.map((key) => [
    t(`reviews.check-${key}`),
    String(clauseNumber(checkClauses[key])),
    finding.met.includes(key) ? t('reviews.paper-met') : t('reviews.paper-not-met'),
  ])
  const answerBy = finding.answerBy ? typ`\n\n*${t('reviews.answer-by', { date: t.date(finding.answerBy) })}*` : typ``
  const reason = finding.reason ? typ`\n= ${t('reviews.reason')}\n${finding.reason}` : typ``
  return renderPdf(
    paper({
      t,
      issuer: place.names,
      title: t(`reviews.paper-finding-${finding.verdict}`),
      on: dateOf(finding.foundAt),
      body: typ`${pairs([
        [t('reviews.paper-initiative'), `№ ${initiative.number}. ${initiative.title}`],
        [t('reviews.paper-group'), initiative.groupName],
        [t('reviews.requested'), t.money(initiative.requested)],
      ])}
${table(columns, rows)}${opinionsPart(t, view.checks.find(({ number }) => number === finding.checkNumber)?.opinions ?? [])}${reason}${answerBy}`,
      signatures: [{ role: t('reviews.paper-officer') }],
      original: `${origin}/${place.slug}/initiatives/${initiative.number}`,
    }),
  )
}

/** What the experts answered, in short; their own paper has the reasons. */
function opinionsPart(t: Words, opinions: readonly Opinion[]): Typ {
  if (opinions.length === 0) return typ``
  const columns = [
    { head: t('reviews.opinions-title'), wide: 5 },
    { head: t('reviews.opinion'), wide: 2 },
    { head: t('reviews.expert'), wide: 3 },
  ]
  const rows = opinions.map(({ subject, answer, expertName }) => [
    t(`reviews.subject-${subject}`),
    t(`reviews.opinion-${answer}`),
    expertName,
  ])
  return typ`\n${table(columns, rows)}`
}
