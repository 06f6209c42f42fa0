import type { Tone } from '../../lib/ui/lists.tsx'
import type { InitiativeStage } from './initiative.model.ts'

/** The colour that repeats what the word of a stage says. */
export const tones: Readonly<Record<InitiativeStage, Tone>> = {
  draft: 'waiting',
  submitted: 'accent',
  returned: 'waiting',
  admitted: 'accent',
  refused: 'bad',
  'on-the-ballot': 'accent',
  selected: 'good',
  reserve: 'neutral',
  'not-selected': 'neutral',
  agreement: 'good',
  works: 'accent',
  accepted: 'good',
  'handed-over': 'good',
  assessed: 'good',
  withdrawn: 'neutral',
  failed: 'bad',
}
