import { type Answer, placeOf, type Visit } from '../people/people.visit.ts'
import { changeOf } from './application-visit.routes.tsx'
import { type AutosaveAnswer, autosaveField } from './autosave.model.ts'
import { isSaved } from './autosave.rules.ts'
import type { ChangedText } from './draft.model.ts'
import { changeText } from './index.ts'
import { wordedRefusal } from './refusal.page.tsx'
import { type ApplicationView, viewApplication } from './view-application.query.ts'

/** Whether the island posted it, who wants to know in a line how it went, and not a page. */
export function isAutosave({ form }: Visit): boolean {
  return form.text(autosaveField) !== ''
}

/** Saves what is typed so far as the button would, but once: the same text again changes nothing. */
export async function autosave(
  visit: Visit,
  view: ApplicationView,
  version: number,
  text: ChangedText,
): Promise<Answer> {
  const { t, platform } = visit
  if (isSaved(view.initiative, text)) return saved(visit, view.initiative.version)
  const result = await changeText(platform, { ...changeOf(visit, view), version, text })
  if (result.ok) return saved(visit, result.value.version)
  if (result.refusal.code === 'changed-meanwhile') {
    // The same save may have been under way twice, its first answer lost with the network.
    const now = await viewApplication(platform.db.read, placeOf(visit).id, visit.params['number'] ?? '')
    if (now && isSaved(now.initiative, text)) return saved(visit, now.initiative.version)
    return json({ kind: 'stopped', says: t('initiatives.autosave-changed') })
  }
  return json({ kind: 'stopped', says: wordedRefusal(t, result.refusal).text })
}

/** What keeps the text from being saved, field by field. */
export function autosaveProblems({ t }: Visit, problems: Readonly<Record<string, string>>): Answer {
  return json({
    kind: 'problem',
    says: t('initiatives.autosave-problem', { problem: Object.values(problems).join(' ') }),
  })
}

function saved({ t, now }: Visit, version: number): Answer {
  const time = t.moment(now).split(', ').at(-1) ?? ''
  return json({ kind: 'saved', version, says: t('initiatives.autosaved', { time }) })
}

function json(answer: AutosaveAnswer): Answer {
  return { kind: 'file', type: 'application/json', bytes: JSON.stringify(answer) }
}
