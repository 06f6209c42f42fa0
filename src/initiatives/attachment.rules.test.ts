import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { documentKinds } from '../regulations/regulation.model.ts'
import { documentReasons, mediaOf, missingDocuments } from './attachment.rules.ts'
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
const all = { documents: documentKinds }
const missing = (kinds: readonly { kind: (typeof documentKinds)[number] }[], pledges: Pledge[], support: Support) =>
  missingDocuments(all, kinds, { pledges }, support)

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
  deepEqual(missingDocuments({ documents: [] }, [], { pledges: [pledge] }, noSupport), [])
})

test('letters are asked for where something is promised; minutes and supporters may stand in their tasks', () => {
  const assembly = { minutesDigest: 'x' } as Support['assembly']
  deepEqual(missing([], [], { ...noSupport, supporters: 3, assembly }), ['identity', 'prices', 'means', 'land'])
  const unsigned = { minutesDigest: undefined } as Support['assembly']
  deepEqual(missing([], [], { ...noSupport, supporters: 3, assembly: unsigned }).includes('assembly'), true)
})

test('a missing paper is a reason with its clause', () => {
  deepEqual(documentReasons(['land']), [
    { code: 'no-document', document: 'land', part: 'documents', clause: 'documents' },
  ])
})
