import type { DocumentKind, Terms } from '../regulations/regulation.model.ts'
import type { Attachment, MediaKind } from './attachment.model.ts'
import type { Reason } from './draft.model.ts'
import type { Initiative } from './initiative.model.ts'
import type { Support } from './support.model.ts'

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return bytes.length > head.length && head.every((byte, at) => bytes[at] === byte)
}

function holds(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0)
  const isHere = (at: number) => [...text].every((sign, offset) => bytes[at + offset] === sign.charCodeAt(0))
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) if (isHere(at)) return true
  return false
}

/** What a file is, by its first bytes and never by its name; undefined for what no paper is kept as. */
export function mediaOf(bytes: Uint8Array): MediaKind | undefined {
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'pdf'
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])) return 'png'
  // A Word document is an archive that names its main part; one with macros names another part too.
  const isWord = startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) && holds(bytes, 'word/document.xml')
  return isWord && !holds(bytes, 'vbaProject.bin') ? 'docx' : undefined
}

/**
 * The papers that the regulation asks for and that are not there. A charter is for organisations, which a group is not, so
 * that it never keeps an application back; letters of commitment are asked for where something is promised; the assembly's
 * minutes and the supporters may also stand in their own tasks.
 */
export function missingDocuments(
  { documents }: Pick<Terms, 'documents'>,
  attachments: readonly Pick<Attachment, 'kind'>[],
  { pledges }: Pick<Initiative, 'pledges'>,
  { assembly, supporters }: Pick<Support, 'assembly' | 'supporters'>,
): readonly DocumentKind[] {
  const there = new Set(attachments.map(({ kind }) => kind))
  return documents.filter((kind) => {
    if (there.has(kind) || kind === 'charter') return false
    if (kind === 'commitment') return pledges.length > 0
    if (kind === 'assembly') return assembly?.minutesDigest === undefined
    return kind !== 'supporters' || supporters === 0
  })
}

/** Each missing paper as a reason why the application cannot be sent. */
export function documentReasons(missing: readonly DocumentKind[]): readonly Reason[] {
  return missing.map((document) => ({ code: 'no-document', document, part: 'documents', clause: 'documents' }))
}
