import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { RadioField, TextArea } from '../../lib/ui/fields.tsx'
import type { FieldProblems } from '../../lib/ui/form.tsx'

type Props = {
  readonly t: Words
  readonly typed: Typed
  readonly problems: FieldProblems
  readonly mayAgree: boolean
  /** What agreeing leads to. */
  readonly agreeHint?: string
  readonly reasonHint: string
}

/** An author's answer to what was proposed: agreed, or declined with a reason. */
export function ConsentFields({ t, typed, problems, mayAgree, agreeHint, reasonHint }: Props) {
  const agree = { value: 'agreed', label: t('initiatives.amendment-agree'), ...(agreeHint && { hint: agreeHint }) }
  const decline = { value: 'declined', label: t('initiatives.amendment-decline') }
  return (
    <>
      <RadioField
        name="answer"
        label={t('initiatives.amendment-your-answer')}
        options={mayAgree ? [agree, decline] : [decline]}
        value={typed.text('answer')}
        problems={problems}
      />
      <TextArea
        name="reason"
        label={t('initiatives.amendment-decline-reason')}
        hint={reasonHint}
        value={typed.text('reason')}
        rows={3}
        problems={problems}
      />
    </>
  )
}
