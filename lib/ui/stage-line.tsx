import type { Words } from '../platform/words.ts'

export type StageStep = {
  readonly label: string
  readonly state: 'past' | 'now' | 'next'
  /** A date or a span, already in words. */
  readonly when?: string
}

/** A life in stages, with "you are here". Lies down where there is room, stands on a phone. */
export function StageLine({
  t,
  label,
  steps,
}: {
  readonly t: Words
  readonly label: string
  readonly steps: readonly StageStep[]
}) {
  return (
    <ol class="stages" aria-label={label}>
      {steps.map((step) => (
        <li key={step.label} data-state={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span class="stage-name">{step.label}</span>
          {step.when && <span class="stage-when">{step.when}</span>}
          <span class={step.state === 'now' ? 'stage-here' : 'unseen'}>{t(`ui.stage-${step.state}`)}</span>
        </li>
      ))}
    </ol>
  )
}
