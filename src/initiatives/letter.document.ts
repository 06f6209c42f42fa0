import { renderPdf, type Typ, typ } from '../../lib/platform/pdf.ts'
import { pairs, paper } from '../../lib/platform/pdf-paper.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { Place } from '../people/person.model.ts'
import { clauseNumber } from '../regulations/clause.rules.ts'
import type { Pledge } from './initiative.model.ts'
import { quantityText } from './sums.page.tsx'
import type { ApplicationView } from './view-application.query.ts'

type Given = {
  readonly place: Place
  readonly view: ApplicationView
  readonly pledge: Pledge
  readonly address: string
}

/** The letter of commitment of one pledge, ready to be signed by whoever pledges. */
export function letterPdf(t: Words, { place, view, pledge, address }: Given): Promise<Buffer> {
  const { initiative, leaderName } = view
  const { pledger, kind, quantityMilli, value } = pledge
  const hours = quantityMilli === undefined ? undefined : quantityText(t, quantityMilli)
  return renderPdf(
    paper({
      t,
      issuer: place.names,
      kind: t('initiatives.letter-kind'),
      title: initiative.title,
      subtitle: initiative.groupName,
      body: typ`${t('initiatives.letter-to', { kind: place.kind })}

*${t('initiatives.letter-statement')}*

${pairs([
  [t('initiatives.pledger'), pledger],
  [t('initiatives.pledge-kind'), t(`initiatives.pledge-${kind}`)],
  ...(hours === undefined ? [] : [[t('initiatives.field-hours'), hours] as const]),
  [t('initiatives.pledge-value'), t.money(value)],
  [t('initiatives.letter-what'), line],
  [t('initiatives.letter-when'), line],
  [t('initiatives.letter-address'), line],
])}

${valued(t, pledge)}

${t('initiatives.letter-organisation')}`,
      signatures: [
        { role: t('initiatives.letter-signs') },
        { role: t('initiatives.letter-leader'), ...(leaderName ? { name: leaderName } : {}) },
      ],
      original: address,
    }),
  )
}

/** What the worth rests on; money is what it is. */
function valued(t: Words, { kind, quantityMilli }: Pledge): string {
  if (kind === 'money') return ''
  return quantityMilli === undefined
    ? t('initiatives.letter-by-proof')
    : t('initiatives.letter-by-tariff', { clause: clauseNumber('tariff') })
}

/** Room for a hand. */
const line: Typ = typ`#box(width: 80mm, height: 7mm, stroke: (bottom: 0.4pt))[ ]`
