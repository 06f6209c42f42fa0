import { inBothLanguages, wordsIn } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import type { MessageText } from '../people/index.ts'
import { placeOf, type Visit } from '../people/people.visit.ts'
import type { Decision } from './review.model.ts'

/** What a group is written of the decision on its application. Its languages are not known here. */
export function findingMessage(
  visit: Visit,
  number: number,
  { verdict, reason, answerBy }: Pick<Decision, 'verdict' | 'reason' | 'answerBy'>,
): MessageText {
  const path = `/${placeOf(visit).slug}/initiatives/${number}`
  return {
    subject: wordsIn('ky')('reviews.finding-message-subject', { number }),
    body: inBothLanguages((t) => {
      const address = `${visit.platform.origin}${href(t.language, path)}`
      const until = answerBy ? t.date(answerBy) : ''
      return t('reviews.finding-message', { number, verdict, reason, until, address })
    }),
  }
}
