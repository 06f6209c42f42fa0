import { closeSync, openSync, writeSync } from 'node:fs'

export type Made = {
  readonly ballots: number
  readonly projects: number
  readonly marks: number
  readonly seed?: number
}

/**
 * Writes an approval vote as a .pb file, the same for the same seed. Voters live around centres on a plane and care for
 * one theme; a project has a place or is for all, a theme, a popularity and a cost whose logarithms are normal. A ballot
 * names `marks` projects on average, drawn without repetition: a third few, most several, some as many as are allowed.
 */
export function writeVote(path: string, { ballots, projects, marks, seed = 1 }: Made): void {
  const chance = chanceFrom(seed)
  const centres = Array.from({ length: Math.max(4, Math.min(40, Math.round(projects / 12))) }, () => ({
    x: chance(),
    y: chance(),
    weight: Math.exp(normal(chance) * 0.6),
  }))
  const centre = drawerOf(centres.map(({ weight }) => weight))
  const made = Array.from({ length: projects }, () => projectNear(centres[centre(chance)] ?? { x: 0, y: 0 }, chance))
  const wishes = centres.map(({ x, y }) =>
    themes.map((theme) => drawerOf(made.map((project) => attraction(project, x, y, theme)))),
  )
  const length = lengthsOf(marks, Math.min(15, projects))
  const file = openSync(path, 'w')
  let text = headOf(made, ballots)
  for (let ballot = 1; ballot <= ballots; ballot++) {
    const wish = wishes[centre(chance)]?.[Math.floor(chance() * themes.length)]
    const wanted = length(chance) + 1
    const named = new Set<number>()
    for (let tries = 0; wish && named.size < wanted && tries < wanted * 30; tries++) named.add(wish(chance))
    text += `${ballot};${[...named].sort((a, b) => a - b).map((project) => project + 1)}\n`
    if (text.length > 1 << 20 || ballot === ballots) {
      writeSync(file, text)
      text = ''
    }
  }
  closeSync(file)
}

const themes = [0, 1, 2, 3, 4, 5, 6, 7]

type Place = { readonly x: number; readonly y: number }
type MadeProject = Place & {
  readonly forAll: boolean
  readonly theme: number
  readonly popularity: number
  readonly cost: number
}

function projectNear({ x, y }: Place, chance: () => number): MadeProject {
  const grain = chance()
  const unit = grain < 0.5 ? 1000 : grain < 0.8 ? 100 : 1
  return {
    x: x + normal(chance) * 0.05,
    y: y + normal(chance) * 0.05,
    forAll: chance() < 0.15,
    theme: Math.floor(chance() * themes.length),
    popularity: Math.exp(normal(chance) * 0.8),
    cost: Math.max(2000, Math.round(Math.exp(Math.log(60_000) + normal(chance) * 1.1) / unit) * unit),
  }
}

function attraction(project: MadeProject, x: number, y: number, theme: number): number {
  const near = Math.exp(-((project.x - x) ** 2 + (project.y - y) ** 2) / 0.02) + 0.01
  return project.popularity * (project.forAll ? 0.6 : near) * (project.theme === theme ? 3 : 1)
}

/** How long ballots are, tilted until they name so many on average. */
function lengthsOf(average: number, most: number): (chance: () => number) => number {
  const shape = Array.from({ length: most }, (_, at) => Math.exp(-0.35 * at) * 0.3 + 0.03 + (at === most - 1 ? 0.2 : 0))
  const tilted = (tilt: number) => shape.map((weight, at) => weight * Math.exp((tilt * (at + 1) * 4) / most))
  let [low, high] = [-3, 3]
  for (let step = 0; step < 60; step++) {
    const weights = tilted((low + high) / 2)
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const mean = weights.reduce((sum, weight, at) => sum + weight * (at + 1), 0) / total
    if (mean < average) low = (low + high) / 2
    else high = (low + high) / 2
  }
  return drawerOf(tilted((low + high) / 2))
}

/** Draws an index with the given weights. */
function drawerOf(weights: readonly number[]): (chance: () => number) => number {
  let sum = 0
  const upTo = Float64Array.from(weights, (weight) => (sum += weight))
  return (chance) => {
    const drawn = chance() * sum
    let [low, high] = [0, upTo.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((upTo[middle] ?? 0) < drawn) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Mulberry32: small, seeded, and even enough for a made-up vote. */
function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function normal(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
}

function headOf(projects: readonly MadeProject[], ballots: number): string {
  const total = projects.reduce((sum, { cost }) => sum + cost, 0)
  const meta = [
    ['description', 'A made-up vote'],
    ['country', 'Worldwide'],
    ['unit', 'Made-up'],
    ['instance', '1'],
    ['num_projects', projects.length],
    ['num_votes', ballots],
    ['budget', Math.round((total * 0.3) / 1000) * 1000],
    ['vote_type', 'approval'],
    ['rule', 'unknown'],
    ['date_begin', '2024'],
    ['date_end', '2024'],
  ]
  const rows = projects.map(({ cost }, at) => `${at + 1};${cost};Project ${at + 1}`)
  const head = ['META', 'key;value', ...meta.map((pair) => pair.join(';')), 'PROJECTS', 'project_id;cost;name', ...rows]
  return `${[...head, 'VOTES', 'voter_id;vote'].join('\n')}\n`
}
