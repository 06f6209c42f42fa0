import { decimals, percentText } from '../../lib/kernel/share.ts'
import { renderPdf, type Typ, typ } from '../../lib/platform/pdf.ts'
import { pairs, paper, table } from '../../lib/platform/pdf-paper.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { Place } from '../people/person.model.ts'
import { assemblyShare, presentAt } from './support.rules.ts'
import { sheetRows } from './supporters.page.tsx'
import type { ApplicationView } from './view-application.query.ts'

type Given = { readonly place: Place; readonly view: ApplicationView; readonly address: string }

/** An empty sheet for signatures, with what is supported on it, so that nobody signs a blank page. */
export function supportSheetPdf(t: Words, { place, view, address }: Given): Promise<Buffer> {
  const { initiative } = view
  const columns = [
    { head: '№', align: 'right' as const },
    { head: t('initiatives.sheet-name'), wide: 4 },
    { head: t('initiatives.sheet-pin'), wide: 3 },
    { head: t('initiatives.sheet-address'), wide: 3 },
    { head: t('initiatives.sheet-signature'), wide: 2 },
  ]
  const rows = Array.from({ length: sheetRows }, (_, at) => [typ`${at + 1} #v(6mm)`, '', '', '', ''])
  return renderPdf(
    paper({
      t,
      issuer: place.names,
      kind: t('initiatives.sheet-kind'),
      title: initiative.title,
      subtitle: initiative.groupName,
      body: typ`${initiative.problem}

${initiative.solution}

*${t('initiatives.sheet-statement')}*

${table(columns, rows)}`,
      signatures: [{ role: t('initiatives.sheet-collector') }],
      original: address,
    }),
  )
}

/** The minutes of the assembly: filled in as far as they are kept, with lines to write on where they are not. */
export function minutesPdf(t: Words, { place, view, address }: Given): Promise<Buffer> {
  const { initiative, support } = view
  const { assembly } = support
  const blank = typ`#box(width: 60mm, stroke: (bottom: 0.4pt))[ ]`
  const told = (value: string | number | undefined): string | Typ => (value === undefined ? blank : `${value}`)
  const percent = assembly && `${presentAt(assembly)} (${decimals(t, percentText(assemblyShare(assembly), 4))} %)`
  return renderPdf(
    paper({
      t,
      issuer: place.names,
      kind: t('initiatives.minutes-kind'),
      title: t('initiatives.minutes-title'),
      subtitle: initiative.title,
      ...(assembly ? { on: assembly.heldOn } : {}),
      body: typ`${pairs([
        [t('initiatives.assembly-place'), told(assembly?.place)],
        [t('initiatives.assembly-present'), told(percent)],
        [t('initiatives.assembly-women'), told(assembly?.women)],
        [t('initiatives.assembly-men'), told(assembly?.men)],
        [t('initiatives.assembly-young'), told(assembly?.young)],
        [t('initiatives.assembly-adults'), told(assembly?.adults)],
      ])}
= ${t('initiatives.minutes-question')}
${t('initiatives.minutes-question-text', { title: initiative.title, group: initiative.groupName })}
= ${t('initiatives.minutes-decision')}
${pairs([
  [t('initiatives.assembly-votesFor'), told(assembly?.votesFor)],
  [t('initiatives.assembly-votesAgainst'), told(assembly?.votesAgainst)],
  [t('initiatives.assembly-abstained'), told(assembly?.abstained)],
])}`,
      signatures: [
        { role: t('initiatives.assembly-chair'), ...(assembly ? { name: assembly.chair } : {}) },
        { role: t('initiatives.assembly-secretary'), ...(assembly ? { name: assembly.secretary } : {}) },
      ],
      original: address,
    }),
  )
}
