import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { type Share, share } from '../../lib/kernel/share.ts'
import type { PersonId } from '../people/person.model.ts'
import type { Terms } from '../regulations/regulation.model.ts'
import { authorsOf, type Group } from './author.rules.ts'
import type { Reason } from './draft.model.ts'
import type { Initiative } from './initiative.model.ts'
import type { Assembly, AssemblyProblems, Support, SupportRefusal } from './support.model.ts'

/**
 * Why this initiative cannot be supported now: its draft is not opened, it is past the check, or whoever would support it
 * answers for it themselves.
 */
export function whyMayNotSupport(
  { stage, ...group }: Pick<Initiative, 'stage'> & Group,
  gathering: boolean,
  by: PersonId | undefined,
): SupportRefusal | undefined {
  const open = stage === 'submitted' || ((stage === 'draft' || stage === 'returned') && gathering)
  if (!open) return { code: 'not-gathering', stage, clause: 'supporters' }
  return by !== undefined && authorsOf(group).includes(by)
    ? { code: 'own-initiative', clause: 'supporters' }
    : undefined
}

/** What the regulation asks for of residents' support and is not there yet. */
export function supportReasons(
  { supporters, assembly }: Support,
  { supportersMinimum, assemblyMinimum }: Pick<Terms, 'supportersMinimum' | 'assemblyMinimum'>,
): readonly Reason[] {
  const present = assembly ? presentAt(assembly) : 0
  return [
    ...(supporters < supportersMinimum
      ? [
          {
            code: 'too-few-supporters',
            supporters,
            minimum: supportersMinimum,
            part: 'supporters',
            clause: 'supporters',
          } as const,
        ]
      : []),
    ...(assemblyMinimum > 0 && !assembly
      ? [{ code: 'no-assembly', minimum: assemblyMinimum, part: 'assembly', clause: 'assembly' } as const]
      : []),
    ...(assembly && present < assemblyMinimum
      ? [
          {
            code: 'assembly-too-small',
            present,
            minimum: assemblyMinimum,
            part: 'assembly',
            clause: 'assembly',
          } as const,
        ]
      : []),
  ]
}

/** How many came. */
export function presentAt({ women, men }: Pick<Assembly, 'women' | 'men'>): number {
  return women + men
}

/** The share of the village's adults who came, exact. */
export function assemblyShare(assembly: Pick<Assembly, 'women' | 'men' | 'adults'>): Share {
  return share(BigInt(presentAt(assembly)), BigInt(assembly.adults))
}

/** What in the minutes cannot be, by field. */
export function assemblyProblems(assembly: Assembly, today: CivilDate): AssemblyProblems {
  const present = presentAt(assembly)
  const votes = assembly.votesFor + assembly.votesAgainst + assembly.abstained
  return {
    ...(assembly.heldOn > today ? { heldOn: { code: 'held-in-future', today } as const } : {}),
    ...(present === 0 ? { women: { code: 'nobody-came' } as const } : {}),
    ...(present > assembly.adults ? { adults: { code: 'more-than-adults', present } as const } : {}),
    ...(assembly.young > present ? { young: { code: 'young-over-present', present } as const } : {}),
    ...(votes > present ? { votesFor: { code: 'votes-over-present', votes, present } as const } : {}),
  }
}
