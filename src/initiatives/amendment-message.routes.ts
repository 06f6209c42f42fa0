import { inBothLanguages, wordsIn } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import type { MessageText } from '../people/index.ts'
import { personOf, placeOf, type Visit } from '../people/people.visit.ts'
import { titleOf } from './application.page.tsx'
import type { AmendmentsView } from './view-amendments.query.ts'

/** What is written of a proposal. Those who are told may read either language. */
export function amendmentMessage(
  visit: Visit,
  view: AmendmentsView,
  act: 'proposed' | 'accepted' | 'declined' | 'hidden',
  text = '',
): MessageText {
  const { initiative } = view
  const { number } = initiative
  const path = `/${placeOf(visit).slug}/initiatives/${number}/amendments`
  return {
    subject: wordsIn('ky')('initiatives.message-amendment-subject', { number }),
    body: inBothLanguages((t) => {
      const link = `${visit.platform.origin}${href(t.language, path)}`
      const { name } = personOf(visit)
      const values = { number, title: titleOf(t, initiative), name, text, address: link }
      return t(`initiatives.message-amendment-${act}`, values)
    }),
  }
}
