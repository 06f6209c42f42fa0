import { z } from 'zod'
import { money } from '../../lib/kernel/money.ts'
import { get, type Route } from '../people/people.visit.ts'
import { computedCriteria, criteria, measures } from './criterion.model.ts'
import { expertSubjects } from './expert-subject.model.ts'
import {
  applicantKinds,
  documentKinds,
  exclusions,
  localMatters,
  type Preset,
  pledgeKinds,
  presets,
  type Regulation,
  splits,
  type Terms,
} from './regulation.model.ts'
import { firstTerms } from './terms.model.ts'
import { termBounds } from './terms.rules.ts'
import { tieKeys } from './tie.model.ts'

const format = 'demilge-regulation'
const schemaPath = '/data/regulation-schema.json'

/** A sum in the file: tyiyn (1 som = 100 tyiyn) as digits, since JSON's numbers are not exact everywhere. */
const tyiyn = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .describe('tyiyn; 1 som is 100 tyiyn')

function number({ min, max }: { readonly min: number; readonly max: number }) {
  return z.int().min(min).max(max)
}

function several<const Value extends string>(values: readonly Value[]) {
  return z.array(z.enum(values)).refine((list) => new Set(list).size === list.length)
}

const three = z.strictObject({
  ky: z.string().min(1).max(200),
  ru: z.string().min(1).max(200),
  en: z.string().min(1).max(200),
})

const percent = number({ min: 0, max: 100 })
const ladder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('even'), from: percent, to: percent }),
  z.strictObject({
    kind: z.literal('steps'),
    base: number({ min: 0, max: 100 }),
    steps: z.array(z.strictObject({ over: percent, points: number({ min: 0, max: 100 }) })).max(5),
  }),
])

const known: readonly string[] = [...criteria, ...computedCriteria]

const plainCriterion = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  weight: number(termBounds.weight),
  scale: number(termBounds.scale),
  names: three.optional(),
  formula: z.strictObject({ measure: z.enum(measures), ladder }).optional(),
})
// What no source names has no words but those of the file.
const criterion = plainCriterion.refine(({ key, names }) => names !== undefined || known.includes(key), {
  path: ['names'],
})

const {
  weight: _weight,
  scale: _scale,
  commissionSize,
  commissionQuorum,
  byCouncil,
  byOffice,
  byResidents,
  ...plain
} = termBounds

const terms = z.strictObject({
  applicants: several(applicantKinds),
  localMatters: several(localMatters),
  priorityMatters: several(localMatters),
  exclusions: several(exclusions),
  documents: several(documentKinds),
  letterKinds: several(pledgeKinds).default([...firstTerms.letterKinds]),
  letterFrom: z
    .string()
    .regex(/^(0|[1-9]\d{0,14})$/)
    .default('0')
    .describe('tyiyn; the least worth of a pledge that needs its own letter, 0 for any'),
  split: z.enum(splits),
  ceiling: tyiyn.describe('the most that one initiative may ask of the budget, in tyiyn'),
  tariff: z
    .array(z.strictObject({ kind: z.enum(['labour', 'transport']), unit: z.literal('hour'), price: tyiyn }))
    .max(2)
    .refine((list) => new Set(list.map(({ kind }) => kind)).size === list.length),
  ...(Object.fromEntries(Object.entries(plain).map(([field, bounds]) => [field, number(bounds)])) as Record<
    keyof typeof plain,
    ReturnType<typeof number>
  >),
  expertCheck: z.boolean(),
  // Files written before a regulation could say them have neither.
  expertSubjects: several(expertSubjects).default([...firstTerms.expertSubjects]),
  mostApplications: number(plain.mostApplications).default(firstTerms.mostApplications),
  expertDays: number(plain.expertDays).default(firstTerms.expertDays),
  publishTogether: z.boolean(),
  rollCheckDays: number({ min: 0, max: 60 }).default(0),
  rollAnswerDays: number({ min: 1, max: 30 }).default(3),
  secondPanel: z.boolean(),
  rescoring: z.boolean(),
  tieOrder: several(tieKeys),
  commission: z.strictObject({
    size: number(commissionSize),
    quorum: number(commissionQuorum),
    byCouncil: number(byCouncil),
    byOffice: number(byOffice),
    byResidents: number(byResidents),
  }),
  criteria: z
    .array(criterion)
    .min(1)
    .max(12)
    .refine((list) => new Set(list.map(({ key }) => key)).size === list.length),
})

const file = z.object({
  $schema: z.string().optional(),
  format: z.literal(format),
  version: z.literal(1),
  preset: z.enum(presets),
  terms,
})

/** What is wrong with a file: no JSON, not of our kind, or the places in it, as `terms.votingDays`. */
export type FileProblem =
  | { readonly code: 'no-json' }
  | { readonly code: 'wrong-places'; readonly places: readonly string[] }

const mostPlaces = 12

/** Reads a regulation's file. What its numbers mean together is checked where every draft is (termsProblems). */
export function readTermsFile(bytes: Buffer): { readonly preset: Preset; readonly terms: Terms } | FileProblem {
  let raw: unknown
  try {
    // Notepad puts a byte order mark before the text.
    raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return { code: 'no-json' }
  }
  const read = file.safeParse(raw)
  if (!read.success) {
    const places = read.error.issues.map(({ path, code, ...rest }) =>
      [...path, ...(code === 'unrecognized_keys' && 'keys' in rest ? rest.keys : [])].join('.'),
    )
    return { code: 'wrong-places', places: [...new Set(places)].slice(0, mostPlaces) }
  }
  const { preset, terms: stored } = read.data
  return {
    preset,
    terms: {
      ...stored,
      ceiling: money(BigInt(stored.ceiling)),
      letterFrom: money(BigInt(stored.letterFrom)),
      tariff: stored.tariff.map((line) => ({ ...line, price: money(BigInt(line.price)) })),
      criteria: stored.criteria.map(({ names, formula, ...rest }) => ({
        ...rest,
        ...(names ? { names } : {}),
        ...(formula ? { formula } : {}),
      })),
    },
  }
}

/** The regulation as a file that another installation reads, and a program too. */
export function termsFile(
  origin: string,
  slug: string,
  { preset, terms: held, number: at, resolution }: Regulation,
): string {
  const body = {
    $schema: `${origin}${schemaPath}`,
    format,
    version: 1,
    municipality: slug,
    number: at,
    resolution: resolution ?? null,
    preset,
    terms: held,
  }
  return JSON.stringify(body, (_key, value) => (typeof value === 'bigint' ? `${value}` : value), 2)
}

/** The file's JSON Schema, for whoever writes or checks one elsewhere. */
export const schemaRoutes: readonly Route[] = [
  get(schemaPath, 'public.read', async ({ platform }) => ({
    kind: 'file',
    type: 'application/schema+json',
    bytes: JSON.stringify(
      { $id: `${platform.origin}${schemaPath}`, title: format, ...z.toJSONSchema(file, { io: 'input' }) },
      null,
      2,
    ),
    keepFor: 3600,
  })),
]
