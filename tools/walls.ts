/** The import walls: dependency-cruiser over the table of tools/roles.ts. Run by `npm run lint`. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type ICruiseResult, type IForbiddenRuleType, type IRegularForbiddenRuleType } from 'dependency-cruiser'
import { engines, type Role, roleNames, roles, type Slice, slices } from './roles.ts'

/** Tests, and what stands in an engine for its tests alone. */
const tests = '\\.(test|spec)\\.tsx?$|^src/[^/]+/engine/testing/'

function filesOf(slice: string, role: Role | 'engine'): string {
  if (role === 'engine') return `^src/${slice}/engine/`
  return role === 'index' ? `^src/${slice}/index\\.ts$` : `^src/${slice}/.*\\.${role}\\.tsx?$`
}

function packagePath(name: string): string {
  return name.startsWith('node:') ? `^(node:)?${name.slice(5)}(/|$)` : `(^|/)node_modules/(@types/)?${name}/`
}

/** Two rules for each role of each slice: what it may import at all, and what of that only for its types. */
function roleRules(slice: Slice, role: Role): IForbiddenRuleType[] {
  const wall = roles[role]
  const upstream = slices.slice(0, slices.indexOf(slice)).join('|') || '-'
  const always = [
    ...wall.lib.filter((path) => !path.startsWith('type:')),
    ...wall.own
      .filter((own) => !own.startsWith('type:') && (own !== 'engine' || engines.includes(slice)))
      .map((own) => filesOf(slice, own as Role)),
    ...wall.upstream.map((other) => filesOf(`(${upstream})`, other)),
    ...wall.packages.map(packagePath),
  ]
  const types = [
    ...wall.lib.filter((path) => path.startsWith('type:')).map((path) => path.slice(5)),
    ...wall.own.filter((own) => own.startsWith('type:')).map((own) => filesOf(slice, own.slice(5) as Role)),
  ]
  const from = { path: filesOf(slice, role), pathNot: [tests, '^src/[^/]+/engine/'] }
  const comment = `a ${role} file: ${wall.job}`
  const rules: IForbiddenRuleType[] = [
    {
      name: `${slice}: ${role}`,
      comment,
      severity: 'error',
      from,
      to: { pathNot: [...always, ...types], couldNotResolve: false },
    },
  ]
  if (types.length > 0) {
    const to = { path: types, pathNot: always, dependencyTypesNot: ['type-only' as const] }
    rules.push({ name: `${slice}: ${role}, types only`, comment, severity: 'error', from, to })
  }
  return rules
}

function wall(name: string, from: string, to: IRegularForbiddenRuleType['to'], comment: string): IForbiddenRuleType {
  return { name, comment, severity: 'error', from: { path: from, pathNot: tests }, to }
}

const libWalls: IForbiddenRuleType[] = [
  wall('kernel', '^lib/kernel/', { pathNot: '^lib/kernel/' }, 'the kernel imports nothing'),
  ...engines.flatMap((slice) => [
    wall(
      `engine of ${slice}`,
      `^src/${slice}/engine/(?!command-line/|[\\w-]+\\.mjs|dist/)`,
      { pathNot: `^src/${slice}/engine/(?!command-line/)` },
      'the engine can be published alone and runs wherever JavaScript runs',
    ),
    wall(
      `engine command line of ${slice}`,
      `^src/${slice}/engine/command-line/`,
      { pathNot: `^src/${slice}/engine/`, dependencyTypesNot: ['core'] },
      'the command line needs the engine and Node, nothing else',
    ),
  ]),
  wall(
    'platform',
    '^lib/platform/',
    {
      path: '^(src|lib|main|db|tools|test|words)/',
      pathNot: ['^lib/(kernel|platform)/', '^db/schema\\.ts$', '^words/'],
    },
    'the platform knows no domain word: it imports the kernel only',
  ),
  wall(
    'ui',
    '^lib/ui/',
    { path: '^(src|lib|main|db|tools|test|words)/', pathNot: ['^lib/(kernel|ui)/', '^lib/platform/'] },
    'page parts import the kernel, the words, and types of the platform',
  ),
  wall(
    'ui, types only',
    '^lib/ui/',
    { path: '^lib/platform/', pathNot: '^lib/platform/(words|paths)\\.ts$', dependencyTypesNot: ['type-only'] },
    'page parts take only types from the platform, besides the words',
  ),
]

const houseWalls: IForbiddenRuleType[] = [
  wall(
    'slow counts',
    '^(src|lib|db|main|words)/',
    { path: '^src/[^/]+/engine/testing/' },
    'what is slow and obvious is for tests to compare with',
  ),
  wall('main', '^(src|lib|db|words)/', { path: '^main/' }, 'main knows everything; nothing knows main'),
  wall(
    'tools',
    '^(src|lib|db|main|words)/',
    { path: '^(tools|test|bench)/', pathNot: '^tools/build' },
    'the program needs of its tools only the build',
  ),
  wall('seeds', '^(?!db/seeds/|test/|main/demo)', { path: '^db/seeds/' }, 'only tests and the demo fill a database'),
  wall(
    'development packages',
    '^(src|lib|main|db|words)/',
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    'what runs in production is a dependency, not a development one',
  ),
  wall('unknown', '^', { couldNotResolve: true }, 'the import leads nowhere'),
  {
    name: 'circle',
    comment: 'files that import each other cannot be read alone',
    severity: 'error',
    from: { pathNot: tests },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
]

export function wallRules(): IForbiddenRuleType[] {
  return [...libWalls, ...houseWalls, ...slices.flatMap((slice) => roleNames.flatMap((role) => roleRules(slice, role)))]
}

/** Every import under the root that goes through a wall, one line each; empty when the house stands. */
export async function brokenWalls(root: string): Promise<string[]> {
  const homes = ['src', 'lib', 'main', 'db', 'words', 'test', 'tools'].filter((home) => existsSync(join(root, home)))
  const { output } = await cruise(homes, {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: wallRules() },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // JSON is imported by the words only, and is no module of ours.
    exclude: { path: '\\.(json|css)$' },
    // Packages whose parts stand behind "exports" for import and for require are both understood.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  })
  const { summary } = output as ICruiseResult
  return summary.violations.map(({ from, to, rule, cycle }) => {
    const round = cycle ? ` (${cycle.map((step) => (typeof step === 'string' ? step : step.name)).join(' > ')})` : ''
    return `${from}: may not import ${to}${round} [${rule.name}: ${commentOf(rule.name)}]`
  })
}

const comments = new Map(wallRules().map(({ name, comment }) => [name, comment]))

function commentOf(ruleName: string): string {
  return comments.get(ruleName) ?? ''
}

if (process.argv[1] && import.meta.filename === process.argv[1]) {
  const complaints = await brokenWalls(process.cwd())
  console.log(complaints.join('\n') || 'The walls stand.')
  process.exitCode = complaints.length > 0 ? 1 : 0
}
