import { inBothLanguages, type Words, wordsIn } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import { placeOf, type Visit } from '../people/people.visit.ts'
import type { TellOutcome } from './certify-outcome.command.ts'
import { reasonText } from './reason.page.tsx'

/** What a group hears when its call is decided: the verdict, why, and what comes next; on a telephone without the reason. */
export function outcomeMessage(visit: Visit, callSlug: string): TellOutcome {
  const path = `/${placeOf(visit).slug}/calls/${callSlug}/outcome`
  return ({ number, title }, line) => {
    const verdict = (t: Words) => t(`tally.message-${line.verdict}`, { number, title })
    const where = (t: Words) =>
      t('tally.message-where', { address: `${visit.platform.origin}${href(t.language, path)}` })
    return {
      subject: wordsIn('ky')('tally.message-subject', { number }),
      body: inBothLanguages((t) =>
        [verdict(t), reasonText(t, line), t(`tally.message-next-${line.verdict}`), where(t)].join('\n'),
      ),
      short: inBothLanguages((t) => `${verdict(t)} ${where(t)}`),
    }
  }
}
