import { assert } from '../lib/kernel/assert.ts'
import { dateOf } from '../lib/kernel/civil-date.ts'
import type { Instant } from '../lib/kernel/instant.ts'
import type { Language } from '../lib/kernel/three.ts'
import { emptyForm } from '../lib/platform/form.ts'
import type { Platform } from '../lib/platform/platform.ts'
import { askTogether } from '../lib/platform/question.ts'
import { inBothLanguages, wordsIn } from '../lib/platform/words.ts'
import { href } from '../lib/ui/links.ts'
import { type MessageText, remindPerson } from '../src/people/index.ts'
import type { Visit, Waiting } from '../src/people/people.visit.ts'
import type { DueWork } from '../src/people/reminder.model.ts'
import { isTellingHour } from '../src/people/reminder.rules.ts'
import { type PersonToRemind, peopleToRemind } from './people-to-remind.query.ts'
import { workSources } from './work.ts'

/** So many in one round, that a large country does not hold up the stages; the next round is a minute later. */
const mostInRound = 200

/**
 * Tells people what is due soon: the very lines that their page of work shows, by their last day. One message to a person a
 * day, in the hours when people may be written to. Twice is once.
 */
export async function remindPeople(platform: Platform): Promise<void> {
  const now = await platform.db.now()
  if (!isTellingHour(now)) return
  const people = await peopleToRemind(platform.db.read, dateOf(now), mostInRound)
  for (const person of people) {
    const [waiting, waitingRu] = [
      await waitingFor(platform, person, now, 'ky'),
      await waitingFor(platform, person, now, 'ru'),
    ]
    await remindPerson(platform, {
      personId: person.id,
      waiting,
      tell: (due) => reminderText(platform, due, waitingRu),
    })
  }
}

/** What waits for this person, as their page of work would tell them. */
async function waitingFor(
  platform: Platform,
  { id, name, grants }: PersonToRemind,
  now: Instant,
  language: Language,
): Promise<readonly Waiting[]> {
  const visit: Visit = {
    platform,
    t: wordsIn(language),
    language,
    visitor: { person: { id, name }, grants, secondFactor: true, hasSecondFactor: true },
    place: undefined,
    params: {},
    query: {},
    form: emptyForm,
    path: '/work',
    now,
    networkHash: Buffer.alloc(0),
    sessionToken: undefined,
    sections: { home: [], work: [], municipality: [], call: [], initiative: [], 'substantive-check': [] },
  }
  const questions = workSources.map((source) => source(visit)).filter((asked) => asked !== undefined)
  return (await askTogether(platform.db.read, questions)).flat()
}

/** The same lines in both languages, since nobody said which they read; on a telephone only how many and by when. */
function reminderText(platform: Platform, due: readonly DueWork[], inRussian: readonly Waiting[]): MessageText {
  const count = due.length
  const [first] = due
  assert(first, 'a reminder tells of something')
  const address = (language: Language, path: string) => `${platform.origin}${href(language, path)}`
  const lineIn = (language: Language, work: DueWork) =>
    (language === 'ru' && inRussian.find(({ path, by }) => path === work.subject && by && dateOf(by) === work.dueOn)) ||
    work
  return {
    subject: wordsIn('ky')('people.reminder-subject', { count }),
    body: inBothLanguages((t) =>
      [
        t('people.reminder-lead'),
        ...due.map((work) => {
          const { title, place } = lineIn(t.language, work)
          return t('people.reminder-line', { title, place, date: t.date(work.dueOn) })
        }),
        t('people.reminder-where', { address: address(t.language, '/work') }),
        t('people.reminder-stop', { address: address(t.language, '/account') }),
      ].join('\n'),
    ),
    short: inBothLanguages((t) =>
      t('people.reminder-short', {
        count,
        date: t.dayMonth(first.dueOn),
        address: address(t.language, '/work'),
      }),
    ),
  }
}
