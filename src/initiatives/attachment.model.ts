import type { DocumentKind } from '../regulations/regulation.model.ts'

export const mediaKinds = ['pdf', 'jpeg', 'png', 'docx'] as const
export type MediaKind = (typeof mediaKinds)[number]

export type Attachment = {
  readonly id: string
  readonly kind: DocumentKind
  readonly name: string
  readonly media: MediaKind
  readonly digest: string
  readonly bytes: number
  /** The pledge whose letter it is. */
  readonly pledgeId?: string | undefined
}

/** The most papers one application may carry. */
export const mostAttachments = 30

/** Papers about a person: only the group, those who check and those who score may open them. */
export const privateKinds: readonly DocumentKind[] = ['identity', 'means', 'supporters']

export type AttachmentProblem =
  | 'required'
  | 'file-too-large'
  | 'not-a-document'
  | 'paper-with-scripts'
  | 'paper-too-large'
