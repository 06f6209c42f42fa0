import sharp from 'sharp'
import { demoInitiatives } from '../db/seeds/demo-initiatives.ts'
import { inTransaction } from '../lib/platform/db.ts'
import { takePicture } from '../lib/platform/pictures.ts'
import type { Platform } from '../lib/platform/platform.ts'
import { storePictures } from '../src/initiatives/index.ts'
import { initiativeStages, publicStages } from '../src/initiatives/initiative.model.ts'
import { anInitiative, smallTown } from '../test/worlds/small-town.ts'

/** One municipality whose list holds so many initiatives, each with a picture and a title of its own. */
export async function fillList(platform: Platform, many: number): Promise<{ readonly slug: string }> {
  const now = await platform.db.now()
  const town = await smallTown(platform, { stage: 'implementing', now })
  const stages = initiativeStages.filter((stage) => publicStages.includes(stage))
  for (let number = 1; number <= many; number += 1) {
    const initiative = demoInitiatives[number % demoInitiatives.length]
    const stage = stages[number % stages.length]
    if (!initiative || !stage) continue
    const id = await anInitiative(platform, {
      ...town,
      leaderId: town.people.aigul,
      number,
      stage,
      title: `${initiative.title}, ${initiative.where.toLowerCase()}`.slice(0, 160),
      requested: BigInt(number) * 511_300n,
      now,
    })
    await putCover(platform, town.municipalityId, id, number)
  }
  return town
}

async function putCover(platform: Platform, municipalityId: string, id: string, number: number): Promise<void> {
  const background = { r: (number * 53) % 256, g: (number * 97) % 256, b: (number * 151) % 256 }
  const bytes = await sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .jpeg()
    .toBuffer()
  const taken = await takePicture(platform.files, { name: 'cover.jpg', bytes, tooLarge: false })
  if (!taken.ok) throw new Error(taken.refusal)
  await inTransaction(platform.db, (tx) => storePictures(tx, [taken.value]))
  await platform.db.kysely
    .updateTable('initiatives.initiative')
    .set({ cover_digest: taken.value.digest, place: `Көчө ${number}` })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .execute()
}
