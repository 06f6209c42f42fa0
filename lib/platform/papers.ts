import { inflateSync } from 'node:zlib'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { type Archive, type Entry, openArchive, piecesOf, TooMuchInside } from './archive.ts'

export type PaperMedia = 'pdf' | 'jpeg' | 'png' | 'docx'
export type PaperProblem = 'not-a-document' | 'paper-with-scripts' | 'paper-too-large'
type Paper = { readonly media: PaperMedia; readonly bytes: Buffer }

/** A page of A4 at 200 points to the inch is read easily; a photograph of one is not kept larger. */
const pageSide = 2340
const mostPixels = 40_000_000
/** What a text document may hold once it is unpacked, and in how many parts. */
const docxBounds = { bytes: 60 * 1024 * 1024, parts: 2000 } as const
/** What the packed objects of one PDF may hold: they are only looked through. */
const mostPacked = 32 * 1024 * 1024

/**
 * What is kept of a paper whose first bytes say what it is. Photographs are drawn anew, which drops position, camera and
 * all that hides behind them. Papers that act by themselves, hold other files or swell when unpacked are refused; the rest
 * may still hold anything, so that nothing of it is ever shown within our pages.
 */
export async function takePaper(media: PaperMedia, bytes: Buffer): Promise<Result<Paper, PaperProblem>> {
  switch (media) {
    case 'jpeg':
    case 'png':
      return await drawnAnew(bytes)
    case 'pdf': {
      const problem = pdfProblem(bytes)
      return problem ? refuse(problem) : ok({ media, bytes })
    }
    case 'docx': {
      const problem = await docxProblem(bytes)
      return problem ? refuse(problem) : ok({ media, bytes })
    }
  }
}

async function drawnAnew(bytes: Buffer): Promise<Result<Paper, PaperProblem>> {
  const { default: sharp } = await import('sharp')
  try {
    const drawn = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .rotate()
      .resize({ width: pageSide, height: pageSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .jpeg({ quality: 80 })
      .toBuffer()
    return ok({ media: 'jpeg', bytes: drawn })
  } catch (fault) {
    // sharp is the outside here: what it cannot read is the visitor's matter, not ours.
    return refuse(/pixel limit/i.test(String(fault)) ? 'paper-too-large' : 'not-a-document')
  }
}

/** Names of a PDF that let it act by itself or carry other files (ISO 32000-1, 12.6 and 7.11). */
const acting = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData)(?![A-Za-z])/

function pdfProblem(bytes: Buffer): PaperProblem | undefined {
  // Readers look for the end in the last kilobyte; what is longer behind it is another file.
  if (!bytes.subarray(-1024).toString('latin1').includes('%%EOF')) return 'not-a-document'
  const text = bytes.toString('latin1')
  const objects: string[] = []
  let left = mostPacked
  let at = 0
  const streams = />>\s{0,8}stream\r?\n/g
  // By chance packed pictures spell anything, so only what stands outside of streams is looked at, and streams of objects.
  for (;;) {
    streams.lastIndex = at
    const begins = streams.exec(text)?.index
    if (begins === undefined) break
    const ends = text.indexOf('endstream', begins)
    if (ends < 0) return 'not-a-document'
    objects.push(text.slice(at, begins))
    if (/\/ObjStm/.test(unescaped(text.slice(Math.max(at, begins - 500), begins)))) {
      const packed = unpacked(bytes.subarray(begins, ends), left)
      if (!packed) return 'not-a-document'
      left -= packed.length
      objects.push(packed.toString('latin1'))
    }
    at = ends + 'endstream'.length
  }
  objects.push(text.slice(at))
  return objects.some((one) => acting.test(unescaped(one))) ? 'paper-with-scripts' : undefined
}

/** A name may be written with the codes of its letters: /J#61vaScript. */
function unescaped(text: string): string {
  return text.replace(/#([0-9a-f]{2})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** The stream's contents; undefined when they can't be looked at. */
function unpacked(stream: Buffer, most: number): Buffer | undefined {
  const begins = stream.indexOf('\n', stream.indexOf('stream')) + 1
  try {
    return inflateSync(stream.subarray(begins), { maxOutputLength: Math.max(1, most) })
  } catch {
    // Broken, locked or too large: nobody can say what is in it.
    return undefined
  }
}

async function docxProblem(bytes: Buffer): Promise<PaperProblem | undefined> {
  try {
    const archive = await openArchive(bytes, docxBounds)
    const names = archive.entries.map(({ fileName }) => fileName)
    if (!names.includes('word/document.xml') || !names.includes('[Content_Types].xml')) return 'not-a-document'
    if (names.some((name) => /vbaProject|activeX\/|embeddings\//i.test(name))) return 'paper-with-scripts'
    for (const entry of archive.entries) if (await actsByItself(archive, entry)) return 'paper-with-scripts'
    return undefined
  } catch (fault) {
    // yauzl is the outside here: names that lead elsewhere, sizes that lie and broken archives end here.
    return fault instanceof TooMuchInside ? 'paper-too-large' : 'not-a-document'
  }
}

/** Whether a part declares other files or takes its template from elsewhere, which is no text; every part is unpacked. */
async function actsByItself(archive: Archive, entry: Entry): Promise<boolean> {
  const isMarkup = /\.(?:xml|rels)$/i.test(entry.fileName)
  let tail = ''
  for await (const piece of piecesOf(archive, entry)) {
    if (!isMarkup) continue
    const text = tail + piece.toString('latin1')
    if (/<!DOCTYPE|<!ENTITY|attachedTemplate/i.test(text)) return true
    tail = text.slice(-20)
  }
  return false
}
