import type { Id } from '../../lib/kernel/id.ts'
import type { MunicipalityId } from '../people/person.model.ts'

/** A vote, by the id of its call. */
export type VoteId = Id<'Call'>

/** How a ballot came: paper and kiosks may follow. */
export type Channel = 'online'

/**
 * The catalogue of everything the log can say: kind and the fields that go with it, as they are published. Whole numbers
 * and texts only; sums in tyiyn and instants of UTC as text; never a person, and of a ballot neither hour nor choices.
 */
export type LeafFields = {
  'log.opened': { readonly municipality: string; readonly at: string }
  'roll.frozen': {
    readonly vote: VoteId
    readonly voters: number
    /** By their Kyrgyz names; '' is not told, '*' stands for the villages of fewer than ten voters together. */
    readonly villages: readonly { readonly village: string; readonly voters: number }[]
    /** Root over the keys of the voters in order: says who is on it to nobody, and holds it to what it was. */
    readonly digest: string
    readonly at: string
  }
  'vote.rules': {
    readonly vote: VoteId
    readonly regulation: number
    /** SHA-256 over the terms as the regulation's file writes them. */
    readonly terms: string
    readonly envelope: string
    readonly mostChoices: number
  }
  'vote.opened': {
    readonly vote: VoteId
    readonly until: string
    readonly initiatives: readonly { readonly number: number; readonly id: string; readonly cost: string }[]
    readonly at: string
  }
  cast: { readonly vote: VoteId; readonly commitment: string; readonly channel: Channel }
  superseded: { readonly vote: VoteId; readonly commitment: string }
  'vote.closed': { readonly vote: VoteId; readonly at: string }
  unlinked: { readonly vote: VoteId; readonly ballots: number; readonly at: string }
  openings:
    | { readonly vote: VoteId; readonly ballots: number; readonly json: string; readonly csv: string }
    | { readonly vote: VoteId; readonly ballots: number; readonly withheld: 'too-few' }
  result: {
    readonly vote: VoteId
    readonly rule: string
    /** SHA-256 of the file that was counted. */
    readonly input: string
    readonly selected: readonly number[]
    readonly spent: string
    readonly protocol: string
    readonly at: string
  }
}

export type LeafKind = keyof LeafFields

export type Leaf = { readonly [Kind in LeafKind]: { readonly kind: Kind } & LeafFields[Kind] }[LeafKind]

/** Entries about ballots wait for others of their vote. */
export type HeldLeaf = Extract<Leaf, { readonly kind: 'cast' | 'superseded' }>

/** What is known of the log of a municipality. */
export type Log = {
  readonly municipalityId: MunicipalityId
  readonly origin: string
  readonly publicKey: Uint8Array
}

/** A state of the log that was signed. */
export type Head = { readonly size: number; readonly root: Uint8Array }

/** Why nothing is signed although there is something to sign. */
export type WhyUnsigned =
  /** Fewer entries than were signed before: an old copy of the database was brought back. */
  | { readonly code: 'log-shrank'; readonly signed: number; readonly now: number }
  /** Other entries than were signed before. */
  | { readonly code: 'log-rewritten'; readonly signed: number }
  /** The key is another one than that of the first entry. */
  | { readonly code: 'key-changed' }
