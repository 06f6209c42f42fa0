/** The mark: a tunduk, the crown of a yurt, its laths crossing in the light, the poles around it. Our own drawing. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 48 48" width="40" height="40" aria-hidden="true">
      <g fill="none" stroke="currentColor">
        <circle class="mark-rays" cx="24" cy="24" r="21.2" stroke-width="3.6" pathLength="32" stroke-dasharray="1 1" />
        <circle cx="24" cy="24" r="15.8" stroke-width="3.6" />
        <path
          stroke-width="2.2"
          transform="rotate(45 24 24)"
          d="M19 9Q17.5 24 19 39M24 8V40M29 9Q30.5 24 29 39M9 19Q24 17.5 39 19M8 24H40M9 29Q24 30.5 39 29"
        />
      </g>
    </svg>
  )
}

/** The edge of a shyrdak, where two felts bite into each other. Drawn by the style sheet; once a page, above the footer. */
export function Edge() {
  return <div class="edge" aria-hidden="true" />
}

/** Which stretch of the range stands for this place or initiative: the same text always has the same mountains. */
export function ridgeOf(seed: string): number {
  let sum = 0
  for (const sign of seed) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 997
  return sum % 7
}
