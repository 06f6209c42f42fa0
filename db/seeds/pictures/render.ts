import sharp from 'sharp'
import { gouache } from './gouache.ts'
import { ashar } from './scenes/ashar.ts'
import { cultureLeisure } from './scenes/culture-leisure.ts'
import { danceStudio } from './scenes/dance-studio.ts'
import { fairyTales } from './scenes/fairy-tales.ts'
import { lightingAfter, lightingBefore } from './scenes/lighting.ts'
import { lightingPublic } from './scenes/lighting-public.ts'
import { motherFatherMe } from './scenes/mother-father-me.ts'
import { park } from './scenes/park.ts'
import { parkAfter } from './scenes/park-after.ts'
import { parkBefore } from './scenes/park-before.ts'
import { parkWorks } from './scenes/park-works.ts'
import { placeBatken } from './scenes/place-batken.ts'
import { placeChui } from './scenes/place-chui.ts'
import { placeIssykKul } from './scenes/place-issyk-kul.ts'
import { placeJalalAbad } from './scenes/place-jalal-abad.ts'
import { placeNaryn } from './scenes/place-naryn.ts'
import { placeOsh } from './scenes/place-osh.ts'
import { placeTalas } from './scenes/place-talas.ts'
import { streetAfter, streetBefore } from './scenes/street.ts'
import { streetBenches } from './scenes/street-benches.ts'
import { streetLights } from './scenes/street-lights.ts'
import { womensGym } from './scenes/womens-gym.ts'

const scenes = {
  'womens-gym': womensGym,
  'culture-leisure': cultureLeisure,
  'lighting-public': lightingPublic,
  'street-benches': streetBenches,
  'dance-studio': danceStudio,
  'mother-father-me': motherFatherMe,
  'fairy-tales': fairyTales,
  'street-lights': streetLights,
  park,
  'lighting-before': lightingBefore,
  'lighting-after': lightingAfter,
  'street-before': streetBefore,
  'street-after': streetAfter,
  'park-before': parkBefore,
  'park-works': parkWorks,
  'park-after': parkAfter,
  ashar,
  'place-naryn': placeNaryn,
  'place-jalal-abad': placeJalalAbad,
  'place-issyk-kul': placeIssykKul,
  'place-batken': placeBatken,
  'place-osh': placeOsh,
  'place-talas': placeTalas,
  'place-chui': placeChui,
}

export type PictureName = keyof typeof scenes

/** Every picture there is. */
export const pictureNames = Object.keys(scenes) as readonly PictureName[]

/** The flat drawing under a picture, as an SVG text, 1200 by 900. */
export function drawPicture(name: PictureName): string {
  const size = 'width="1200" height="900" viewBox="0 0 1200 900"'
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${scenes[name]()}</svg>`
}

/** A picture as a JPEG file, 1280 by 960, which is as wide as pages offer one; the same bytes each time on one machine. */
export async function renderPicture(name: PictureName): Promise<Buffer> {
  const flat = await sharp(Buffer.from(drawPicture(name)), { density: 76.8 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = flat.info
  const painted = gouache({ bytes: flat.data, width, height })
  return await sharp(painted, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer()
}
