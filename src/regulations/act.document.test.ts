import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { som } from '../../lib/kernel/money.ts'
import { languages } from '../../lib/kernel/three.ts'
import { wordsIn } from '../../lib/platform/words.ts'
import type { MunicipalityId, Place } from '../people/person.model.ts'
import { actOf, actPdf } from './act.document.ts'
import { presetTerms } from './presets.rules.ts'
import { clauseKeys, type Regulation, type RegulationId, type Terms } from './regulation.model.ts'

const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined
const terms = presetTerms['kg-model-2019']
const place: Place = {
  id: 'm' as MunicipalityId,
  slug: 'kara-suu',
  kind: 'aiyl-aimak',
  names: { ky: 'Кара-Суу айыл аймагы', ru: 'Кара-Сууйский айылный аймак', en: 'Kara-Suu' },
  accent: undefined,
  isDemo: false,
}

function regulation(change: Partial<Terms> = {}): Regulation {
  return {
    municipalityId: place.id,
    id: 'r' as RegulationId,
    number: 2,
    stage: 'in-force',
    preset: 'kg-model-2019',
    terms: { ...terms, ...change },
    resolution: { number: '12-3', on: civilDate('2026-05-24'), inForceOn: civilDate('2026-06-01') },
    version: 2,
  }
}

function clauseText(language: 'ky' | 'ru' | 'en', key: string, change: Partial<Terms> = {}): string {
  const clause = actOf(wordsIn(language), regulation(change), 'aiyl-aimak')
    .chapters.flatMap(({ clauses }) => clauses)
    .find((one) => one.key === key)
  return [...(clause?.paragraphs ?? []), ...(clause?.points ?? []), clause?.after ?? '']
    .join('\n')
    .replaceAll('\u00a0', ' ')
}

test('the act has every clause once, in the order that decisions cite', () => {
  for (const language of languages) {
    const clauses = actOf(wordsIn(language), regulation(), 'city').chapters.flatMap((chapter) => chapter.clauses)
    assert.deepEqual(
      clauses.map(({ key }) => key),
      clauseKeys,
    )
    assert.deepEqual(
      clauses.map(({ number }) => number),
      clauseKeys.map((_, at) => at + 1),
    )
  }
})

const said: readonly [string, Partial<Terms>, RegExp, RegExp][] = [
  ['ceiling', { ceiling: som(10_000) }, /10 000 сомдон ашпайт/, /не больше 10 000 сом/],
  ['group', { groupMinimum: 3 }, /кеминде 3 адам/, /не меньше 3 человек/],
  ['own-contribution', {}, /кеминде 10 пайызын түзөт/, /не меньше 10 % полной стоимости/],
  ['own-contribution', { ownMinimumPercent: 0 }, /милдеттүү эмес/, /не обязателен/],
  ['calendar', { worksMonths: 1 }, /20 күн кабыл.* 15 күндөн ашпаган.* 1 айдан/, /20 дней.* 15 дней.* 1 месяц /],
  ['correction', { correctionDays: 1 }, /1 күндүн ичинде/, /в течение 1 дня/],
  ['commission', {}, /7 мүчөдөн турат[\s\S]*кеминде 5 мүчө/, /из 7 членов[\s\S]*не менее 5 членов/],
  [
    'criteria',
    {},
    /0 менен 10 ортосунда[\s\S]*катышуу деңгээли – 20%/,
    /от 0 до 10 баллов[\s\S]*участия граждан – 20 %/,
  ],
  ['voting-age', { votingAge: 21 }, /21 жашка толгон/, /исполнилось 21 год /],
  [
    'selection',
    { commissionPercent: 60 },
    /60 пайызын комиссиянын баасы, 40 пайызын/,
    /на 60 % состоит .* на 40 % из голосов/,
  ],
  [
    'selection',
    { commissionPercent: 0 },
    /^Демилгенин жалпы баасы тургундардын добушунан турат/,
    /^Общая оценка инициативы складывается из голосов/,
  ],
  ['selection', { minimumVotes: 25 }, /кеминде 25 добуш/, /не меньше 25 голосов/],
  ['tariff', {}, /эмгектин бир сааты.* – 150 сом/, /час труда.* – 150 сом/],
  ['appeal', {}, /5 күндүн ичинде даттана алат/, /в течение 5 дней/],
  ['reports', {}, /30 күндө бир жолу/, /в 30 дней/],
]

for (const [key, change, ky, ru] of said) {
  test(`the clause "${key}" says ${JSON.stringify(change, (_, value) => (typeof value === 'bigint' ? `${value}` : value))} in both languages`, () => {
    assert.match(clauseText('ky', key, change), ky)
    assert.match(clauseText('ru', key, change), ru)
  })
}

test('without a price for machines the act does not name one, without a least number of votes none', () => {
  assert.doesNotMatch(clauseText('ky', 'tariff', { tariff: terms.tariff.slice(0, 1) }), /машина/)
  assert.doesNotMatch(clauseText('ru', 'selection', { minimumVotes: 0 }), /Чтобы пройти/)
})

test('every message is filled: no braces are left', () => {
  for (const language of languages) {
    const text = JSON.stringify(actOf(wordsIn(language), regulation(), 'aiyl-aimak'))
    assert.doesNotMatch(text.replace(/[{}[\]]":|[{}]/g, ''), /[{}]|undefined|plural/)
  }
})

async function printed(language: 'ky' | 'ru', given: Regulation): Promise<string> {
  const address = 'https://demilge.kg/kara-suu/regulation/2'
  const pdf = await actPdf(wordsIn(language), { regulation: given, place, address })
  const file = join(mkdtempSync(join(tmpdir(), 'demilge-act-')), 'act.pdf')
  writeFileSync(file, pdf)
  const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
  // A paragraph that goes on on the next page has the foot of the page in its middle.
  const { title } = actOf(wordsIn(language), given, 'aiyl-aimak')
  return text.replaceAll(new RegExp(`${title} \\d+/\\d+ `, 'g'), '')
}

test('the printed act is whole in Kyrgyz and in Russian', { skip: !hasPdftotext }, async () => {
  for (const language of ['ky', 'ru'] as const) {
    const text = await printed(language, regulation())
    const act = actOf(wordsIn(language), regulation(), 'aiyl-aimak')
    for (const clause of act.chapters.flatMap(({ clauses }) => clauses)) {
      const parts = [`${clause.number}. ${clause.title}`, ...clause.paragraphs, ...clause.points, clause.after ?? '']
      for (const part of parts) assert.ok(text.includes(part.replace(/\s+/g, ' ')), `${language}: ${part}`)
    }
    for (const part of [
      'Кара-Суу айыл аймагы',
      'Кара-Сууйский айылный аймак',
      'Айылдык кеңеш',
      'Айылный кенеш',
      '№ 12-3',
      '01-18/84',
      'https://demilge.kg/kara-suu/regulation/2',
    ]) {
      assert.ok(text.includes(part), part)
    }
  }
})

test('a printed draft says on each page that it is one', { skip: !hasPdftotext }, async () => {
  const { resolution: _, ...draft } = regulation()
  const text = await printed('ky', { ...draft, stage: 'draft', resolution: undefined })
  assert.doesNotMatch(text, /12-3|токтому менен/)
  assert.match([...text].join(''), /№/)
})
