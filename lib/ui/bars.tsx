import { useId } from 'preact/hooks'
import { type Money, money } from '../kernel/money.ts'
import type { Words } from '../platform/words.ts'

export type BarTone = 'budget' | 'residents' | 'business' | 'grant' | 'in-kind' | 'chosen' | 'left'

export type BarPart = {
  readonly label: string
  /** Tyiyn; the bar shows shares of their total. */
  readonly amount: bigint
  readonly tone: BarTone
}

type Placed = { readonly key: string; readonly tone: BarTone; readonly x: string; readonly width: string }

/** Parts laid end to end in hundredths of a percent, so that the last one ends exactly at the edge. */
function placed(parts: readonly BarPart[], total: bigint): readonly Placed[] {
  let before = 0n
  return parts.flatMap(({ amount, tone }, at) => {
    if (total <= 0n || amount <= 0n) return []
    const from = (before * 10_000n) / total
    before += amount
    const to = (before * 10_000n) / total
    return [{ key: String(at), tone, x: percent(from), width: percent(to - from) }]
  })
}

function percent(hundredths: bigint): string {
  return `${Number(hundredths) / 100}%`
}

function Hatch({ id }: { readonly id: string }) {
  return (
    <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="bar-hatch-ground" width="8" height="8" />
      <rect class="bar-hatch-line" width="4" height="8" />
    </pattern>
  )
}

type RectProps = {
  readonly tone: BarTone
  readonly hatch: string
  readonly x?: string
  readonly width: string
  readonly height: string
}

/** The style sheet colours each tone; only the hatching, which has an id of its own, is named here. */
function PartRect({ tone, hatch, x, width, height }: RectProps) {
  return tone === 'in-kind' ? (
    <rect class="bar-hatched" fill={`url(#${hatch})`} x={x} width={width} height={height} />
  ) : (
    <rect class="bar-part" data-tone={tone} x={x} width={width} height={height} />
  )
}

function Key({ tone, hatch }: { readonly tone: BarTone; readonly hatch: string }) {
  return (
    <svg class="bar-key" width="14" height="14" aria-hidden="true">
      <PartRect tone={tone} hatch={hatch} width="14" height="14" />
    </svg>
  )
}

/**
 * Parts of a whole as one bar with its legend: money plain, labour and material hatched, since they are not money. The
 * legend says every sum, so the drawing itself is silent for readers of the page aloud.
 */
export function MoneyBar({
  t,
  title,
  parts,
}: {
  readonly t: Words
  readonly title: string
  readonly parts: readonly BarPart[]
}) {
  const hatch = useId()
  const total = parts.reduce((sum, { amount }) => sum + amount, 0n)
  return (
    <figure class="bar" aria-label={title}>
      <span class="bar-title">{title}</span>
      <svg width="100%" height="36" aria-hidden="true">
        <Hatch id={hatch} />
        {placed(parts, total).map((part) => (
          <PartRect key={part.key} tone={part.tone} hatch={hatch} x={part.x} width={part.width} height="36" />
        ))}
      </svg>
      <ul class="bar-legend">
        {parts.map(({ label, amount, tone }) => (
          <li key={label}>
            <Key tone={tone} hatch={hatch} />
            <span>{label}</span>
            <strong>{t.money(money(amount))}</strong>
          </li>
        ))}
      </ul>
    </figure>
  )
}

/** The envelope filling as initiatives are chosen: one stroke for each, and what is left. Their list is the caller's. */
export function EnvelopeBar({
  t,
  title,
  envelope,
  chosen,
}: {
  readonly t: Words
  readonly title: string
  readonly envelope: Money
  readonly chosen: readonly { readonly label: string; readonly sum: Money }[]
}) {
  const hatch = useId()
  const spent = chosen.reduce((sum, { sum: one }) => sum + one, 0n)
  const left = envelope > spent ? envelope - spent : 0n
  const parts: BarPart[] = chosen.map(({ label, sum }) => ({ label, amount: sum, tone: 'chosen' }))
  return (
    <figure class="bar" aria-label={title}>
      <span class="bar-title">{title}</span>
      <svg width="100%" height="36" aria-hidden="true">
        <rect class="bar-part" data-tone="left" width="100%" height="36" />
        {placed([...parts, { label: '', amount: left, tone: 'left' }], spent + left).map((part) => (
          <PartRect key={part.key} tone={part.tone} hatch={hatch} x={part.x} width={part.width} height="36" />
        ))}
      </svg>
      <ul class="bar-legend">
        <li>
          <Key tone="chosen" hatch={hatch} />
          <span>{t('ui.envelope-chosen', { count: chosen.length })}</span>
          <strong>{t.money(money(spent))}</strong>
        </li>
        <li>
          <Key tone="left" hatch={hatch} />
          <span>{t('ui.envelope-left')}</span>
          <strong>{t.money(money(left))}</strong>
        </li>
      </ul>
    </figure>
  )
}

/** Points of the most that could be given, as a thin bar beside the number. */
export function PointsBar({ label, percent: share }: { readonly label: string; readonly percent: number }) {
  const clamped = Math.max(0, Math.min(100, share))
  return (
    <svg class="points-bar" width="112" height="8" role="img" aria-label={label}>
      <rect class="points-ground" width="100%" height="8" rx="2" />
      <rect class="points-value" width={`${clamped}%`} height="8" rx="2" />
    </svg>
  )
}
