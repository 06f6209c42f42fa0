import { unreachable } from '../../lib/kernel/assert.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import type { AdoptionRefusal, ChangeRefusal, DraftRefusal, TermProblem, TermProblems } from './regulation.model.ts'

/** A refusal in words, and where to look instead. In a conflict somebody else was faster: 409, not 422. */
export type Refused = {
  readonly text: string
  readonly path?: string
  readonly link?: string
  readonly conflict?: true
}

export function wordedTerms(t: Words, problems: TermProblems): FieldProblems {
  return Object.fromEntries(
    Object.entries(problems).flatMap(([field, problem]) => (problem ? [[field, wordedTerm(t, problem)]] : [])),
  )
}

function wordedTerm(t: Words, problem: TermProblem): string {
  switch (problem.code) {
    case 'weights-not-100':
      return t('regulations.problem-weights-not-100', { total: problem.total })
    case 'quorum-over-size':
      return t('regulations.problem-quorum-over-size', { size: problem.size })
    case 'correction-over-review':
      return t('regulations.problem-correction-over-review', { days: problem.days })
    case 'experts-over-review':
      return t('regulations.problem-experts-over-review', { days: problem.days })
    case 'seats-not-size':
      return t('regulations.problem-seats-not-size', { total: problem.total, size: problem.size })
    case 'money-over-own':
      return t('regulations.problem-money-over-own', { percent: problem.percent })
    case 'priority-not-supported': {
      const matters = problem.matters.map((matter) => t(`regulations.matter-${matter}`)).join('; ')
      return t('regulations.problem-priority-not-supported', { matters })
    }
    case 'not-carried-out':
      return t('regulations.problem-not-carried-out', { field: t(`regulations.field-${problem.field}`) })
    case 'points-over-scale':
      return t('regulations.problem-points-over-scale', { scale: problem.scale })
    case 'ladder-order':
    case 'points-order':
    case 'no-priorities':
    case 'no-assembly':
    case 'no-supporters':
      return t(`regulations.problem-${problem.code}`)
    case 'out-of-bounds':
      return t('problems.out-of-bounds', { min: problem.min, max: problem.max })
    case 'sum-zero':
      return t('problems.sum-zero')
    case 'choose':
      return t('problems.choose')
    default:
      return unreachable(problem)
  }
}

/** Why no draft was started, with the way to the one there is. `path` is the regulations' own. */
export function draftRefusal(t: Words, path: string, refusal: DraftRefusal): Refused {
  switch (refusal.code) {
    case 'draft-exists': {
      const text = t('regulations.refusal-draft-exists', { number: refusal.number })
      return { text, path: `${path}/${refusal.number}`, link: t('regulations.open-draft') }
    }
    case 'none-in-force':
      return { text: t('regulations.refusal-none-in-force') }
    default:
      return unreachable(refusal)
  }
}

export function changeRefusal(t: Words, path: string, refusal: ChangeRefusal): Refused {
  switch (refusal.code) {
    case 'bad-terms':
      return { text: t('regulations.refusal-bad-terms') }
    case 'changed-meanwhile':
      return {
        text: t('regulations.refusal-changed-meanwhile'),
        path,
        link: t('regulations.see-current'),
        conflict: true,
      }
    case 'not-a-draft': {
      const stage = t(`regulations.stage-${refusal.stage}`)
      return {
        text: t('regulations.refusal-not-a-draft', { stage }),
        path,
        link: t('regulations.see-current'),
        conflict: true,
      }
    }
    case 'no-such-regulation':
      return { text: t('regulations.refusal-no-such-regulation') }
    default:
      return unreachable(refusal)
  }
}

export function adoptionRefusal(
  t: Words,
  path: string,
  refusal: AdoptionRefusal,
): { readonly problems: FieldProblems } | { readonly refusal: Refused } {
  switch (refusal.code) {
    case 'resolution-in-future':
      return { problems: { on: t('regulations.problem-resolution-in-future', { today: t.date(refusal.today) }) } }
    case 'in-force-before-resolution': {
      const values = { date: t.date(refusal.resolutionOn) }
      return { problems: { inForceOn: t('regulations.problem-in-force-before-resolution', values) } }
    }
    case 'in-force-before-current': {
      const values = { date: t.date(refusal.currentFrom) }
      return { problems: { inForceOn: t('regulations.problem-in-force-before-current', values) } }
    }
    default:
      return { refusal: changeRefusal(t, path, refusal) }
  }
}
