/** More projects than this would need too large a table; then every count goes without hints. */
const mostProjects = 1500

/** Prices hardly move from one endowment to the next: a project is likely to reach this part of what it cost there. */
const likely = 1 - 2 ** -6

/**
 * What the last count found in each round. A hint is never believed, only tried first: it makes the next count of almost
 * the same money quick, and a wrong one costs a pass.
 */
export class Hints {
  readonly #projects: number
  readonly #keys: Float64Array
  readonly #chosen: Int32Array

  constructor(projects: number) {
    this.#projects = projects
    const kept = projects <= mostProjects
    this.#keys = new Float64Array(kept ? projects * projects : 0)
    this.#chosen = new Int32Array(projects).fill(-1)
  }

  /** A key that the project is likely to reach in this round; 0 when nothing is known. */
  floor(round: number, project: number): number {
    return (this.#keys[round * this.#projects + project] ?? 0) * likely
  }

  /** What the project cost when it won this round the last time; 0 when it did not. */
  winning(round: number, project: number): number {
    return this.#chosen[round] === project ? (this.#keys[round * this.#projects + project] ?? 0) : 0
  }

  keep(round: number, project: number, key: number): void {
    this.#keys[round * this.#projects + project] = key
  }

  choose(round: number, project: number): void {
    this.#chosen[round] = project
  }

  /** Puts who won this round the last time first, and the others by their lowest possible key. */
  order(candidates: number[], round: number, low: Float64Array): void {
    const likelyFirst = this.#chosen[round]!
    for (let at = 1; at < candidates.length; at++) {
      const project = candidates[at]!
      const key = low[project]!
      let to = at
      for (; to > 0 && low[candidates[to - 1]!]! > key; to--) candidates[to] = candidates[to - 1]!
      candidates[to] = project
    }
    const at = candidates.indexOf(likelyFirst)
    if (at <= 0) return
    candidates.copyWithin(1, 0, at)
    candidates[0] = likelyFirst
  }
}
