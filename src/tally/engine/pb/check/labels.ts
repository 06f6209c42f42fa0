import type { Findings } from './findings.ts'
import type { Place, Sheet, Written } from './sheet.ts'

/** Keys of META that declare what may stand in a column. */
const declaring: ReadonlyMap<string, string> = new Map([
  ['category', 'categories'],
  ['neighborhood', 'neighborhoods'],
])
const lists: ReadonlySet<string> = new Set(['category', 'beneficiaries'])
/** A column with more values than this holds no labels, and is not kept. */
const mostLabels = 10_000

/** The different values of one column, each asked about once. */
export class Labels {
  readonly #declared: ReadonlySet<string> | undefined
  readonly #isList: boolean
  readonly #seen = new Set<string>()
  readonly #folded = new Map<string, string>()
  readonly #findings: Findings

  constructor({ meta }: Sheet, column: string, findings: Findings) {
    const declared = meta.get(declaring.get(column) ?? '')?.text
    this.#declared = declared ? new Set(declared.split(',').map((label) => label.trim())) : undefined
    this.#isList = lists.has(column)
    this.#findings = findings
  }

  /** The labels of one cell: one, or a list. */
  addAll({ text, ...place }: Written): void {
    const labels = this.#isList ? text.split(',') : [text]
    for (const label of labels) this.#add(label.trim(), place)
  }

  #add(label: string, place: Place): void {
    if (label === '' || this.#seen.has(label) || this.#seen.size === mostLabels) return
    this.#seen.add(label)
    if (this.#declared && !this.#declared.has(label)) this.#findings.warning('undeclared-label', place, label)
    const folded = label.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    const alike = this.#folded.get(folded)
    if (alike === undefined) this.#folded.set(folded, label)
    else this.#findings.warning('similar-labels', place, label, alike)
  }
}
