import { choice } from '../../lib/platform/fields.ts'
import { digestOf } from '../../lib/platform/files.ts'
import { type Form, parseForm, type Upload, wordedProblems } from '../../lib/platform/form.ts'
import { takePaper } from '../../lib/platform/papers.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { type Answer, absent, get, placeOf, post, type Route, see, type Visit } from '../people/people.visit.ts'
import { mayAsk } from '../people/permission.rules.ts'
import { documentKinds } from '../regulations/regulation.model.ts'
import { applicationPath } from './application.page.tsx'
import { openTask } from './application.routes.tsx'
import {
  applicationAddress,
  applicationPage,
  changeOf,
  given,
  isOfVisitor,
  type Shown,
  withApplication,
} from './application-visit.routes.tsx'
import { type Attachment, type AttachmentProblem, type MediaKind, privateKinds } from './attachment.model.ts'
import { mediaOf, missingDocuments } from './attachment.rules.ts'
import { AttachmentsPage } from './attachments.page.tsx'
import { addAttachment, removeAttachment } from './index.ts'
import { publicStages } from './initiative.model.ts'
import { wordedRefusal } from './refusal.page.tsx'
import { type ApplicationView, viewApplication } from './view-application.query.ts'

const address = `${applicationAddress}/application/documents`

const types: Readonly<Record<MediaKind, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** Papers of an application: sent one by one, taken away, and opened by whoever may. */
export const attachmentRoutes: readonly Route[] = [
  get(address, 'initiatives.draft', (visit) =>
    withApplication(visit, (view) => openTask(visit, view, () => documentsPage(visit, view, given({})))),
  ),
  post(address, 'initiatives.draft', 'attachment-added', (visit) =>
    withApplication(visit, (view) => answerAttachment(visit, view)),
  ),
  get(`${address}/:attachment/removal`, 'initiatives.draft', (visit) =>
    withApplication(visit, (view) => see(pathOf(visit, view))),
  ),
  post(`${address}/:attachment/removal`, 'initiatives.draft', 'attachment-removed', (visit) =>
    withApplication(visit, async (view) => {
      const attachmentId = visit.params['attachment'] ?? ''
      const known = view.attachments.some(({ id }) => id === attachmentId)
      const result = known && (await removeAttachment(visit.platform, { ...changeOf(visit, view), attachmentId }))
      if (!result || result.ok) return see(pathOf(visit, view))
      return documentsPage(visit, view, given({}), { refusal: wordedRefusal(visit.t, result.refusal) })
    }),
  ),
  get(`${applicationAddress}/documents/:attachment`, 'public.read', openAttachment),
]

function pathOf(visit: Visit, { initiative }: ApplicationView): string {
  return `${applicationPath(placeOf(visit), initiative)}/documents`
}

function documentsPage(visit: Visit, view: ApplicationView, typed: Form, shown: Shown = {}): Answer {
  const { t } = visit
  const { problems = {}, refusal } = shown
  const missing = missingDocuments(view.call.terms, view.attachments, view.initiative, view.support)
  const props = { t, place: placeOf(visit), view, missing, typed, problems, refusal }
  return applicationPage(visit, view, t('initiatives.part-documents'), <AttachmentsPage {...props} />, shown)
}

async function answerAttachment(visit: Visit, view: ApplicationView): Promise<Answer> {
  const { t, form, platform } = visit
  const read = parseForm({ kind: choice(documentKinds) }, form)
  const [upload] = form.uploads('file')
  const file = await takenFile(upload)
  if (!read.ok || typeof file === 'string') {
    const wrong = typeof file === 'string' ? { file: t(`initiatives.problem-${file}`) } : {}
    const problems = { ...(read.ok ? {} : wordedProblems(t, read.problems)), ...wrong }
    return documentsPage(visit, view, form, { problems })
  }
  const attachment = await keptPaper(platform, file, read.value)
  const result = await addAttachment(platform, { ...changeOf(visit, view), attachment })
  if (result.ok) return see(pathOf(visit, view))
  return documentsPage(visit, view, form, { refusal: wordedRefusal(t, result.refusal) })
}

type Taken = Upload & { readonly media: MediaKind }

/** The paper with its bytes put into the folder. */
export async function keptPaper(
  { files }: Platform,
  { name, media, bytes }: Taken,
  what: Pick<Attachment, 'kind' | 'pledgeId'>,
): Promise<Attachment> {
  const digest = digestOf(bytes)
  await files.put(`${digest}.${media}`, bytes)
  return { id: crypto.randomUUID(), ...what, name, media, digest, bytes: bytes.length }
}

/** The file that was sent, if it may be kept. */
export async function takenFile(upload: Upload | undefined): Promise<Taken | AttachmentProblem> {
  if (upload?.tooLarge) return 'file-too-large'
  if (!upload || upload.bytes.length === 0) return 'required'
  const media = mediaOf(upload.bytes)
  if (!media) return 'not-a-document'
  const paper = await takePaper(media, upload.bytes)
  if (!paper.ok) return paper.refusal
  const name = [...upload.name.replace(/[\\/]/g, ' ').trim()].slice(0, 200).join('')
  return { ...upload, ...paper.value, name: name === '' ? media : name }
}

/** A paper as it was sent, to be kept and not shown within our pages: it may hold anything. */
async function openAttachment(visit: Visit): Promise<Answer> {
  const place = placeOf(visit)
  const view = await viewApplication(visit.platform.db.read, place.id, visit.params['number'] ?? '')
  const attachment = view?.attachments.find(({ id }) => id === visit.params['attachment'])
  if (!view || !attachment) return absent
  const isPublic = publicStages.includes(view.initiative.stage) && !privateKinds.includes(attachment.kind)
  const mayCheck = mayAsk(visit.visitor, 'reviews.read-scores', place.id) === 'yes'
  if (!isPublic && !mayCheck && !isOfVisitor(visit, view.initiative)) return absent
  const bytes = await visit.platform.files.get(`${attachment.digest}.${attachment.media}`)
  if (!bytes) return absent
  const name = `${attachment.kind}-${view.initiative.number}.${attachment.media === 'jpeg' ? 'jpg' : attachment.media}`
  return { kind: 'file', type: types[attachment.media], bytes, name, foreign: true }
}
