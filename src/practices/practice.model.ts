import type { Id } from '../../lib/kernel/id.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { Money } from '../../lib/kernel/money.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { DraftRefusal } from '../initiatives/draft.model.ts'
import type { InitiativeId, InitiativeStage } from '../initiatives/initiative.model.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { ClauseKey, LocalMatter } from '../regulations/regulation.model.ts'

export type PracticeId = Id<'Practice'>

/** What worked and what it cost, written from an assessed initiative so that others can do the same. */
export type Practice = {
  readonly municipalityId: MunicipalityId
  readonly id: PracticeId
  readonly initiativeId: InitiativeId
  readonly slug: string
  readonly title: string
  readonly problem: string
  readonly whatWasDone: string
  readonly lesson: string
  readonly stage: 'draft' | 'published'
  readonly publishedAt: Instant | undefined
  readonly version: number
}

export type PracticeText = Pick<Practice, 'title' | 'problem' | 'whatWasDone' | 'lesson'>

/** What a list shows. */
export type PracticeLine = Pick<Practice, 'id' | 'slug' | 'title' | 'problem'> & {
  readonly place: Three
  readonly theme: LocalMatter | undefined
  readonly cost: PracticeCost
  readonly adoptions: number
  readonly cover: { readonly digest: string; readonly width: number; readonly height: number } | undefined
}

/** What a practice cost, from the ledger alone: money paid out and work given, in tyiyn. */
export type PracticeCost = { readonly money: Money; readonly inKind: Money }

export type WriteRefusal =
  | { readonly code: 'no-such-initiative' }
  | { readonly code: 'not-assessed'; readonly stage: InitiativeStage; readonly clause: ClauseKey }
  | { readonly code: 'written-already'; readonly slug: string }
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'published-already'; readonly slug: string }

export type PublishRefusal = { readonly code: 'no-such-practice' } | { readonly code: 'changed-meanwhile' }

export type AdoptRefusal = { readonly code: 'no-such-practice' } | DraftRefusal
