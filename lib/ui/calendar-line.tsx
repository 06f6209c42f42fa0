import { type CivilDate, daysBetween } from '../kernel/civil-date.ts'

export type CalendarSpan = {
  readonly label: string
  readonly from: CivilDate
  /** The last day that still belongs to it. */
  readonly until: CivilDate
  /** The same days in words. */
  readonly when: string
}

type Props = {
  readonly title: string
  /** In the order of their days. */
  readonly spans: readonly CalendarSpan[]
  readonly today: CivilDate
  /** What to call today's mark: "you are here". */
  readonly here: string
  /** Days to mark on the line, such as holidays; `marked` says the same in words. */
  readonly marks?: readonly { readonly from: CivilDate; readonly until: CivilDate }[]
  readonly marked?: string | undefined
}

/** Narrower than this share of the line, a number would not fit into its span. */
const leastForNumber = 5

/** Days on one line, true to scale, with a lozenge for today. The numbered list below says the same in words. */
export function CalendarLine({ title, spans, today, here, marks = [], marked }: Props) {
  const first = spans.map(({ from }) => from).sort()[0] ?? today
  const last =
    spans
      .map(({ until }) => until)
      .sort()
      .at(-1) ?? today
  const whole = daysBetween(first, last) + 1
  const share = (days: number) => Math.min(100, Math.max(0, (days * 100) / whole))
  const isInside = today >= first && today <= last
  return (
    <figure class="bar calendar" aria-label={title}>
      <svg width="100%" height="44" aria-hidden="true">
        {spans.map((span, at) => {
          const x = share(daysBetween(first, span.from))
          const width = share(daysBetween(span.from, span.until) + 1)
          return (
            <svg
              key={span.label}
              x={`${x}%`}
              width={`${width}%`}
              height="44"
              data-state={stateOf(span, today)}
              aria-hidden="true"
            >
              <rect class="calendar-span" y="12" width="100%" height="24" />
              {width >= leastForNumber && (
                <text class="calendar-number" x="50%" y="29" text-anchor="middle">
                  {at + 1}
                </text>
              )}
            </svg>
          )
        })}
        <Marks marks={marks} share={share} first={first} />
        {isInside && (
          <svg
            class="calendar-today"
            x={`${share(daysBetween(first, today) + 0.5)}%`}
            overflow="visible"
            aria-hidden="true"
          >
            <path d="M0 -1L7 6L0 13L-7 6z" />
          </svg>
        )}
      </svg>
      <ol>
        {spans.map((span, at) => (
          <li key={span.label} data-state={stateOf(span, today)}>
            <span class="calendar-key" aria-hidden="true">
              {at + 1}
            </span>
            <span class="calendar-what">
              {span.label}
              {stateOf(span, today) === 'now' && <span class="calendar-here">{here}</span>}
            </span>
            <span class="calendar-when">{span.when}</span>
          </li>
        ))}
      </ol>
      {marked && <p class="hint">{marked}</p>}
    </figure>
  )
}

function Marks({
  marks,
  share,
  first,
}: Pick<Props, 'marks'> & { readonly share: (days: number) => number; readonly first: CivilDate }) {
  return (marks ?? []).map(({ from, until }) => (
    <rect
      key={from}
      class="calendar-mark"
      x={`${share(daysBetween(first, from))}%`}
      y="38"
      width={`${share(daysBetween(from, until) + 1)}%`}
      height="4"
    />
  ))
}

function stateOf({ from, until }: CalendarSpan, today: CivilDate): 'past' | 'now' | 'next' {
  if (until < today) return 'past'
  return from <= today ? 'now' : 'next'
}
