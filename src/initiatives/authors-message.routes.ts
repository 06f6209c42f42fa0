import { inBothLanguages, wordsIn } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import type { MessageText } from '../people/index.ts'
import { personOf, placeOf, type Visit } from '../people/people.visit.ts'
import { titleOf } from './application.page.tsx'
import type { ApplicationView } from './view-application.query.ts'

/** What somebody is told of the authors of an application, and by whom it was done. */
export type AuthorsAct = 'invited' | 'agreed' | 'declined' | 'removed' | 'left' | 'offered' | 'leads' | 'offer-ended'

/** The languages of those who are told are not known here. */
export function authorsMessage(visit: Visit, { initiative }: ApplicationView, act: AuthorsAct): MessageText {
  const { number } = initiative
  const { slug } = placeOf(visit)
  const path = `/${slug}/initiatives/${number}/authors${act === 'invited' ? '/answer' : ''}`
  return {
    subject: wordsIn('ky')('initiatives.message-authors-subject', { number }),
    body: inBothLanguages((t) => {
      const address = `${visit.platform.origin}${href(t.language, path)}`
      const { name } = personOf(visit)
      return t(`initiatives.message-authors-${act}`, { number, title: titleOf(t, initiative), name, address })
    }),
  }
}
