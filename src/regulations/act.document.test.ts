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
    /катышуу деңгээли: 0дөн 10 упайга чейин, салмагы 20%/,
    /участия граждан: от 0 до 10 баллов, вес 20 %/,
  ],
  [
    'criteria',
    presetTerms['scoring-table'],
    /бюджеттин үлүшү: арыздан эсептелет, салмагы 20% \(5%дан 20%га[\s\S]*ашар[^;]*салмагы 30%[\s\S]*төрт ондук/,
    /доля местного бюджета: вычисляется из заявки, вес 20 % \(от 5 % до 20 %[\s\S]*вес 30 %[\s\S]*с четырьмя знаками/,
  ],
  [
    'criteria',
    {
      criteria: [
        {
          key: 'council-1',
          weight: 100,
          scale: 10,
          names: { ky: 'көчөнүн макулдугу', ru: 'согласие улицы', en: 'consent of the street' },
          formula: { measure: 'assembly', ladder: { kind: 'steps', base: 1, steps: [{ over: 10, points: 5 }] } },
        },
      ],
    },
    /көчөнүн макулдугу: арыздан.*чейин – 1 упай; 10%дан көп – 5 упай/,
    /согласие улицы: вычисляется.*до первой ступени – 1 балл; больше 10 % – 5 баллов/,
  ],
  [
    'criteria',
    presetTerms['state-subsidy-2025'],
    /багыты артыкчылыктуу болсо – 1 упай: .*суу/,
    /приоритетный – 1 балл: .*вода/,
  ],
  [
    'applicants',
    { applicants: ['initiative-group', 'condominium'], mostApplications: 2 },
    /шериктештиктери[\s\S]*каттоо номерин[\s\S]*сынакка 2 арыздан ашык/,
    /товарищества собственников[\s\S]*регистрационный номер[\s\S]*не более 2 заявок/,
  ],
  ['applicants', { applicants: ['initiative-group'] }, /топтору\s*$/, /группы[^\n]*\s*$/],
  ['pause', { pauseMonths: 12 }, /12 ай өткөндө гана/, /через 12 месяцев/],
  ['pause', {}, /кийинки сынакка да катыша алат/, /может участвовать и в следующем/],
  ['outage', {}, /кеминде 4 саат иштебей калса/, /не меньше 4 часов/],
  ['split', { split: 'village' }, /айылдардын ортосунда бөлүнөт/, /делятся между сёлами/],
  ['split', { split: 'theme' }, /багыттар боюнча бөлүнөт/, /делятся по направлениям/],
  ['split', {}, /алдын ала бөлүнбөйт/, /заранее не делятся/],
  [
    'own-contribution',
    { ownMoneyPercent: 5 },
    /акчалай салым жалпы наркынын кеминде 5 пайызын/,
    /деньгами – не меньше 5 %/,
  ],
  ['supporters', { supportersMinimum: 50 }, /кеминде 50 тургун/, /не менее 50 жителей/],
  ['supporters', {}, /колу талап кылынбайт/, /подписи жителей не требуются/],
  ['assembly', { assemblyMinimum: 20 }, /Жыйынга кеминде 20 тургун/, /пришли не менее 20 жителей/],
  ['documents', { documents: ['land'] }, /смета[\s\S]*укук документи/, /смета[\s\S]*документ о праве/],
  [
    'documents',
    { documents: ['commitment'], letterKinds: ['money', 'land'], letterFrom: som(5000) },
    /акча, жер, имарат \(баасы 5\s000\sсом же андан көп болсо\)/,
    /деньги, земля, здание \(если он оценён в 5\s000\sсом или больше\)/,
  ],
  ['formal-check', { publishTogether: true }, /бир күндө жарыяланат/, /публикуются в один день/],
  [
    'expert-check',
    { expertCheck: true, expertDays: 5 },
    /аталган эксперттер аны 5 күндүн/,
    /5 дней .* названные эксперты/,
  ],
  [
    'expert-check',
    { expertCheck: true, expertSubjects: ['land', 'cost'] },
    /жер менен менчик кимдики\nбаасы негиздүүбү/,
    /чьи земля и собственность\nобоснована ли стоимость/,
  ],
  ['expert-check', {}, /Зарыл болсо/, /При необходимости/],
  ['appeal', { secondPanel: true }, /биринчи чечимге катышпаган/, /кто не участвовал в первом решении/],
  [
    'commission',
    {},
    /кеңеш – 3[\s\S]*өкмөтү – 2[\s\S]*жыйыны – 2/,
    /кенеш – 3[\s\S]*окмоту – 2[\s\S]*сход жителей – 2/,
  ],
  ['discussion', { rescoring: true }, /бир жолу өзгөртө алат/, /может один раз изменить/],
  ['discussion', { rescoring: false }, /баа өзгөртүлбөйт/, /оценка не меняется/],
  [
    'tie',
    { tieOrder: ['own-share', 'cost'] },
    /салымынын үлүшү көбү\nазыраак каражат сураганы\nарызынын номери кичинеси/,
    /доля собственного вклада\nта, что просит меньше средств\nта, у заявки которой меньший номер/,
  ],
  ['money', { advancePercent: 30 }, /үлүшүнүн 30 пайызынан ашпайт/, /не больше 30 % доли бюджета/],
  ['return-of-money', { returnDays: 15 }, /15 күндүн ичинде кайтарылат/, /в течение 15 дней/],
  ['questions', { answerDays: 7 }, /7 күндүн ичинде жооп/, /в течение 7 дней/],
  [
    'local-matters',
    { exclusions: ['religious'] },
    /каржыланбайт: диний максаттагы\./,
    /инициативы: с религиозной целью\./,
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

test('a regulation that excludes nothing says nothing of it', () => {
  assert.doesNotMatch(clauseText('ky', 'local-matters', { exclusions: [] }), /каржыланбайт/)
})

test('the act names the sources of its preset besides the model', () => {
  for (const [preset, words] of [
    ['state-subsidy-2025', /№ 779/],
    ['scoring-table', /балльной таблицы/],
  ] as const) {
    assert.match(actOf(wordsIn('ru'), { ...regulation(), preset }, 'city').afterModel, words)
  }
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
