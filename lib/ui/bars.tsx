import type { Words } from '../platform/words.ts'

export type BarPart = {
  readonly label: string
  /** In the same unit as the others; the bar shows shares. */
  readonly amount: bigint
  readonly tone: 'budget' | 'residents' | 'business' | 'grant' | 'in-kind' | 'chosen' | 'left'
}

const width = 600

function placed(parts: readonly BarPart[]): readonly (BarPart & { x: number; w: number })[] {
  const total = parts.reduce((sum, { amount }) => sum + amount, 0n)
  let before = 0n
  return parts.flatMap((part) => {
    if (total === 0n || part.amount <= 0n) return []
    const x = Number((before * BigInt(width)) / total)
    before += part.amount
    return [{ ...part, x, w: Number((before * BigInt(width)) / total) - x }]
  })
}

/**
 * Parts of a whole as one bar with its legend: money plain, labour and material hatched, since they are not money. The
 * same numbers stand in a table beside it, so the picture itself is silent for readers of the page aloud.
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
  const shown = placed(parts)
  return (
    <figure class="bar">
      <svg
        viewBox={`0 0 ${width} 36`}
        width={width}
        height="36"
        preserveAspectRatio="none"
        role="img"
        aria-label={title}
      >
        <defs>
          <pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="8" height="8" class="bar-hatch-ground" />
            <rect width="3.5" height="8" class="bar-hatch-line" />
          </pattern>
        </defs>
        {shown.map(({ label, x, w, tone }) => (
          <rect key={label} class="bar-part" data-tone={tone} x={x} y="0" width={Math.max(w - 2, 1)} height="36" />
        ))}
      </svg>
      <figcaption>
        <ul>
          {parts.map(({ label, amount, tone }) => (
            <li key={label}>
              <svg class="bar-key" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <rect class="bar-part" data-tone={tone} width="16" height="16" rx="3" />
              </svg>
              {label} <strong>{t.money(amount as never)}</strong>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}

/** Points of the most that could be given, as a thin bar beside the number. */
export function PointsBar({ label, percent }: { readonly label: string; readonly percent: number }) {
  const clamped = Math.max(0, Math.min(100, percent))
  return (
    <svg
      class="points-bar"
      viewBox="0 0 100 6"
      width="100"
      height="6"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <rect class="points-ground" width="100" height="6" rx="3" />
      <rect class="points-value" width={clamped} height="6" rx="3" />
    </svg>
  )
}
