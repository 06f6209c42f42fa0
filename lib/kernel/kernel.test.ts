import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, ageOn, civilDate, dateOf, daysBetween, endOf, parseCivilDate, startOf } from './civil-date.ts'
import { parseId } from './id.ts'
import { instant } from './instant.ts'
import { parseMoney, som, totalOf } from './money.ts'
import { parseEmail, parsePhone } from './phone.ts'
import { birthDateWithin, parsePin } from './pin.ts'
import { addShares, compareShares, multiplyShares, percentText, share } from './share.ts'
import { foldedText, lookText, mixedWord, normalText, storableText } from './text.ts'

const cases = (name: string, read: (typed: string) => unknown, table: readonly (readonly [string, unknown])[]) => {
  for (const [typed, expected] of table)
    test(`${name} reads ${JSON.stringify(typed)} as ${String(expected)}`, () => equal(read(typed), expected))
}

cases('a sum', parseMoney, [
  ['47000', 4_700_000n],
  ['47 000', 4_700_000n],
  ['47\u00a0000,50', 4_700_050n],
  ['47000.5 сом', 4_700_050n],
  ['0,01', 1n],
  ['1,500', 150n],
  ['1,505', 'too-precise'],
  ['-5', 'negative'],
  ['−5', 'negative'],
  ['', 'not-a-sum'],
  ['кырк', 'not-a-sum'],
  ['1e5', 'not-a-sum'],
  ['1000000000000', 100_000_000_000_000n],
  ['1000000000000,01', 'too-large'],
  ['99999999999999999999', 'too-large'],
  ['9'.repeat(40), 'too-large'],
  ['00000000000000000000047', 4_700n],
  ['47 000,555', 'too-precise'],
  ['４７０００', 'not-a-sum'],
])

cases('a date', parseCivilDate, [
  ['2026-05-24', '2026-05-24'],
  ['24.05.2026', '2026-05-24'],
  ['4/5/2026', '2026-05-04'],
  [' 24.5.2026 ', '2026-05-24'],
  ['31.02.2026', 'no-such-day'],
  ['29.02.2028', '2028-02-29'],
  ['00.01.2026', 'no-such-day'],
  ['24-май', 'not-a-date'],
])

cases('a phone', parsePhone, [
  ['0555 12 34 56', '+996555123456'],
  ['+996 (700) 12-34-56', '+996700123456'],
  ['996555123456', '+996555123456'],
  ['555123456', '+996555123456'],
  ['0312 12 34 56', 'not-a-phone'],
  ['+7 900 123 45 67', 'not-a-phone'],
  ['12', 'not-a-phone'],
])

cases('an address', parseEmail, [
  [' Aibek@Mail.KG ', 'aibek@mail.kg'],
  ['aibek', 'not-an-address'],
  ['a@b', 'not-an-address'],
  ['a@b.kg\nBcc: x@y.kg', 'not-an-address'],
  ['a\u0000\u202e@b.kg', 'not-an-address'],
  [`${'a'.repeat(250)}@b.kg`, 'not-an-address'],
])

cases('a PIN', parsePin, [
  ['12005199012345', '12005199012345'],
  ['1200 5199 0123 45', '12005199012345'],
  ['1200519901234', 'not-a-pin'],
  ['2,13E+13', 'not-a-pin'],
])

test('a PIN tells the birth date it seems to hold, or none', () => {
  equal(birthDateWithin('12005199012345' as never), '1990-05-20')
  equal(birthDateWithin('19999999912345' as never), undefined)
})

test('a day in Bishkek begins at 18:00 the day before in UTC', () => {
  equal(dateOf(instant(Date.UTC(2026, 4, 23, 17, 59, 59))), '2026-05-23')
  equal(dateOf(instant(Date.UTC(2026, 4, 23, 18, 0, 0))), '2026-05-24')
  equal(startOf(civilDate('2026-05-24')), Date.UTC(2026, 4, 23, 18))
  equal(dateOf(endOf(civilDate('2026-05-24'))), '2026-05-24')
  equal(endOf(civilDate('2026-05-24')) + 1, startOf(civilDate('2026-05-25')))
})

test('days are counted over months and leap years', () => {
  equal(addDays(civilDate('2028-02-28'), 2), '2028-03-01')
  equal(daysBetween(civilDate('2026-12-31'), civilDate('2027-01-01')), 1)
  equal(ageOn(civilDate('2008-05-24'), civilDate('2026-05-24')), 18)
  equal(ageOn(civilDate('2008-05-24'), civilDate('2026-05-23')), 17)
})

test('sums add up', () => equal(totalOf([som(1), som(2)]), 300n))

test('an id is a lower-case UUID', () => {
  equal(parseId('0b7f3c1e-0000-4000-8000-00000000000a'), '0b7f3c1e-0000-4000-8000-00000000000a')
  equal(parseId('0B7F3C1E-0000-4000-8000-00000000000A'), undefined)
  equal(parseId(7), undefined)
})

test('shares are exact', () => {
  equal(compareShares(share(1n, 3n), share(2n, 6n)), 0)
  equal(compareShares(share(1n, 3n), share(1n, 2n)), -1)
  equal(compareShares(share(1n, 2n), share(1n, 3n)), 1)
  deepEqual(addShares(share(1n, 2n), share(1n, 3n)), share(5n, 6n))
  deepEqual(multiplyShares(share(1n, 2n), share(1n, 3n)), share(1n, 6n))
  deepEqual(share(1n, -2n), share(-1n, 2n))
  equal(percentText(share(1n, 3n), 2), '33.33')
  equal(percentText(share(2n, 3n), 0), '67')
})

test('text is kept in one form', () => {
  equal(normalText('  Көчө\u202e\u200b  жарыгы \r\n\r\n\r\n\r\nбар\u0000 '), 'Көчө жарыгы\n\nбар')
  equal(normalText(normalText('é\u0301 \ud800x')), normalText('é\u0301 \ud800x'))
  equal(normalText('и\u0306'), 'й')
})

test('text that no table can hold loses that alone', () => {
  equal(storableText(' Көчө\u0000 \u202eжарыгы\ud800 \ud83d\udca7\n '), ' Көчө \u202eжарыгы \ud83d\udca7\n ')
})

test('a word that mixes Cyrillic and Latin is found', () => {
  equal(mixedWord('Жаңы сoвет'), 'сoвет')
  equal(mixedWord('Спорт зал Workout'), undefined)
})

test('letters people type for one another fold together', () => {
  equal(foldedText('Көчө ҢҮЁ Park'), foldedText('кочо нуе раrk'))
})

test('titles that only look the same from afar are one look; others are not', () => {
  for (const twin of [
    'Көчөгө жарык',
    'КӨЧӨГӨ ЖАРЫК',
    'Kөчөгө  жарык!',
    '«Кочого жарык»',
    'Көчөгө\u200b жар\u202eык',
    'К0ч0г0 жарык',
  ])
    equal(lookText(twin), lookText('Көчөгө жарык'), twin)
  for (const other of ['Көчөгө жарык 2', 'Көчөгө жарыктар', 'Көчө жарыгы', ''])
    equal(lookText(other) === lookText('Көчөгө жарык'), false, other)
})
