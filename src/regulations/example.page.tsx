import { addDays, civilDate } from '../../lib/kernel/civil-date.ts'
import { decimals, percentText } from '../../lib/kernel/share.ts'
import type { Words } from '../../lib/platform/words.ts'
import { Notice } from '../../lib/ui/notices.tsx'
import { shortestCall } from './days.rules.ts'
import { moneyExample, paymentExample, totalExample } from './example.rules.ts'
import type { FormPart } from './form-part.model.ts'
import type { Terms } from './regulation.model.ts'

/** What the saved values mean in a made-up case, worked out by the rules themselves. */
export function WorkedExample({ t, part, terms }: { t: Words; part: FormPart; terms: Terms }) {
  return (
    <Notice title={t('regulations.example-title')}>
      <p>{exampleText(t, part, terms)}</p>
    </Notice>
  )
}

/** Any day would do: the example only shows how terms follow one another. */
const exampleDay = civilDate('2027-03-01')

function exampleText(t: Words, part: FormPart, terms: Terms): string {
  switch (part) {
    case 'applicants':
      return t('regulations.example-applicants', { groupMinimum: terms.groupMinimum, others: terms.groupMinimum - 1 })
    case 'matters':
      return t('regulations.example-matters', { count: terms.priorityMatters.length })
    case 'money': {
      const { total, own, inMoney, asked, hours } = moneyExample(terms)
      const sums = { total: t.money(total), own: t.money(own), inMoney: t.money(inMoney), asked: t.money(asked) }
      return t('regulations.example-money', { ...sums, hours: t.number(hours) })
    }
    case 'papers':
      return t('regulations.example-papers', {
        documents: terms.documents.length,
        supportersMinimum: terms.supportersMinimum,
        assemblyMinimum: terms.assemblyMinimum,
      })
    case 'days': {
      const { collectingFrom, collectingUntil, reviewingUntil, votingFrom, votingUntil } = shortestCall(
        terms,
        exampleDay,
      )
      return t('regulations.example-days', {
        from: t.date(collectingFrom),
        collectingUntil: t.date(collectingUntil),
        reviewingUntil: t.date(reviewingUntil),
        votingFrom: t.date(votingFrom),
        votingUntil: t.date(votingUntil),
      })
    }
    case 'check':
      return t('regulations.example-check', {
        correctionDays: terms.correctionDays,
        appealDays: terms.appealDays,
        expertCheck: terms.expertCheck ? 'yes' : 'no',
        from: t.date(exampleDay),
        until: t.date(addDays(exampleDay, terms.expertDays)),
        publishTogether: terms.publishTogether ? 'yes' : 'no',
        appealUntil: t.date(addDays(exampleDay, terms.appealDays)),
      })
    case 'commission':
      return t('regulations.example-commission', {
        size: terms.commission.size,
        quorum: terms.commission.quorum,
        spare: terms.commission.size - terms.commission.quorum,
      })
    case 'criteria':
      return t('regulations.example-criteria')
    case 'voting':
      return t('regulations.example-voting', {
        commissionPercent: terms.commissionPercent,
        residentsPercent: 100 - terms.commissionPercent,
        total: decimals(t, percentText(totalExample(terms), 1)),
      })
    case 'works': {
      const { whole, first, rest } = paymentExample(terms)
      return t('regulations.example-works', { whole: t.money(whole), first: t.money(first), rest: t.money(rest) })
    }
  }
}
