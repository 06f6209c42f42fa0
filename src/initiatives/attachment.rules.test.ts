import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { som } from '../../lib/kernel/money.ts'
import { documentKinds } from '../regulations/regulation.model.ts'
import { firstTerms } from '../regulations/terms.model.ts'
import { asksLetter, documentReasons, mediaOf, missingDocuments, missingLetters } from './attachment.rules.ts'
import type { Pledge } from './initiative.model.ts'
import { noSupport, type Support } from './support.model.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')

const files: readonly [claim: string, bytes: Buffer, media: string | undefined][] = [
  ['a PDF', bytes('%PDF-1.7 ...'), 'pdf'],
  ['a photograph', bytes('\xff\xd8\xff\xe0....'), 'jpeg'],
  ['a drawing', bytes('\x89PNG\r\n\x1a\n....'), 'png'],
  ['a Word document', bytes('PK\x03\x04....wo..word/document.xml'), 'docx'],
  ['a Word document with macros', bytes('PK\x03\x04....word/document.xml..word/vbaProject.bin'), undefined],
  ['another archive', bytes('PK\x03\x04....photos/1.jpg'), undefined],
  ['a page', bytes('<html><script>alert(1)</script>'), undefined],
  ['a program', bytes('MZ\x90\x00....'), undefined],
  ['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg">'), undefined],
  ['nothing', bytes(''), undefined],
  ['a file that only begins like one', bytes('%PDF'), undefined],
]
for (const [claim, content, media] of files) {
  test(`${claim} is ${media ?? 'not taken'}, whatever it is called`, () => equal(mediaOf(content), media))
}

const pledge = {} as Pledge
const group = { applicantKind: 'initiative-group' } as const
const all = { ...firstTerms, documents: documentKinds }
const missing = (kinds: readonly { kind: (typeof documentKinds)[number] }[], pledges: Pledge[], support: Support) =>
  missingDocuments(all, kinds, { ...group, pledges }, support)

test('each paper that the regulation asks for is missing until it is attached', () => {
  deepEqual(missing([], [pledge], noSupport), [
    'identity',
    'commitment',
    'prices',
    'means',
    'land',
    'assembly',
    'supporters',
  ])
  deepEqual(
    missing(
      documentKinds.map((kind) => ({ kind })),
      [pledge],
      noSupport,
    ),
    [],
  )
  deepEqual(missingDocuments(firstTerms, [], { ...group, pledges: [pledge] }, noSupport), [])
})

test('letters are asked for where something is promised; minutes and supporters may stand in their tasks', () => {
  const assembly = { minutesDigest: 'x' } as Support['assembly']
  deepEqual(missing([], [], { ...noSupport, supporters: 3, assembly }), ['identity', 'prices', 'means', 'land'])
  const unsigned = { minutesDigest: undefined } as Support['assembly']
  deepEqual(missing([], [], { ...noSupport, supporters: 3, assembly: unsigned }).includes('assembly'), true)
})

test('a charter is asked of an organisation, never of a group', () => {
  const asked = { ...firstTerms, documents: ['charter' as const] }
  deepEqual(missingDocuments(asked, [], { ...group, pledges: [] }, noSupport), [])
  const school = { applicantKind: 'institution' as const, pledges: [] }
  deepEqual(missingDocuments(asked, [], school, noSupport), ['charter'])
  deepEqual(missingDocuments(asked, [{ kind: 'charter' }], school, noSupport), [])
})

test('a missing paper is a reason with its clause', () => {
  deepEqual(documentReasons({ ...firstTerms, documents: ['land'] }, [], { ...group, pledges: [] }, noSupport), [
    { code: 'no-document', document: 'land', part: 'documents', clause: 'documents' },
  ])
})

const each = {
  documents: ['commitment' as const],
  letterKinds: ['money' as const, 'land' as const],
  letterFrom: som(500),
}
const promised = (kind: Pledge['kind'], value: number, id: string = kind) =>
  ({ id, kind, pledger: 'Асан', value: som(value) }) as Pledge

const asked: readonly [
  claim: string,
  terms: Partial<typeof each>,
  kind: Pledge['kind'],
  value: number,
  asks: boolean,
][] = [
  ['a pledge of a named kind and exactly the sum', {}, 'money', 500, true],
  ['a pledge a som under the sum', {}, 'money', 499, false],
  ['a pledge of a kind that is not named', {}, 'labour', 9000, false],
  ['a pledge where no letters are asked for at all', { documents: [] }, 'money', 500, false],
  ['a pledge of one som where the sum is left open', { letterFrom: som(0) }, 'land', 1, true],
]
for (const [claim, changes, kind, value, asks] of asked) {
  test(`${claim} ${asks ? 'needs' : 'needs no'} letter of its own`, () =>
    equal(asksLetter({ ...each, ...changes }, promised(kind, value)), asks))
}

test('each pledge without its letter is told by name; the letter of another does not do', () => {
  const pledges = [promised('money', 500), promised('land', 700), promised('labour', 900)]
  const papers = [{ kind: 'commitment' as const, pledgeId: 'money' }, { kind: 'commitment' as const }]
  deepEqual(
    missingLetters(each, pledges, papers).map(({ id }) => id),
    ['land'],
  )
  deepEqual(missingDocuments(each, papers, { ...group, pledges }, noSupport), ['commitment'])
  const letter = {
    code: 'no-letter',
    pledgeId: 'land',
    kind: 'land',
    pledger: 'Асан',
    part: 'pledges',
    clause: 'documents',
  }
  deepEqual(documentReasons(each, papers, { ...group, pledges }, noSupport), [letter])
  const both = [...papers, { kind: 'commitment' as const, pledgeId: 'land' }]
  deepEqual(documentReasons(each, both, { ...group, pledges }, noSupport), [])
})

test('where each has a letter, one for all is not asked for too', () => {
  const small = [promised('money', 499)]
  deepEqual(missingDocuments(each, [], { ...group, pledges: small }, noSupport), [])
  deepEqual(missingDocuments({ ...each, letterKinds: [] }, [], { ...group, pledges: small }, noSupport), ['commitment'])
})
