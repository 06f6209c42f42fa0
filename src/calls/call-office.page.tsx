import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Words } from '../../lib/platform/words.ts'
import { ActionRow, Button, ButtonLink, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Notice } from '../../lib/ui/notices.tsx'
import type { Call } from './call.model.ts'
import { wordedMove } from './call-refusal.page.tsx'
import { mayFollow, moveDay, whyNotMove } from './move.rules.ts'

/** Moves that are made here. Others come with an act of a later slice: opening the vote, certifying the outcome. */
export const officeMoves = ['openCollecting', 'startReview', 'closeVoting', 'startWorks', 'close'] as const

type Props = {
  readonly t: Words
  /** The call's own path. */
  readonly path: string
  readonly call: Call
  readonly today: CivilDate
  readonly admitted: number
  readonly mayBeEarly: boolean
  readonly may: { readonly draft: boolean; readonly announce: boolean; readonly move: boolean }
}

/** What the office may do with the call now; what it may not, it is told why. */
export function CallOffice({ t, path, call, today, admitted, mayBeEarly, may }: Props) {
  if (!may.draft && !may.announce && !may.move) return null
  const isDraft = call.stage === 'draft'
  return (
    <Notice title={t('calls.staff-title')}>
      {isDraft && (
        <ActionRow>
          {may.announce && (
            <ButtonLink t={t} path={`${path}/announcement`}>
              {t('calls.announce')}
            </ButtonLink>
          )}
          {may.draft && (
            <ButtonLink t={t} path={`${path}/edit`} kind="secondary">
              {t('calls.edit')}
            </ButtonLink>
          )}
        </ActionRow>
      )}
      {isDraft && may.announce && (
        <p>
          <a href={href(t.language, `${path}/what-if`)}>{t('calls.what-if')}</a>
        </p>
      )}
      {may.move &&
        officeMoves
          .filter((move) => mayFollow(call.stage, move))
          .map((move) => (
            <MoveRow key={move} t={t} path={path} call={call} move={move} facts={{ today, admitted, mayBeEarly }} />
          ))}
      {!isDraft && may.draft && (
        <p>
          <a href={href(t.language, `${path.replace(/[^/]+$/, 'new')}?from=${call.slug}`)}>{t('calls.clone')}</a>
        </p>
      )}
      {may.move && mayFollow(call.stage, 'withdraw') && (
        <p>
          <a href={href(t.language, `${path}/withdrawal`)}>{t('calls.withdraw')}</a>
        </p>
      )}
    </Notice>
  )
}

type MoveProps = {
  readonly t: Words
  readonly path: string
  readonly call: Call
  readonly move: (typeof officeMoves)[number]
  readonly facts: { readonly today: CivilDate; readonly admitted: number; readonly mayBeEarly: boolean }
}

function MoveRow({ t, path, call, move, facts }: MoveProps) {
  const refusal = whyNotMove(call, move, facts)
  const on = moveDay(call, move)
  if (refusal?.code === 'too-early' && on) return <p>{t('calls.move-by-itself', { date: t.date(on) })}</p>
  if (refusal) return <p>{wordedMove(t, refusal).text}</p>
  const early = on !== undefined && facts.today < on
  return (
    <Form t={t} action={`${path}/stage`}>
      <HiddenField name="move" value={move} />
      {early && <p class="hint">{t('calls.move-demo')}</p>}
      <ActionRow>
        <Button kind="secondary">{t(`calls.move-${move}`)}</Button>
      </ActionRow>
    </Form>
  )
}
