import { randomUUID } from 'node:crypto'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Initiative } from '../../src/initiatives/initiative.model.ts'
import { publishPractice, writePractice } from '../../src/practices/index.ts'
import type { PracticeId } from '../../src/practices/practice.model.ts'
import { type DemoCall, done } from './demo-call.ts'
import { demoPlaces } from './demo-places.ts'
import { on } from './demo-time.ts'

/** What others can take over from the finished initiative, published. */
export async function seedPractice(
  platform: Platform,
  call: DemoCall,
  initiative: Initiative,
  day: CivilDate,
): Promise<void> {
  const then = on(platform, day)
  const by = call.people.officer
  const { municipalityId } = call
  const text = {
    title: initiative.title,
    problem: initiative.problem,
    whatWasDone:
      'Айылдын электриги менен кеңешип, 24 жарыктын ордун белгиледик. Чуңкурларды ашар менен эки күндө каздык, мамычаларды жергиликтүү устакана жасады. Кабелди тартып, электрик туташтырып, текшерип берди.',
    lesson:
      'Мамычаны жергиликтүү устаканадан алуу арзаныраак жана тезирээк болду. Чуңкурду тоң урганга чейин казыш керек. Лампаны ким алмаштырарын келишимде эле жазып коюңуз.',
  }
  const id = randomUUID() as PracticeId
  const written = done(
    await writePractice(then, {
      by,
      municipalityId,
      initiativeId: initiative.id,
      placeSlug: demoPlaces.baetov.slug,
      id,
      version: 0,
      text,
    }),
    'practice',
  )
  done(await publishPractice(then, { by, municipalityId, slug: written.slug, version: 1 }), 'publication')
}
