import type { Words } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import { DataTable } from '../../lib/ui/lists.tsx'
import type { Entry } from './funding.model.ts'

/** What an entry says happened. */
export function wordedKind(t: Words, { kind, source, inKind }: Entry): string {
  switch (kind) {
    case 'payment':
      return t('funding.kind-payment', { source: t(`funding.source-${source}`) })
    case 'return':
      return t('funding.kind-return', { source: t(`funding.source-${source}`) })
    case 'in-kind':
      return t(`funding.kind-${inKind ?? 'material'}`)
    default:
      return t(`funding.kind-${kind}`)
  }
}

/** Who gave, or was paid: an organisation by name, residents by number or together, never a person's name. */
export function wordedParty(t: Words, { kind, party }: Entry): string {
  if (party.kind === 'organisation') return party.name
  if (party.kind === 'resident') return t('funding.party-resident', { number: party.number })
  if (kind === 'budget') return t('funding.party-budget')
  if (kind === 'payment') return t('funding.party-person')
  return kind === 'residents' || kind === 'in-kind' ? t('funding.party-residents') : ''
}

/** Thousandths of an hour as people write them: 40 or 2,5. */
export function wordedHours(t: Words, milli: bigint): string {
  const rest = (milli % 1000n).toString().padStart(3, '0').replace(/0+$/, '')
  return `${t.number(milli / 1000n)}${rest ? `${t.language === 'en' ? '.' : ','}${rest}` : ''}`
}

type Props = {
  readonly t: Words
  readonly entries: readonly Entry[]
  /** Where entries are taken back; undefined for those who may not. */
  readonly reversalPath: ((entry: Entry) => string) | undefined
}

/** The ledger, newest first. */
export function EntriesTable({ t, entries, reversalPath }: Props) {
  const columns = [
    { label: t('funding.entry-what'), names: 'row' as const },
    { label: t('funding.entry-on') },
    { label: t('funding.entry-who') },
    { label: t('funding.entry-proof') },
    { label: t('funding.entry-sum'), align: 'right' as const },
    ...(reversalPath ? [{ label: t('funding.entry-office') }] : []),
  ]
  const rows = entries.map((entry) => [
    wordedKind(t, entry),
    <span key="on" class="sum">
      {t.date(entry.happenedOn)}
    </span>,
    wordedParty(t, entry),
    proofOf(t, entry),
    entry.reversed ? t('funding.reversed-sum', { sum: t.money(entry.amount) }) : t.money(entry.amount),
    ...(reversalPath ? [reversalLink(t, entry, reversalPath(entry))] : []),
  ])
  return <DataTable caption={t('funding.entries-caption')} columns={columns} rows={rows} />
}

/** What stands behind the sum: hours at the tariff, the paper, a note. */
function proofOf(t: Words, { hours, document, note }: Entry) {
  const worked = hours && { hours: wordedHours(t, hours.milli), price: t.money(hours.price) }
  const lines = [worked ? t('funding.hours-at', worked) : '', document, note].filter((line) => line !== '')
  if (lines.length === 0) return ''
  return lines.map((line, at) => (
    <span key={line}>
      {at > 0 && <br />}
      {line}
    </span>
  ))
}

function reversalLink(t: Words, entry: Entry, path: string) {
  if (entry.kind === 'reversal') return ''
  if (entry.reversed) return t('funding.reversed')
  return (
    <a href={href(t.language, path)} aria-label={`${t('funding.reverse')}: ${wordedKind(t, entry)}`}>
      {t('funding.reverse')}
    </a>
  )
}
