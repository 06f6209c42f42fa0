import { match } from 'node:assert/strict'
import { test } from 'node:test'
import { wordsIn } from '../../lib/platform/words.ts'
import { actOf } from './act.document.ts'
import { presetTerms } from './presets.rules.ts'
import type { ClauseKey, Preset, Regulation } from './regulation.model.ts'

/** What is known of a source, the clause or the heading where the printed act has to say it, and its words in both languages. */
type Known = readonly [point: string, where: ClauseKey | 'heading', ky: RegExp, ru: RegExp]

const model: readonly Known[] = [
  [
    'order 01-18/84 of 05.09.2019',
    'heading',
    /2019-жылдын 5-сентябрындагы № 01-18\/84/,
    /5 сентября 2019 года № 01-18\/84/,
  ],
  ['§ 1: Budget Code and the laws on local self-government', 'purpose', /Бюджет кодексине/, /Бюджетным кодексом/],
  [
    '§ 1: the laws on local self-government',
    'purpose',
    /өз алдынча башкаруу жөнүндө мыйзам/,
    /законодательством о местном самоуправлении/,
  ],
  ['§ 2: active part of residents', 'purpose', /жигердүү катышуусуна/, /деятельное участие/],
  [
    '§ 2: their associations and other persons',
    'purpose',
    /бирикмелеринин, башка жеке жана юридикалык жактардын/,
    /объединений, других физических и юридических лиц/,
  ],
  [
    '§ 3: a project, an idea or other',
    'definition',
    /долбоор, идея же башка сунуш/,
    /проект, идея или иное предложение/,
  ],
  [
    '§ 3: one or several local matters',
    'definition',
    /бир же бир нече маселени/,
    /одного или нескольких вопросов местного значения/,
  ],
  ['annex 1: application', 'documents', /арыз\n/, /заявка\n/],
  ['annex 2: proposal with a plan', 'documents', /планы менен сунуш/, /предложение с планом/],
  ['annex 3: budget', 'documents', /сметасы/, /смета/],
  ['Chaek: copy of the passport', 'documents', /паспортунун көчүрмөсү/, /копия паспорта/],
  [
    'Chaek: registration and charter',
    'documents',
    /каттоо күбөлүгү жана уставы/,
    /свидетельство о регистрации и устав/,
  ],
  ['Chaek: letters of commitment', 'documents', /милдеттенме каттары/, /гарантийные письма/],
  ['Chaek: proof of prices', 'documents', /бааларды ырастаган/, /подтверждающие цены/],
  ['Chaek: proof of the applicant’s means', 'documents', /өз каражаты/, /собственных средств/],
  ['Chaek: at most 47,000 som', 'ceiling', /47 000 сом/, /47 000 сом/],
  ['Ak-Tal: significance for the quality of life', 'criteria', /жашоо сапаты/, /качества жизни/],
  ['Ak-Tal: participation of citizens', 'criteria', /жарандардын катышуу деңгээли/, /степень участия граждан/],
  ['Ak-Tal: sustainability', 'criteria', /туруктуулугу/, /устойчивость/],
  [
    'Ak-Tal: justified and admissible costs',
    'criteria',
    /чыгымдардын негиздүүлүгү жана орундуулугу/,
    /обоснованность и допустимость расходов/,
  ],
  [
    'Ak-Tal: own contribution and funds attracted',
    'criteria',
    /өздүк салым жана кошумча тартылган/,
    /собственный вклад и привлечённые/,
  ],
]

const subsidy: readonly Known[] = [
  ['resolution 779 of 04.12.2025', 'heading', /2025-жылдын 4-декабрындагы № 779/, /4 декабря 2025 года № 779/],
  ['residents are told that a call begins', 'announcement', /жарыяла/, /объявл/],
  ['public discussion', 'assembly', /жыйынында талкууланып/, /Инициативу обсуждает/],
  ['pre-selection', 'formal-check', /текшерет/, /проверяет/],
  ['extra points for landscaping', 'criteria', /көрктөндүрүү жана жашылдандыруу/, /благоустройство и озеленение/],
  ['extra points for playgrounds and sport', 'criteria', /спорт/, /спорт/],
  ['extra points for water', 'criteria', /таза суу/, /питьевая вода/],
  ['extra points for sanitation', 'criteria', /тазалык жана таштанды/, /чистота и отходы/],
  ['oversight by the public', 'acceptance', /мониторинг тобу/, /группа мониторинга/],
  ['savings', 'return-of-money', /Үнөмдөлгөн/, /Сэкономленные/],
  ['money collected for what is not carried out', 'return-of-money', /ишке ашпай калса/, /не осуществлена/],
  ['money of citizens returned or used again', 'return-of-money', /аларга кайтарылат же/, /возвращаются им или/],
  ['assessment after completion', 'hand-over', /натыйжасын баалайт/, /оценивает результат/],
]

const points: Readonly<Record<Preset, readonly Known[]>> = {
  'kg-model-2019': model,
  'state-subsidy-2025': subsidy,
  'small-grants': [
    ['2018: at most 1,000,000 som', 'ceiling', /1 000 000 сом/, /1 000 000 сом/],
    ['2017: at most 12 months', 'calendar', /12 айдан ашпаган/, /не позднее чем через 12 месяцев/],
    ['needs found with residents', 'assembly', /талкууланып/, /обсуждает/],
    ['a committee apart from the office', 'commission', /тургундардын жыйыны/, /сход жителей/],
    ['monitoring by residents', 'acceptance', /мониторинг тобу/, /группа мониторинга/],
  ],
  'community-driven': [
    ['a quarter from the community', 'own-contribution', /кеминде 25 пайызын/, /не меньше 25 %/],
    ['money and kind together', 'own-contribution', /акчалай жана натуралай/, /денежный и неденежный/],
  ],
  'scoring-table': [
    [
      'local budget 20',
      'criteria',
      /жергиликтүү бюджеттин үлүшү: арыздан эсептелет, салмагы 20%/,
      /доля местного бюджета: [^,]+, вес 20 %/,
    ],
    [
      'residents’ money 10',
      'criteria',
      /тургундардын акчалай салымы: [^,]+, салмагы 10%/,
      /денежный вклад жителей: [^,]+, вес 10 %/,
    ],
    [
      'money of business 20',
      'criteria',
      /уюмдардын акчалай салымы: [^,]+, салмагы 20%/,
      /организаций: [^,]+, вес 20 %/,
    ],
    [
      'residents in kind 10',
      'criteria',
      /тургундардын акчасыз салымы: [^,]+, салмагы 10%/,
      /неденежный вклад жителей: [^,]+, вес 10 %/,
    ],
    [
      'others in kind 10',
      'criteria',
      /башкалардын акчасыз салымы: [^,]+, салмагы 10%/,
      /других участников: [^,]+, вес 10 %/,
    ],
    ['labour 30', 'criteria', /эмгек менен катышуу: [^,]+, салмагы 30%/, /трудовое участие: [^,]+, вес 30 %/],
    ['at least 5 %', 'own-contribution', /кеминде 5 пайызын/, /не меньше 5 %/],
    [
      '(S - 5) / 15 * 100 up to 20 %',
      'criteria',
      /5%дан 20%га чейин 0дөн 100 упайга бирдей/,
      /от 5 % до 20 % баллы растут равномерно от 0 до 100/,
    ],
    ['four decimals', 'criteria', /төрт ондук белгиге/, /четырьмя знаками/],
  ],
}

function said(language: 'ky' | 'ru', preset: Preset, where: Known[1]): string {
  const regulation = { preset, terms: presetTerms[preset], number: 1, stage: 'draft', version: 1 } as Regulation
  const act = actOf(wordsIn(language), regulation, 'aiyl-aimak')
  const clause = act.chapters.flatMap(({ clauses }) => clauses).find(({ key }) => key === where)
  const text = clause
    ? [...clause.paragraphs, ...(clause.points ?? []), clause.after ?? ''].join('\n')
    : (act.afterModel ?? '')
  return text.replaceAll('\u00a0', ' ')
}

for (const [preset, known] of Object.entries(points) as [Preset, readonly Known[]][]) {
  for (const [point, where, ky, ru] of known) {
    test(`the act of ${preset} holds ${point}, under ${where}`, () => {
      match(said('ky', preset, where), ky)
      match(said('ru', preset, where), ru)
    })
  }
}
