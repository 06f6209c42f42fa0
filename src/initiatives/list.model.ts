import type { CallId } from '../calls/call.model.ts'
import type { LocalMatter } from '../regulations/regulation.model.ts'
import type { InitiativeLine, InitiativeStage } from './initiative.model.ts'

/** Initiatives on one page of a list. */
export const pageSize = 50

export type ListFilter = {
  /** Without them: every stage that anybody may see. */
  readonly stages?: readonly InitiativeStage[]
  readonly theme?: LocalMatter | undefined
  readonly callId?: CallId | undefined
  /** The end of a call's address, where its id is not at hand. One that is no call's finds nothing. */
  readonly callSlug?: string | undefined
  /** What somebody looks for, as it was typed; a number finds the initiative of that number too. */
  readonly search?: string
  /** From 1. */
  readonly page?: number
  readonly most?: number
}

export type CallName = { readonly slug: string; readonly title: string }

export type InitiativeList = {
  readonly lines: readonly InitiativeLine[]
  /** How many there are on all pages. */
  readonly count: number
  /** Calls of the municipality that anybody may see, the newest first, to choose from. */
  readonly calls: readonly CallName[]
  /** Another one as soon as anything has changed that any list of the municipality shows. */
  readonly mark: string
}
