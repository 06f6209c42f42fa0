import { addDays, dateOf } from '../../lib/kernel/civil-date.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { CallStage } from '../../src/calls/call.model.ts'
import type { Route } from '../../src/people/people.visit.ts'
import type { Terms } from '../../src/regulations/regulation.model.ts'
import { pagesOf } from '../support/pages.ts'
import { applicationsOf } from './applications.ts'
import { smallTown } from './small-town.ts'

/** Towns that collect applications now, each of its own, with the windows of Aibek the officer, Aigul who leads, and Nurlan. */
export async function collectingTowns(platform: Platform, routes: readonly Route[]) {
  const { db } = platform
  const pages = await pagesOf(platform, routes)
  const { drafted } = applicationsOf(platform)
  const now = await db.now()
  const today = dateOf(now)
  let towns = 0

  /** A town whose call collects applications from yesterday for ten days. */
  async function town(rules: Partial<Terms> = {}) {
    towns += 1
    const place = await smallTown(platform, { slug: `town-${towns}`, stage: 'collecting', now, rules })
    await db.kysely
      .updateTable('calls.call')
      .set({
        collecting_from: addDays(today, -1),
        collecting_until: addDays(today, 10),
        reviewing_until: addDays(today, 20),
        voting_from: addDays(today, 25),
        voting_until: addDays(today, 35),
        decided_by: addDays(today, 40),
        works_until: addDays(today, 100),
      })
      .where('municipality_id', '=', place.municipalityId)
      .execute()
    const { aibek, aigul, nurlan } = place.people
    const [officer, leader, stranger] = [await pages.as(aibek), await pages.as(aigul), await pages.as(nurlan)]
    return { ...place, officer, leader, stranger, apply: `/${place.slug}/calls/2026/apply` }
  }

  async function townWithDraft(rules: Partial<Terms> = {}) {
    const place = await town(rules)
    const draft = await drafted(place)
    const path = `/${place.slug}/initiatives/${draft.number}`
    return { ...place, draft, path, application: `${path}/application` }
  }

  async function move(municipalityId: string, stage: CallStage) {
    await db.kysely.updateTable('calls.call').set({ stage }).where('municipality_id', '=', municipalityId).execute()
  }

  return { town, townWithDraft, move, visitor: await pages.as(), as: pages.as }
}
