import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accentOf } from '../../lib/ui/accent.ts'
import { accentNames, accents } from './accent.model.ts'
import { accentBehind, accentNameOf } from './accent.rules.ts'
import { reservedSlugs, whyNoSlug } from './address.rules.ts'
import { parseOfficePhone } from './office-phone.rules.ts'
import { searchKey, searchText } from './search.rules.ts'

describe('an address', () => {
  it('is small Latin letters, digits and single hyphens, 2 to 60 of them', () => {
    for (const slug of ['ton', 'kazhy-say', 'on-eki-bel', 'a1', 'a'.repeat(60)])
      assert.equal(whyNoSlug(slug), undefined, slug)
    for (const slug of ['', 'a', 'Ton', 'тон', '1-may', '-ton', 'ton-', 'ton--say', 'ton_say', 'a'.repeat(61)])
      assert.equal(whyNoSlug(slug), 'not-an-address', slug)
  })

  it('is none that the product keeps for itself', () => {
    for (const slug of reservedSlugs) assert.equal(whyNoSlug(slug), 'reserved-address')
  })
})

describe('looking for a place', () => {
  it('finds it with or without Kyrgyz letters, hyphens, spaces and general words', () => {
    for (const typed of [
      'Кажы-Сай',
      'кажы сай',
      'КАЖЫСАЙ айылы',
      'Каджи-Сай'.replace('и', 'ы'),
      'айыл аймагы Кажы-Сай',
    ])
      assert.equal(searchKey(typed), 'кажысай', typed)
    assert.equal(searchKey('Өзгөн'), searchKey('озгон'))
    assert.equal(searchKey('Жаңы-Жол'), searchKey('Жаны жол'))
  })

  it('takes Latin look-alikes for what they seem', () => {
    assert.equal(searchKey('Toң'), searchKey('Тоң'))
  })

  it('keeps a general word when it is all that was typed', () => {
    assert.equal(searchKey('айыл'), 'айыл')
    assert.equal(searchKey(' – '), '')
  })

  it('compares the names in all three languages', () => {
    const names = { ky: 'Тоң айыл аймагы', ru: 'Тонский айылный аймак', en: 'Ton aiyl aimak' }
    assert.equal(searchText(names), `|тон|тонский|${searchKey('Ton')}|`)
    assert.equal(searchText({ ky: 'Тоң', ru: 'Тон', en: 'Тон' }), '|тон|')
  })
})

describe('the telephone of an office', () => {
  it('is a land line or a mobile, with the code of the country or a nought', () => {
    for (const typed of ['03943 5-12-34', '+996 3943 51234', '996394351234'])
      assert.equal(parseOfficePhone(typed), '+996394351234')
    assert.equal(parseOfficePhone('0 (555) 12.34.56'), '+996555123456')
  })

  it('may be left empty', () => {
    assert.equal(parseOfficePhone(' '), '')
  })

  it('is refused with digits missing or too many, or of another country', () => {
    for (const typed of ['51234', '03943 5-12-3', '03943 5-12-345', '+7 495 123 45 67', 'жок'])
      assert.equal(parseOfficePhone(typed), 'not-an-office-phone', typed)
  })
})

describe('the colour of a municipality', () => {
  it('by name keeps its contrast, by day and by night', () => {
    for (const hex of Object.values(accents)) assert.equal(accentOf(hex).ok, true, hex)
  })

  it('is ticked by the name it was chosen by', () => {
    for (const name of accentNames) assert.equal(accentNameOf(accentBehind(name, ' #0B5C66 ')), name)
    assert.equal(accentBehind('own', ' #0B5C66 '), '#0b5c66')
    assert.equal(accentBehind('default', ''), undefined)
  })
})
