import type { DocumentKind, Terms } from '../regulations/regulation.model.ts'
import { isOrganisation } from './applicant.rules.ts'
import type { Attachment, MediaKind } from './attachment.model.ts'
import type { Reason } from './draft.model.ts'
import type { Initiative, Pledge } from './initiative.model.ts'
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
 * The papers that the regulation asks for and that are not there. A charter is asked of organisations;
 * letters of commitment are asked for where something is promised, one for all or
 * one for each; the assembly's minutes and the supporters may also stand in their own tasks.
 */
export function missingDocuments(
  terms: LetterTerms,
  attachments: readonly Paper[],
  { pledges, applicantKind }: Pick<Initiative, 'pledges' | 'applicantKind'>,
  { assembly, supporters }: Pick<Support, 'assembly' | 'supporters'>,
): readonly DocumentKind[] {
  const there = new Set(attachments.map(({ kind }) => kind))
  return terms.documents.filter((kind) => {
    if (kind === 'commitment' && terms.letterKinds.length > 0) {
      return missingLetters(terms, pledges, attachments).length > 0
    }
    if (there.has(kind)) return false
    if (kind === 'charter') return isOrganisation(applicantKind)
    if (kind === 'commitment') return pledges.length > 0
    if (kind === 'assembly') return assembly?.minutesDigest === undefined
    return kind !== 'supporters' || supporters === 0
  })
}

type Paper = Pick<Attachment, 'kind' | 'pledgeId'>
type LetterTerms = Pick<Terms, 'documents' | 'letterKinds' | 'letterFrom'>

/** Whether the regulation asks for a letter of its own with this pledge. */
export function asksLetter(
  { documents, letterKinds, letterFrom }: LetterTerms,
  { kind, value }: Pick<Pledge, 'kind' | 'value'>,
): boolean {
  return documents.includes('commitment') && letterKinds.includes(kind) && value >= letterFrom
}

/** The pledges whose letter is asked for and not there. */
export function missingLetters(
  terms: LetterTerms,
  pledges: readonly Pledge[],
  attachments: readonly Paper[],
): readonly Pledge[] {
  const there = new Set(attachments.map(({ pledgeId }) => pledgeId))
  return pledges.filter((pledge) => asksLetter(terms, pledge) && !there.has(pledge.id))
}

/** Each missing paper as a reason why the application cannot be sent; letters of pledges one by one. */
export function documentReasons(
  terms: LetterTerms,
  attachments: readonly Paper[],
  initiative: Pick<Initiative, 'pledges' | 'applicantKind'>,
  support: Pick<Support, 'assembly' | 'supporters'>,
): readonly Reason[] {
  const letters = missingLetters(terms, initiative.pledges, attachments)
  const papers = missingDocuments(terms, attachments, initiative, support).filter(
    (document) => document !== 'commitment' || letters.length === 0,
  )
  return [
    ...letters.map(
      ({ id, kind, pledger }): Reason => ({
        code: 'no-letter',
        pledgeId: id,
        kind,
        pledger,
        part: 'pledges',
        clause: 'documents',
      }),
    ),
    ...papers.map((document): Reason => ({ code: 'no-document', document, part: 'documents', clause: 'documents' })),
  ]
}
