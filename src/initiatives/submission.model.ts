import type { Instant } from '../../lib/kernel/instant.ts'
import type { Initiative } from './initiative.model.ts'

/** The part of an application that everybody reads once it is sent. */
export type Sent = Pick<
  Initiative,
  | 'title'
  | 'theme'
  | 'problem'
  | 'solution'
  | 'villageId'
  | 'place'
  | 'point'
  | 'beneficiaries'
  | 'upkeep'
  | 'runningCost'
  | 'benefit'
  | 'applicantKind'
  | 'registration'
  | 'inCharge'
  | 'groupName'
  | 'members'
  | 'budget'
  | 'pledges'
  | 'totalCost'
  | 'requested'
>

/** One sending of an application. `number` counts from 1. */
export type Submission = { readonly number: number; readonly submittedAt: Instant; readonly content: Sent }

/** Something an application says, in words, under a key by which the next sending is held against it. */
export type SaidLine = { readonly key: string; readonly label: string; readonly text: string }

/** A piece of text that stayed, came or went. */
export type Piece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** A line that is not what it was. */
export type ChangedLine = { readonly key: string; readonly label: string; readonly pieces: readonly Piece[] }
