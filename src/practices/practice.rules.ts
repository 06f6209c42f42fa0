import { normalText } from '../../lib/kernel/text.ts'
import type { InitiativeStage } from '../initiatives/initiative.model.ts'
import type { WriteRefusal } from './practice.model.ts'

/** A practice is written from what was handed over: only then is it known what it cost and whether it stands. */
export function whyMayNotWrite(stage: InitiativeStage): Extract<WriteRefusal, { code: 'not-assessed' }> | undefined {
  return stage === 'handed-over' || stage === 'assessed'
    ? undefined
    : { code: 'not-assessed', stage, clause: 'practice' }
}

// Kyrgyz letters as people write them in Latin addresses.
const latin: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'j',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  ң: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ү: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
}

/**
 * The practice's address: the place and the title in Latin letters, at most 80 signs. `attempt` is 1 for the first; later
 * ones end in their number, for a title that the place has used before.
 */
export function practiceSlug(place: string, title: string, attempt = 1): string {
  const spelt = [...normalText(title).toLowerCase()].map((sign) => latin[sign] ?? sign).join('')
  const words = spelt.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  const ending = attempt === 1 ? '' : `-${attempt}`
  const whole = `${place}-${words || 'practice'}`.slice(0, 80 - ending.length).replace(/-+$/, '')
  return `${whole}${ending}`
}
