import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { addDays, type CivilDate } from '../../lib/kernel/civil-date.ts'
import { som } from '../../lib/kernel/money.ts'
import { digestOf } from '../../lib/platform/files.ts'
import { type Picture, takePicture } from '../../lib/platform/pictures.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { readCall } from '../../src/calls/index.ts'
import { asksLetter } from '../../src/initiatives/attachment.rules.ts'
import {
  addAttachment,
  addPhotographs,
  changeText,
  draftInitiative,
  makePledge,
  putBudgetLine,
  readInitiative,
  submitInitiative,
} from '../../src/initiatives/index.ts'
import type { Initiative, InitiativeId } from '../../src/initiatives/initiative.model.ts'
import type { PersonId } from '../../src/people/person.model.ts'
import { findInitiative } from '../../src/reviews/find-initiative.command.ts'
import { publishDecisions } from '../../src/reviews/publish-decisions.command.ts'
import { checkKeys } from '../../src/reviews/review.model.ts'
import { signSheet } from '../../src/reviews/sign-sheet.command.ts'
import { type DemoCall, done } from './demo-call.ts'
import type { DemoInitiative } from './demo-initiatives.ts'
import { on } from './demo-time.ts'
import { type PictureName, renderPicture } from './pictures/render.ts'

/** A picture of the demo through the same way as every upload. */
export async function demoPicture(platform: Platform, name: string): Promise<Picture> {
  const bytes = await renderPicture(name as PictureName)
  return done(await takePicture(platform.files, { name: `${name}.jpg`, bytes, tooLarge: false }), `picture ${name}`)
}

const untold = { women: undefined, children: undefined, youth: undefined, elders: undefined, targetGroups: [] }

/** An application as its group would fill it in, submitted unless it is to stay a draft. */
export async function seedApplication(
  platform: Platform,
  call: DemoCall,
  told: DemoInitiative,
  { leader = call.people.leader, day, submit = true }: { leader?: PersonId; day: CivilDate; submit?: boolean },
): Promise<Initiative> {
  const then = on(platform, day)
  const id = randomUUID() as InitiativeId
  const { municipalityId, callId } = call
  const applicant = { by: leader, isOfficer: false }
  const change = { applicant, municipalityId, id }
  done(await draftInitiative(then, { applicant, municipalityId, callId, id, title: told.title }), told.key)
  const text = async (changed: Parameters<typeof changeText>[1]['text']) => {
    const { version } = (await readInitiative(platform.db.read, municipalityId, id)) ?? { version: 1 }
    done(await changeText(then, { ...change, version, text: changed }), told.key)
  }
  await text({ title: told.title, theme: told.theme, problem: told.problem, solution: told.solution })
  const { where: place, beneficiaries, upkeep } = told
  const runningCost = told.runningCost === undefined ? undefined : som(told.runningCost)
  await text({ villageId: undefined, place, point: told.point, beneficiaries, upkeep, runningCost })
  if (told.benefit) await text({ benefit: { ...untold, ...told.benefit } })
  await text({ groupName: told.group, members: [...told.members], ...told.organisation })
  for (const [name, unit, quantity, price] of told.budget) {
    const line = { id: randomUUID(), name, unit, quantityMilli: BigInt(quantity), unitPrice: som(price) }
    done(await putBudgetLine(then, { ...change, line }), told.key)
  }
  for (const [pledger, pledgerKind, kind, quantity, value] of told.pledges) {
    const hours = kind === 'labour' || kind === 'transport'
    const quantityMilli = quantity === undefined ? undefined : BigInt(quantity)
    const pledge = {
      id: randomUUID(),
      pledger,
      pledgerKind,
      kind,
      quantityMilli,
      value: hours ? undefined : som(value),
    }
    done(await makePledge(then, { ...change, pledge }), told.key)
  }
  await attachLetters(then, change)
  for (const [name, caption] of told.pictures) {
    done(await addPhotographs(then, { ...change, pictures: [await demoPicture(platform, name)], caption }), told.key)
  }
  const whole = await readInitiative(platform.db.read, municipalityId, id)
  if (!whole || !submit) return done({ ok: true, value: whole as Initiative }, told.key)
  return done(await submitInitiative(on(platform, addDays(day, 1)), { ...change, version: whole.version }), told.key)
}

/** A signed letter with each pledge that needs one: a sheet as somebody photographed it. */
async function attachLetters(then: Platform, change: Omit<Parameters<typeof addAttachment>[1], 'attachment'>) {
  const initiative = await readInitiative(then.db.read, change.municipalityId, change.id)
  const call = initiative && (await readCall(then.db.read, change.municipalityId, initiative.callId))
  if (!initiative || !call) return
  for (const pledge of initiative.pledges.filter((one) => asksLetter(call.terms, one))) {
    const bytes = await sharp(Buffer.from(letterSheet)).jpeg({ quality: 70 }).toBuffer()
    const digest = digestOf(bytes)
    await then.files.put(`${digest}.jpeg`, bytes)
    const paper = { id: randomUUID(), kind: 'commitment', name: 'милдеттенме-кат.jpg', media: 'jpeg' } as const
    const attachment = { ...paper, digest, bytes: bytes.length, pledgeId: pledge.id }
    done(await addAttachment(then, { ...change, attachment }), 'letter')
  }
}

const rowsOfText = [260, 300, 340, 380, 460, 500, 540, 580].map((y) => `<path d="M130 ${y}h540"/>`).join('')
const letterSheet = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1130"><rect width="800" height="1130" fill="#f7f4ec"/>
  <g stroke="#8a8780" stroke-width="9" fill="none"><path d="M250 170h300" stroke-width="16"/>${rowsOfText}<path d="M130 790h220M450 790h220"/></g>
  <path d="M470 770c20-60 40-60 45-10s25 20 40-20 20 40 35 15 25-10 50 0" stroke="#2b3f8f" stroke-width="5" fill="none"/></svg>`

/** Admitted by the officer on a day. */
export async function admit(platform: Platform, call: DemoCall, initiative: Initiative, day: CivilDate): Promise<void> {
  const subject = { municipalityId: call.municipalityId, initiativeId: initiative.id }
  const finding = {
    by: call.people.officer,
    subject,
    id: randomUUID(),
    verdict: 'admitted',
    met: checkKeys,
    reason: '',
  } as const
  done(await findInitiative(on(platform, day), finding), 'check')
}

/** The officer publishes what the check decided, where the regulation publishes all of it together. */
export async function publish(platform: Platform, call: DemoCall, day: CivilDate): Promise<void> {
  const { municipalityId, callId, people } = call
  done(await publishDecisions(on(platform, day), { by: people.officer, municipalityId, callId }), 'publication')
}

/** Sheets of the first so many members of the commission. */
export async function score(
  platform: Platform,
  call: DemoCall,
  initiative: Initiative,
  day: CivilDate,
  members: number,
): Promise<void> {
  const subject = { municipalityId: call.municipalityId, initiativeId: initiative.id }
  for (const [at, memberId] of call.people.commission.slice(0, members).entries()) {
    const base = 6 + ((initiative.number + at) % 3)
    const points = {
      significance: base + 1,
      participation: base,
      sustainability: base,
      'justified-costs': base - 1,
      'own-contribution': base,
    }
    const draft = { hasConflict: false, conflict: '', points, comment: '' }
    done(await signSheet(on(platform, day, 11 + at), { memberId, subject, draft }), 'sheet')
  }
}
