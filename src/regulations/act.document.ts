import { renderPdf, type Typ, typ } from '../../lib/platform/pdf.ts'
import { paper } from '../../lib/platform/pdf-paper.ts'
import { type Words, wordsIn } from '../../lib/platform/words.ts'
import type { Place } from '../people/person.model.ts'
import { type Act, type ActClause, chapters } from './act.model.ts'
import { clauseNumber } from './clause.rules.ts'
import type { ClauseKey, Regulation, Terms } from './regulation.model.ts'

type PlaceKind = Place['kind']

/** The regulation as an act in words: every number in it comes from the terms that the software decides by. */
export function actOf(t: Words, { terms, resolution, stage }: Regulation, kind: PlaceKind): Act {
  const values = valuesOf(t, terms, kind)
  return {
    title: t('regulations.act-title'),
    afterModel: t('regulations.act-after-model'),
    adopted:
      resolution && t('regulations.act-adopted', { kind, date: t.date(resolution.on), number: resolution.number }),
    inForceFrom:
      resolution &&
      t(stage === 'adopted' ? 'regulations.act-in-force-later' : 'regulations.act-in-force-from', {
        date: t.date(resolution.inForceOn),
      }),
    chapters: chapters.map((chapter, at) => ({
      title: t('regulations.chapter-heading', {
        number: at + 1,
        title: t(`regulations.chapter-${chapter.key}`),
      }),
      clauses: chapter.clauses.map((key) => clauseOf(t, key, values, terms)),
    })),
  }
}

function valuesOf(t: Words, terms: Terms, kind: PlaceKind) {
  return {
    kind,
    groupMinimum: terms.groupMinimum,
    ceiling: t.money(terms.ceiling),
    ownMinimumPercent: terms.ownMinimumPercent,
    collectingDays: terms.collectingDays,
    reviewingDays: terms.reviewingDays,
    correctionDays: terms.correctionDays,
    votingDays: terms.votingDays,
    appealDays: terms.appealDays,
    commissionSize: terms.commission.size,
    commissionQuorum: terms.commission.quorum,
    scale: terms.criteria[0]?.scale ?? 0,
    commissionPercent: terms.commissionPercent,
    residentsPercent: 100 - terms.commissionPercent,
    minimumVotes: terms.minimumVotes,
    votingAge: terms.votingAge,
    mostChoices: terms.mostChoices,
    reportDays: terms.reportDays,
    worksMonths: terms.worksMonths,
  }
}

function clauseOf(t: Words, key: ClauseKey, values: ReturnType<typeof valuesOf>, terms: Terms): ActClause {
  return {
    key,
    number: clauseNumber(key),
    title: t(`regulations.clause-${key}-title`),
    paragraphs: t(`regulations.clause-${key}`, values).split('\n'),
    points: pointsOf(t, key, terms),
    after: key === 'local-matters' || key === 'criteria' ? t(`regulations.clause-${key}-after`) : undefined,
  }
}

const documents = ['application', 'proposal', 'budget', 'identity', 'commitments', 'prices', 'means'] as const
const grounds = ['applicant', 'sum', 'late', 'false'] as const

function pointsOf(t: Words, key: ClauseKey, terms: Terms): readonly string[] {
  switch (key) {
    case 'local-matters':
      return terms.localMatters.map((matter) => t(`regulations.matter-${matter}`))
    case 'applicants':
      return terms.applicants.map((applicant) => t(`regulations.applicant-${applicant}`))
    case 'tariff':
      return [
        ...terms.tariff.map(({ kind, price }) => t(`regulations.tariff-${kind}`, { price: t.money(price) })),
        t('regulations.tariff-by-proof'),
      ]
    case 'documents':
      return documents.map((document) => t(`regulations.document-${document}`))
    case 'refusal':
      return grounds.map((ground) => t(`regulations.ground-${ground}`))
    case 'criteria':
      return terms.criteria.map(({ key: criterion, weight }) =>
        t('regulations.criterion-line', { name: t(`regulations.criterion-${criterion}`), weight }),
      )
    default:
      return []
  }
}

/** The printed act. A draft carries a mark on every page, so that nobody takes it for what the council adopted. */
export function actPdf(
  t: Words,
  { regulation, place, address }: { regulation: Regulation; place: Place; address: string },
): Promise<Buffer> {
  const { kind, names } = place
  const { resolution } = regulation
  const act = actOf(t, regulation, kind)
  const council = (language: 'ky' | 'ru') => wordsIn(language)('regulations.act-council', { kind })
  return renderPdf(
    paper({
      t,
      issuer: names,
      issuerBelow: { ky: council('ky'), ru: council('ru') },
      kind: t('regulations.act-kind'),
      title: act.title,
      subtitle: act.afterModel,
      ...(resolution
        ? { number: resolution.number, on: resolution.on }
        : { watermark: t('regulations.act-draft-mark') }),
      body: bodyOf(act),
      signatures: [{ role: t('regulations.act-chair', { kind }) }],
      original: address,
    }),
  )
}

function bodyOf(act: Act): Typ {
  const adopted = [act.adopted, act.inForceFrom].filter((line) => line !== undefined)
  return typ`${adopted.map((line) => typ`#align(center)[${line}]\n`)}
${act.chapters.map(
  (chapter) => typ`= ${chapter.title}

${chapter.clauses.map(clauseBody)}`,
)}`
}

function clauseBody({ number, title, paragraphs, points, after }: ActClause): Typ {
  const list = points.map((point, at) => typ`[${point}${at === points.length - 1 ? '.' : ';'}], `)
  return typ`#block(sticky: true, above: 1.3em, below: 0.65em)[*${number}. ${title}*]
${paragraphs.map((paragraph) => typ`${paragraph}\n\n`)}
${points.length > 0 ? typ`#pad(left: 6mm, list(marker: [–], ${list}))\n\n` : ''}
${after === undefined ? '' : typ`${after}\n\n`}`
}
