import type { Utility } from './profile.ts'
import type { Endowment } from './rules/completion.ts'
import type { Overflow } from './rules/phragmen.ts'

/** How projects are chosen. A change of meaning is a new name, so that an old protocol can always be counted again. */
export type Rule =
  | { readonly kind: 'greedy'; readonly by: 'votes' | 'votes-per-cost' | 'points' | 'points-per-cost' }
  /** The set that is worth most: worth as votes, or as votes times cost, the money spent as many wished. */
  | { readonly kind: 'knapsack'; readonly worth: 'votes' | 'votes-times-cost' }
  | {
      readonly kind: 'equal-shares'
      readonly utility: Utility
      readonly endowment: Endowment
      /** Whether greedy selection spends what is left. */
      readonly topUp: boolean
      /** Whether greedy selection by votes replaces an outcome that fewer voters like better. */
      readonly comparison: boolean
    }
  | { readonly kind: 'bounded-overspending' }
  | { readonly kind: 'phragmen'; readonly overflow: Overflow }
  | {
      readonly kind: 'exact-equal-shares'
      readonly utility: 'cost' | 'cardinality'
      readonly endowment: 'none' | 'add-opt'
    }

/** Short keys of the published comparison, and the names by which a protocol calls the same. */
const keys: readonly (readonly [key: string, name: string, rule: Rule])[] = [
  ['greedy_cost', 'greedy', { kind: 'greedy', by: 'votes' }],
  ['greedy_card', 'greedy-per-cost', { kind: 'greedy', by: 'votes-per-cost' }],
  ['greedy_score', 'greedy-points', { kind: 'greedy', by: 'points' }],
  ['greedy_score_density', 'greedy-points-per-cost', { kind: 'greedy', by: 'points-per-cost' }],
  ['opt_cost', 'knapsack-cost', { kind: 'knapsack', worth: 'votes-times-cost' }],
  ['opt_card', 'knapsack', { kind: 'knapsack', worth: 'votes' }],
  ['phragmen', 'phragmen', { kind: 'phragmen', overflow: 'stop' }],
  ['phragmen_skip', 'phragmen-skip', { kind: 'phragmen', overflow: 'skip' }],
  ['bos', 'bounded-overspending', { kind: 'bounded-overspending' }],
  ['ees_cost', 'exact-equal-shares', { kind: 'exact-equal-shares', utility: 'cost', endowment: 'none' }],
  [
    'ees_card',
    'exact-equal-shares-cardinality',
    { kind: 'exact-equal-shares', utility: 'cardinality', endowment: 'none' },
  ],
  [
    'ees_cost_addopt',
    'exact-equal-shares/add-opt',
    { kind: 'exact-equal-shares', utility: 'cost', endowment: 'add-opt' },
  ],
  [
    'ees_card_addopt',
    'exact-equal-shares-cardinality/add-opt',
    { kind: 'exact-equal-shares', utility: 'cardinality', endowment: 'add-opt' },
  ],
  ...equalSharesKeys(),
]

function equalSharesKeys(): (readonly [string, string, Rule])[] {
  const utilities = [
    ['mes_cost', 'equal-shares', 'cost'],
    ['mes_card', 'equal-shares-cardinality', 'cardinality'],
    ['mes_score', 'equal-shares-points', 'points'],
  ] as const
  const endowments = [
    ['', '', 'none'],
    ['_add1', '/add1', 'add1'],
    ['_add1i', '/add1-whole', 'add1-whole'],
    ['_add1n', '/add1-through', 'add1-through'],
    ['_add1f', '/add1-through-exact', 'add1-through-exact'],
  ] as const
  return utilities.flatMap(([keyOf, nameOf, utility]) =>
    endowments.flatMap(([suffix, variant, endowment]) =>
      [false, true].flatMap((topUp) =>
        [false, true].map((comparison): readonly [string, string, Rule] => [
          `${keyOf}${suffix}${topUp ? (suffix ? 'u' : '_u') : ''}${comparison ? '_c' : ''}`,
          `${nameOf}${variant}${topUp ? '+greedy' : ''}${comparison ? '-comparison' : ''}`,
          { kind: 'equal-shares', utility, endowment, topUp, comparison },
        ]),
      ),
    ),
  )
}

export type SharesRule = Extract<Rule, { kind: 'equal-shares' }>

const byKey = new Map(keys.flatMap(([key, name, rule]) => [[key, rule] as const, [name, rule] as const]))
const names = new Map(keys.map(([, name, rule]) => [JSON.stringify(rule), name]))

/** Every rule by its short key and its name. */
export function knownRules(): readonly { readonly key: string; readonly name: string; readonly rule: Rule }[] {
  return keys.map(([key, name, rule]) => ({ key, name, rule }))
}

/** The rule of a short key (`mes_cost_add1`) or a name (`equal-shares/add1`); undefined when there is none. */
export function ruleOf(keyOrName: string): Rule | undefined {
  return byKey.get(keyOrName)
}

/** The name by which a protocol calls a rule. */
export function nameOf(rule: Rule): string {
  const known =
    rule.kind === 'equal-shares' && rule.utility === 'borda' ? { ...rule, utility: 'points' as const } : rule
  return names.get(JSON.stringify(known))!
}
