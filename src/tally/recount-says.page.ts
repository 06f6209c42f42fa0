import type { Words } from '../../lib/platform/words.ts'
import { fileRules } from './recount.model.ts'

/* Sentences for parts that the browser draws too; a {name} in one is filled in there. */

/** What the result of a call's recount says. */
export type CallSays = ReturnType<typeof callSays>

/** `server` where the reader's own device did not count: the result may not call it the reader's. */
export function callSays(t: Words, by: 'reader' | 'server') {
  const own = by === 'reader'
  return {
    title: t('tally.recount-result'),
    agrees: t(own ? 'tally.recount-agrees' : 'tally.recount-server-agrees'),
    differs: t(own ? 'tally.recount-differs' : 'tally.recount-server-differs'),
    fromBallots: t('tally.recount-from-ballots', { ballots: '{ballots}' }),
    fromTotals: t('tally.recount-from-totals', { ballots: '{ballots}' }),
    sameDigest: t('tally.recount-same-digest'),
    otherDigest: t('tally.recount-other-digest'),
    sameVotes: t('tally.recount-same-votes'),
    otherVotes: t('tally.recount-other-votes'),
    sameSpent: t('tally.recount-same-spent', { spent: '{spent}' }),
    otherSpent: t('tally.recount-other-spent', { spent: '{spent}', published: '{published}' }),
    table: t('tally.recount-table'),
    initiative: t('tally.initiative'),
    votes: t('tally.votes'),
    cost: t('tally.what-if-cost'),
    published: t('tally.recount-published'),
    counted: t(own ? 'tally.recount-counted' : 'tally.recount-server-column'),
    comparison: t('tally.recount-comparison'),
    same: t('tally.recount-same'),
    other: t('tally.recount-other'),
    unnamed: t('tally.recount-unnamed'),
    selected: t('tally.verdict-selected'),
    reserve: t('tally.verdict-reserve'),
    'not-selected': t('tally.verdict-not-selected'),
  } as const
}

const kinds = ['encoding', 'parts', 'meta', 'row', 'amount', 'project', 'ballot', 'count', 'size'] as const

/** What the count of a file says. */
export type FileSays = ReturnType<typeof fileSays>

export function fileSays(t: Words) {
  const rules = fileRules.map((rule) => [rule, t(`tally.what-if-rule-${rule}`)])
  return {
    title: t('tally.what-if-result-title'),
    lead: t('tally.count-file-result', { projects: '{projects}', ballots: '{ballots}', budget: '{budget}' }),
    asApprovals: t('tally.what-if-as-approvals'),
    tooLong: t('tally.what-if-too-long', { rule: '{rule}' }),
    rulesTable: t('tally.what-if-rules-title'),
    rule: t('tally.what-if-rule'),
    selected: t('tally.what-if-selected'),
    spent: t('tally.what-if-spent'),
    left: t('tally.what-if-left'),
    served: t('tally.what-if-served'),
    selectedTable: t('tally.what-if-initiatives-title'),
    initiative: t('tally.what-if-initiative'),
    cost: t('tally.what-if-cost'),
    votes: t('tally.what-if-votes'),
    yes: t('tally.what-if-yes'),
    nothing: t('tally.what-if-nothing-selected'),
    unshown: t('tally.count-file-unshown', { count: '{count}' }),
    why: t('tally.count-file-why'),
    counting: t('tally.count-file-counting', { rule: '{rule}' }),
    countingMore: t('tally.count-file-counting-more', { rule: '{rule}', counts: '{counts}' }),
    faults: t('tally.count-file-faults'),
    moreFaults: t('tally.count-file-more-faults'),
    inFile: t('tally.count-file-in-file', { what: '{what}' }),
    inLine: t('tally.count-file-in-line', { line: '{line}', what: '{what}' }),
    inColumn: t('tally.count-file-in-column', { line: '{line}', column: '{column}', what: '{what}' }),
    found: t('tally.count-file-found', { text: '{text}' }),
    kinds: Object.fromEntries(kinds.map((kind) => [kind, t(`tally.what-if-fault-${kind}`)])) as Readonly<
      Record<(typeof kinds)[number], string>
    >,
    rules: Object.fromEntries(rules) as Readonly<Record<(typeof fileRules)[number], string>>,
  } as const
}
