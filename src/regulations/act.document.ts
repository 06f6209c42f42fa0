import { type Block, renderDocx } from '../../lib/platform/docx.ts'
import { renderPdf, type Typ, typ } from '../../lib/platform/pdf.ts'
import { paper } from '../../lib/platform/pdf-paper.ts'
import { type Words, wordsIn } from '../../lib/platform/words.ts'
import type { Place } from '../people/person.model.ts'
import { type Act, type ActClause, chapters } from './act.model.ts'
import { clauseNumber } from './clause.rules.ts'
import { criterionLine } from './criterion.page.ts'
import { type ClauseKey, namers, type Preset, type Regulation, type Terms } from './regulation.model.ts'
import { seatsOf } from './terms.rules.ts'

type PlaceKind = Place['kind']

/** The regulation as an act in words: every number in it comes from the terms that the software decides by. */
export function actOf(t: Words, { terms, resolution, stage, preset }: Regulation, kind: PlaceKind): Act {
  const values = valuesOf(t, terms, kind)
  return {
    title: t('regulations.act-title'),
    afterModel: afterOf(t, preset),
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

/** What the act goes by: always the model, and what its preset adds. */
function afterOf(t: Words, preset: Preset): string {
  const model = t('regulations.act-after-model')
  return preset === 'kg-model-2019' ? model : `${model}. ${t(`regulations.act-after-${preset}`)}`
}

function valuesOf(t: Words, terms: Terms, kind: PlaceKind) {
  const { tariff, criteria, commission, ...plain } = terms
  return {
    ...plain,
    kind,
    ceiling: t.money(terms.ceiling),
    letterFrom: t.money(terms.letterFrom),
    commissionSize: commission.size,
    commissionQuorum: commission.quorum,
    residentsPercent: 100 - terms.commissionPercent,
    expertCheck: yesNo(terms.expertCheck),
    publishTogether: yesNo(terms.publishTogether),
    secondPanel: yesNo(terms.secondPanel),
    rescoring: yesNo(terms.rescoring),
    list: terms.exclusions.map((exclusion) => t(`regulations.exclusion-${exclusion}`)).join(', '),
  }
}

function yesNo(value: boolean): 'yes' | 'no' {
  return value ? 'yes' : 'no'
}

type Values = ReturnType<typeof valuesOf>

function clauseOf(t: Words, key: ClauseKey, values: Values, terms: Terms): ActClause {
  return {
    key,
    number: clauseNumber(key),
    title: t(`regulations.clause-${key}-title`),
    paragraphs: t(`regulations.clause-${key}`, wordable(values)).split('\n'),
    points: pointsOf(t, key, terms, values),
    after: afterPoints(t, key, values, terms),
  }
}

/** Lists are told as points, and the message files take only words and numbers. */
function wordable(values: Values) {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string | number] => typeof entry[1] !== 'object'),
  )
}

function afterPoints(t: Words, key: ClauseKey, values: Values, terms: Terms): string | undefined {
  if (key === 'local-matters') {
    return terms.exclusions.length > 0 ? t('regulations.clause-local-matters-after', { list: values.list }) : undefined
  }
  if (key === 'applicants') return afterApplicants(t, terms)
  if (key === 'expert-check') return terms.expertCheck ? t('regulations.clause-expert-check-after') : undefined
  if (key !== 'criteria') return undefined
  const mean = t('regulations.clause-criteria-after')
  const computed = terms.criteria.some(({ formula }) => formula)
  return computed ? `${mean} ${t('regulations.clause-criteria-computed')}` : mean
}

/** What an organisation states, and how many applications one applicant may send. */
function afterApplicants(t: Words, { applicants, mostApplications }: Terms): string | undefined {
  const sentences = [
    ...(applicants.some((kind) => kind !== 'initiative-group') ? [t('regulations.clause-applicants-state')] : []),
    ...(mostApplications > 0 ? [t('regulations.clause-applicants-most', { mostApplications })] : []),
  ]
  return sentences.length > 0 ? sentences.join(' ') : undefined
}

const filledIn = ['application', 'proposal', 'budget'] as const
const grounds = ['applicant', 'sum', 'late', 'false'] as const

function pointsOf(t: Words, key: ClauseKey, terms: Terms, { kind }: Values): readonly string[] {
  switch (key) {
    case 'local-matters':
      return terms.localMatters.map((matter) => t(`regulations.matter-${matter}`))
    case 'applicants':
      return terms.applicants.map((applicant) => t(`regulations.applicant-${applicant}`))
    case 'tariff':
      return [
        ...terms.tariff.map(({ kind: what, price }) => t(`regulations.tariff-${what}`, { price: t.money(price) })),
        t('regulations.tariff-by-proof'),
      ]
    case 'documents':
      return [...filledIn, ...terms.documents].map((document) =>
        document === 'commitment' ? lettersLine(t, terms) : t(`regulations.document-${document}`),
      )
    case 'expert-check':
      return terms.expertCheck ? terms.expertSubjects.map((subject) => t(`regulations.subject-${subject}`)) : []
    case 'refusal':
      return grounds.map((ground) => t(`regulations.ground-${ground}`))
    case 'commission':
      return seatLines(t, terms, kind)
    case 'criteria':
      return terms.criteria.map((criterion) => criterionLine(t, criterion, terms))
    case 'tie':
      return [...terms.tieOrder, 'number' as const].map((tie) => t(`regulations.tie-${tie}`))
    default:
      return []
  }
}

/** Whose letters of commitment are asked for: everybody's together, or one with each pledge of some kinds. */
function lettersLine(t: Words, { letterKinds, letterFrom }: Terms): string {
  if (letterKinds.length === 0) return t('regulations.document-commitment')
  const kinds = letterKinds.map((kind) => t(`regulations.pledge-${kind}`)).join(', ')
  return t('regulations.letters-each', { kinds, limit: letterFrom > 0n ? 'yes' : 'no', from: t.money(letterFrom) })
}

function seatLines(t: Words, { commission }: Terms, kind: PlaceKind): readonly string[] {
  const seats = seatsOf(commission)
  return namers.filter((who) => seats[who] > 0).map((who) => t(`regulations.seats-${who}`, { kind, count: seats[who] }))
}

type Printed = { readonly regulation: Regulation; readonly place: Place; readonly address: string }

/** The printed act. A draft carries a mark on every page, so that nobody takes it for what the council adopted. */
export function actPdf(t: Words, printed: Printed): Promise<Buffer> {
  const act = actOf(t, printed.regulation, printed.place.kind)
  return renderPdf(paper({ ...letterheadOf(t, printed, act), body: bodyOf(act) }))
}

/** The same act as a Word document, for councils that discuss the text on their own computers. */
export function actDocx(t: Words, printed: Printed): Promise<Buffer> {
  const act = actOf(t, printed.regulation, printed.place.kind)
  return renderDocx({ ...letterheadOf(t, printed, act), blocks: blocksOf(act) })
}

function letterheadOf(t: Words, { regulation: { resolution }, place: { kind, names }, address }: Printed, act: Act) {
  const council = (language: 'ky' | 'ru') => wordsIn(language)('regulations.act-council', { kind })
  return {
    t,
    issuer: names,
    issuerBelow: { ky: council('ky'), ru: council('ru') },
    kind: t('regulations.act-kind'),
    title: act.title,
    subtitle: act.afterModel,
    ...(resolution ? { number: resolution.number, on: resolution.on } : { watermark: t('regulations.act-draft-mark') }),
    signatures: [{ role: t('regulations.act-chair', { kind }) }],
    original: address,
  }
}

function adoptedLines({ adopted, inForceFrom }: Act): readonly string[] {
  return [adopted, inForceFrom].filter((text) => text !== undefined)
}

function blocksOf(act: Act): readonly Block[] {
  return [
    ...adoptedLines(act).map((text): Block => ({ kind: 'centred', text })),
    ...act.chapters.flatMap(({ title, clauses }): Block[] => [
      { kind: 'chapter', text: title },
      ...clauses.flatMap(clauseBlocks),
    ]),
  ]
}

function clauseBlocks({ number, title, paragraphs, points, after }: ActClause): Block[] {
  return [
    { kind: 'clause', text: `${number}. ${title}` },
    ...paragraphs.map((text): Block => ({ kind: 'text', text })),
    ...points.map((point, at): Block => ({ kind: 'point', text: `${point}${at === points.length - 1 ? '.' : ';'}` })),
    ...(after === undefined ? [] : [{ kind: 'text', text: after } as const]),
  ]
}

function bodyOf(act: Act): Typ {
  return typ`${adoptedLines(act).map((line) => typ`#align(center)[${line}]\n`)}
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
