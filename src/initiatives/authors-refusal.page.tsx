import type { Words } from '../../lib/platform/words.ts'
import type { AuthorRefusal, InvitationRefusal, InviteRefusal } from './author.model.ts'
import type { PauseRefusal } from './draft.model.ts'
import type { Refused } from './refusal.page.tsx'

/** Why somebody is not invited, or does not become an author or a leader. */
export function wordedAuthors(
  t: Words,
  refusal: InviteRefusal | InvitationRefusal | AuthorRefusal | PauseRefusal,
): Refused {
  switch (refusal.code) {
    case 'no-such-initiative':
      return { text: t('initiatives.refusal-no-such-initiative') }
    case 'authors-fixed':
      return { text: t('initiatives.authors-refused-authors-fixed'), clause: refusal.clause }
    case 'leader-only':
      return { text: t('initiatives.refusal-leader-only'), clause: refusal.clause }
    case 'leader-stays':
      return { text: t('initiatives.authors-refused-leader-stays'), clause: refusal.clause }
    case 'pause':
      return { text: t('initiatives.authors-refused-pause', { until: t.date(refusal.until) }), clause: refusal.clause }
    case 'too-many-authors':
      return { text: t('initiatives.authors-refused-too-many-authors', { most: refusal.most }) }
    case 'too-many-invitations':
      return { text: t('initiatives.authors-refused-too-many-invitations', { most: refusal.most }) }
    case 'invitation-over':
      return { text: t('initiatives.authors-refused-invitation-over', { days: refusal.days }) }
    case 'life-over': {
      const stage = t(`initiatives.stage-${refusal.stage}`)
      return { text: t('initiatives.authors-refused-life-over', { stage }), conflict: true }
    }
    case 'no-such-author':
    case 'no-invitation':
    case 'no-offer':
      // Somebody was faster, or it is an old page.
      return { text: t(`initiatives.authors-refused-${refusal.code}`), conflict: true }
    default:
      return { text: t(`initiatives.authors-refused-${refusal.code}`) }
  }
}
