import type { ComponentChildren } from 'preact'
import { assert } from '../../lib/kernel/assert.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { Language } from '../../lib/kernel/three.ts'
import type { Form } from '../../lib/platform/form.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Question } from '../../lib/platform/question.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { Permission } from './permission.model.ts'
import type { Place, Role, Visitor } from './person.model.ts'
import type { Waiting } from './work.model.ts'

export type { Waiting } from './work.model.ts'

/** A request, once understood: what a route's function gets. */
export type Visit = {
  readonly platform: Platform
  readonly t: Words
  readonly language: Language
  readonly visitor: Visitor
  /** The municipality of the address; always there when the path begins with /:municipality. */
  readonly place: Place | undefined
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** What was posted; empty for a GET. */
  readonly form: Form
  /** The address without language and query: /ton/calls/2026. */
  readonly path: string
  readonly now: Instant
  /** A keyed hash of the network the request came from, for throttles. Never the address itself. */
  readonly networkHash: Buffer
  /** The session's cookie value, if any. */
  readonly sessionToken: string | undefined
  /** What downstream slices put on the pages of upstream ones. */
  readonly sections: Sections
}

/** The thing whose page a section stands on: a municipality, a call or an initiative. */
export type SectionSubject = {
  readonly id: string
  readonly stage: string
  /** The page's path, without language. */
  readonly path: string
}

/** A part of another slice's page. Undefined when it has nothing to say. */
export type Section = (visit: Visit, subject: SectionSubject) => Promise<ComponentChildren>

/** Composed in main/sections.ts, the only place that knows all slices; shown in this order. */
export type Sections = Readonly<
  Record<'home' | 'work' | 'municipality' | 'call' | 'initiative' | 'substantive-check', readonly Section[]>
>

/** All sections of a page at once, in their order. */
export function sectionsOf(visit: Visit, page: keyof Sections, subject: SectionSubject): Promise<ComponentChildren[]> {
  return Promise.all(visit.sections[page].map((section) => section(visit, subject)))
}

export type Crumb = { readonly label: string; readonly path: string }

export type PageAnswer = {
  readonly kind: 'page'
  readonly title: string
  readonly body: ComponentChildren
  readonly status?: number
  readonly crumbs?: readonly Crumb[]
  /** The card a chat shows for the address. */
  readonly card?: { readonly description: string; readonly picture?: string }
  /** Islands that the page uses, by logical name. */
  readonly islands?: readonly string[]
  /** Stands in for the body on pages that many strangers ask for. */
  readonly kept?: KeptBody
}

/**
 * A body that is drawn only when it is not the one that was drawn before: `madeFrom` tells all that the database knows
 * for it, and the same means the same page. Drawing reads again and answers with what it was really made from.
 */
export type KeptBody = {
  readonly madeFrom: string
  readonly body: () => Promise<{ readonly drawn: ComponentChildren; readonly madeFrom: string }>
}

export type Answer =
  | PageAnswer
  /** 303 to an address without language; the visitor's language is kept. */
  | { readonly kind: 'see'; readonly path: string; readonly session?: SessionChange; readonly language?: Language }
  | {
      readonly kind: 'file'
      readonly type: string
      readonly bytes: Buffer | string
      readonly name?: string
      /** Somebody else made it, and it may hold anything: it is kept by the reader, never shown within this site. */
      readonly foreign?: true
      /** Seconds that anyone may keep it; absent means nobody may. */
      readonly keepFor?: number
    }
  | { readonly kind: 'absent' }
  /** `who` may, where it is a matter of roles. */
  | { readonly kind: 'forbidden'; readonly who?: readonly Role[] }
  /** Somebody changed it meanwhile: 409 with what was typed on a page of its own. */
  | { readonly kind: 'changed'; readonly path: string }
  | { readonly kind: 'too-many'; readonly waitSeconds: number }

/** Sets or drops the session cookie along with the answer. */
export type SessionChange = { readonly token: string } | 'end'

export type Route = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly may: Permission
  /** The record entry that a POST appends when it succeeds; 'none' needs a reason in the second field. */
  readonly record?: string
  readonly answer: (visit: Visit) => Promise<Answer>
  readonly fromAnyone?: FromAnyone
  /** The most bytes of a file, where a form takes larger ones than others do. */
  readonly fileBytes?: number
}

/** A POST that takes files of people who are not signed in: how many, and how often one network may send them. */
export type FromAnyone = { readonly files: number; readonly postsPerMinute: number }

export function get(path: string, may: Permission, answer: Route['answer']): Route {
  return { method: 'GET', path, may, answer }
}

export function post(
  path: string,
  may: Permission,
  record: string,
  answer: Route['answer'],
  fromAnyone?: FromAnyone,
): Route {
  return { method: 'POST', path, may, record, answer, ...(fromAnyone && { fromAnyone }) }
}

export const absent: Answer = { kind: 'absent' }
export const forbidden: Answer = { kind: 'forbidden' }

export function see(path: string): Answer {
  return { kind: 'see', path }
}

/** A slice's part of "what waits for this visitor?", asked by the work page. Undefined: not theirs to do. */
export type WorkSource = (visit: Visit) => Question<readonly Waiting[]> | undefined

/** The municipality of the address. Only for routes whose path begins with /:municipality. */
export function placeOf({ place, path }: Visit): Place {
  assert(place, `no municipality in ${path}`)
  return place
}

/** The page of a list that an address or a form asks for, from 1; what is no page means the first. */
export function pageAsked(text: string | undefined): number {
  return /^[1-9]\d{0,3}$/.test(text ?? '') ? Number(text) : 1
}

/** Who asks. Only for routes that are not open to anyone. */
export function personOf({ visitor, path }: Visit): NonNullable<Visitor['person']> {
  assert(visitor.person, `nobody is signed in at ${path}`)
  return visitor.person
}
