import { z } from 'zod'
import { parseEmail } from '../../lib/kernel/phone.ts'
import { choice, flag, line, version } from '../../lib/platform/fields.ts'
import { type Form, type Problems, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import { takePicture } from '../../lib/platform/pictures.ts'
import { accentOf } from '../../lib/ui/accent.ts'
import { type Answer, get, personOf, placeOf, post, type Route, see, type Visit } from '../people/people.visit.ts'
import { accentNames } from './accent.model.ts'
import { accentBehind, accentNameOf } from './accent.rules.ts'
import { changeSettings } from './index.ts'
import type { Picture, Settings } from './municipality.model.ts'
import { parseOfficePhone } from './office-phone.rules.ts'
import { SettingsPage } from './settings.page.tsx'
import { viewSettings } from './view-settings.query.ts'

const shape = {
  version: version(),
  phone: z.string().transform((typed, context) => {
    const read = parseOfficePhone(typed)
    if (read === 'not-an-office-phone') context.addIssue({ code: 'custom', message: read })
    return read
  }),
  email: z.string().transform((typed, context) => {
    const read = typed.trim() === '' ? '' : parseEmail(typed)
    if (read === 'not-an-address') context.addIssue({ code: 'custom', message: read })
    return read
  }),
  address: line({ optional: true }),
  accent: choice(accentNames),
  ownAccent: line({ optional: true, max: 20 }),
  removePicture: flag(),
}

export const settingsRoutes: readonly Route[] = [
  get('/:municipality/settings', 'municipalities.settings', async (visit) => {
    const settings = await viewSettings(visit.platform.db.read, placeOf(visit).id)
    const outcome = visit.query['saved'] === undefined ? undefined : 'saved'
    return settingsPage(visit, { settings, typed: typedOf(settings), version: settings.version, outcome })
  }),
  post('/:municipality/settings', 'municipalities.settings', 'settings-changed', changeByForm),
  get('/:municipality/accent.css', 'public.read', async ({ place, query }) => {
    const sheet = place?.accent === undefined ? undefined : accentOf(place.accent)
    const isNamed = place?.accent === `#${query['v']}`
    return {
      kind: 'file',
      type: 'text/css; charset=utf-8',
      bytes: sheet?.ok ? sheet.value : '',
      // The colour is in the address, so what it answers with never changes; without it, it may at any time.
      keepFor: isNamed ? 31_536_000 : 60,
    }
  }),
]

async function changeByForm(visit: Visit): Promise<Answer> {
  const { form, platform, t } = visit
  const place = placeOf(visit)
  const before = await viewSettings(platform.db.read, place.id)
  const read = parseForm(shape, form)
  const sent = await sentPicture(visit)
  const problems: Problems = { ...(read.ok ? {} : read.problems), ...accentProblem(form), ...sent.problems }
  const again = { settings: before, typed: form, ...(sent.picture ? { kept: sent.picture } : {}) }
  if (!read.ok || Object.keys(problems).length > 0) {
    const typedVersion = Number.parseInt(form.text('version'), 10) || 0
    return settingsPage(visit, { ...again, version: typedVersion, problems: wordedProblems(t, problems), status: 422 })
  }
  const { phone, email, address, accent, ownAccent, removePicture } = read.value
  const settings: Settings = {
    phone,
    email,
    address,
    accent: accentBehind(accent, ownAccent),
    picture: sent.picture ?? (removePicture ? undefined : before.picture),
    version: read.value.version,
  }
  const by = { kind: 'person', id: personOf(visit).id } as const
  const result = await changeSettings(platform, { by, municipalityId: place.id, settings })
  if (result.ok) return see(`/${place.slug}/settings?saved`)
  return settingsPage(visit, { ...again, version: before.version, outcome: 'changed-meanwhile', status: 409 })
}

/** A colour that cannot be read is told beside the field it was typed into. */
function accentProblem(form: Form): Problems {
  if (form.text('accent') !== 'own') return {}
  const read = accentOf(form.text('ownAccent'))
  return read.ok ? {} : { ownAccent: { code: form.text('ownAccent').trim() === '' ? 'required' : read.refusal } }
}

/** The photograph of this form, or the one that was sent with it before and kept while other fields were mended. */
async function sentPicture({ form, platform }: Visit): Promise<{ picture?: Picture; problems?: Problems }> {
  const [upload] = form.uploads('picture')
  if (upload) {
    const taken = await takePicture(platform.files, upload)
    return taken.ok ? { picture: taken.value } : { problems: { picture: { code: taken.refusal } } }
  }
  const match = /^([0-9a-f]{64})\.([1-9]\d{0,3})\.([1-9]\d{0,3})$/.exec(form.text('kept'))
  const [, digest = '', width, height] = match ?? []
  const isOurs = match && (await platform.files.get(`${digest}-1280.webp`)) !== undefined
  return isOurs ? { picture: { digest, width: Number(width), height: Number(height) } } : {}
}

function typedOf({ phone, email, address, accent }: Settings): Pick<Form, 'text'> {
  const fields: Record<string, string> = {
    phone: phone.replace(/^\+996/, '0'),
    email,
    address,
    accent: accentNameOf(accent),
    ownAccent: accentNameOf(accent) === 'own' ? (accent ?? '') : '',
  }
  return { text: (field) => fields[field] ?? '' }
}

type Shown = {
  readonly settings: Settings
  readonly typed: Pick<Form, 'text'>
  readonly version: number
  readonly kept?: Picture
  readonly problems?: Readonly<Record<string, string>>
  readonly outcome?: 'saved' | 'changed-meanwhile' | undefined
  readonly status?: number
}

function settingsPage(visit: Visit, { settings, kept, problems = {}, outcome, status = 200, ...shown }: Shown): Answer {
  const { t } = visit
  const place = placeOf(visit)
  return {
    kind: 'page',
    status,
    title: t('municipalities.settings-title'),
    crumbs: [{ label: t.of(place.names), path: `/${place.slug}` }],
    body: (
      <SettingsPage
        t={t}
        place={place}
        {...shown}
        picture={settings.picture}
        kept={kept && `${kept.digest}.${kept.width}.${kept.height}`}
        problems={problems}
        outcome={outcome}
      />
    ),
  }
}
