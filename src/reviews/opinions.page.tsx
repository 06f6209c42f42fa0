import { dateOf } from '../../lib/kernel/civil-date.ts'
import type { Words } from '../../lib/platform/words.ts'
import { DataTable, SummaryList, Tag, type Tone } from '../../lib/ui/lists.tsx'
import type { ExpertSubject } from '../regulations/expert-subject.model.ts'
import type { Opinion, OpinionAnswer, SubstantiveCheck } from './expert.model.ts'
import { askedAbout } from './expert.rules.ts'

const answerTones: Readonly<Record<OpinionAnswer, Tone>> = {
  'in-order': 'good',
  conditional: 'waiting',
  'not-in-order': 'bad',
}

/** What experts answered, each with the reason and the name. */
export function OpinionList({ t, opinions }: { readonly t: Words; readonly opinions: readonly Opinion[] }) {
  return (
    <SummaryList
      t={t}
      rows={opinions.map(({ subject, answer, reason, expertName, givenAt }) => ({
        label: t(`reviews.subject-${subject}`),
        value: (
          <>
            <Tag tone={answerTones[answer]}>{t(`reviews.opinion-${answer}`)}</Tag> {reason}{' '}
            <span class="soft">{t('reviews.opinion-by', { name: expertName, date: t.dayMonth(dateOf(givenAt)) })}</span>
          </>
        ),
      }))}
    />
  )
}

type TableProps = {
  readonly t: Words
  readonly subjects: readonly ExpertSubject[]
  readonly check: SubstantiveCheck
}

/** Who is asked about what, until when, and what came of it. */
export function AskedTable({ t, subjects, check }: TableProps) {
  return (
    <DataTable
      caption={t('reviews.asked-caption')}
      columns={[
        { label: t('reviews.subject'), names: 'row' },
        { label: t('reviews.expert') },
        { label: t('reviews.opinion') },
      ]}
      rows={subjects.map((subject) => [
        t(`reviews.subject-${subject}`),
        askedAbout(check, subject)?.expertName ?? t('reviews.nobody-asked'),
        standingText(t, check, subject),
      ])}
    />
  )
}

/** What of one subject is known, in a few words. */
function standingText(t: Words, check: SubstantiveCheck, subject: ExpertSubject): string {
  const opinion = check.opinions.find((one) => one.subject === subject)
  if (opinion) return t(`reviews.opinion-${opinion.answer}`)
  const asked = askedAbout(check, subject)
  return asked ? t('reviews.opinion-by-day', { date: t.dayMonth(asked.answerBy) }) : ''
}

/** The same of all subjects in one line, for a list of initiatives. */
export function standingLine(t: Words, subjects: readonly ExpertSubject[], check: SubstantiveCheck): string {
  return subjects
    .map((subject) => {
      const name = askedAbout(check, subject)?.expertName
      const said = name === undefined ? t('reviews.nobody-asked') : `${standingText(t, check, subject)} (${name})`
      return `${t(`reviews.subject-${subject}`)}: ${said}`
    })
    .join('; ')
}
