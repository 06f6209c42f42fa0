/** The mark: a tunduk, the crown of a yurt, its laths crossing in the light. Our own drawing. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 48 48" width="36" height="36" aria-hidden="true">
      <circle cx="24" cy="24" r="21" fill="none" stroke="currentColor" stroke-width="4" />
      <path
        d="M6 19q18-9 36 0M6 29q18 9 36 0M19 6q-9 18 0 36M29 6q9 18 0 36M24 4v40M4 24h40"
        fill="none"
        stroke="currentColor"
        stroke-width="2.4"
      />
    </svg>
  )
}

/** One row of a shyrdak's horns, once a page at most. */
export function Ornament() {
  return (
    <svg
      class="ornament"
      viewBox="0 0 240 20"
      width="240"
      height="20"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <defs>
        <pattern id="horns" width="40" height="20" patternUnits="userSpaceOnUse">
          <path
            d="M20 19V9M20 9C20 3 8 1 6 7c-1 4 4 6 6 3M20 9C20 3 32 1 34 7c1 4-4 6-6 3M0 19l6-5 6 5M28 19l6-5 6 5"
            fill="none"
            stroke="currentColor"
            stroke-width="1.8"
            stroke-linecap="round"
          />
        </pattern>
      </defs>
      <rect width="240" height="20" fill="url(#horns)" />
    </svg>
  )
}
