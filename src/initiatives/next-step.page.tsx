import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Words } from '../../lib/platform/words.ts'
import { NextStep, Notice } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { answerBy } from './application.rules.ts'
import type { InitiativeView } from './view-initiative.query.ts'

type Props = {
  readonly t: Words
  readonly place: Place
  readonly view: InitiativeView
  readonly isTheirs: boolean
}

/** What comes next, who does it, and by when; nothing for a life that is over. */
export function NextFor({ t, place, view, isTheirs }: Props) {
  const { initiative, call } = view
  const path = `/${place.slug}/initiatives/${initiative.number}`
  const { stage } = initiative
  const kind = place.kind
  switch (stage) {
    case 'draft':
      return isTheirs ? (
        <NextStep
          t={t}
          what={t('initiatives.life-draft')}
          by={t('initiatives.until', { date: t.date(call.collectingUntil) })}
          path={`${path}/application`}
          action={t('initiatives.go-on')}
        />
      ) : null
    case 'returned': {
      const act = isTheirs ? { path: `${path}/application`, action: t('initiatives.go-on') } : {}
      return <NextStep t={t} what={t('initiatives.life-returned')} by={returnedBy(t, view)} {...act} />
    }
    case 'submitted':
      return <NextStep t={t} what={t('initiatives.life-submitted', { kind })} by={until(t, call.reviewingUntil)} />
    case 'admitted':
      return <NextStep t={t} what={t('initiatives.life-admitted')} by={from(t, call.votingFrom)} />
    case 'on-the-ballot': {
      const isOpen = call.stage === 'voting'
      const act = isOpen ? { path: `/${place.slug}/calls/${call.slug}/vote`, action: t('initiatives.vote') } : {}
      const what = isOpen ? t('initiatives.life-voting') : t('initiatives.life-tallying')
      return <NextStep t={t} what={what} by={until(t, isOpen ? call.votingUntil : call.decidedBy)} {...act} />
    }
    case 'selected':
      return <NextStep t={t} what={t('initiatives.life-selected', { kind })} by={until(t, call.worksUntil)} />
    case 'agreement':
    case 'works':
      return <NextStep t={t} what={t(`initiatives.life-${stage}`)} by={until(t, call.worksUntil)} />
    case 'accepted':
    case 'handed-over':
      return <NextStep t={t} what={t(`initiatives.life-${stage}`)} />
    case 'reserve':
    case 'not-selected':
    case 'refused':
    case 'withdrawn':
    case 'failed':
    case 'assessed':
      return (
        <Notice>
          <p>{t(`initiatives.life-${stage}`)}</p>
        </Notice>
      )
  }
}

function until(t: Words, date: CivilDate): string {
  return t('initiatives.until', { date: t.date(date) })
}

function from(t: Words, date: CivilDate): string {
  return t('initiatives.from', { date: t.date(date) })
}

function returnedBy(t: Words, { call, changes }: InitiativeView): string {
  const returned = changes.findLast(({ stage }) => stage === 'returned')
  return until(t, returned ? answerBy(returned.at, call) : call.reviewingUntil)
}
