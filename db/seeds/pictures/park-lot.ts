import { alaToo, cloud, hill, sky } from './mountains.ts'
import { paint } from './palette.ts'
import { land } from './pen.ts'
import { olive, poplar, tree } from './plants.ts'
import { adobeWall } from './village.ts'

export const bright = [paint.red, '#e3b7ae', paint.ochre, paint.white]

export function background(dry: boolean): string {
  return (
    sky(dry ? ['#cfd5cf', '#d9dacf', '#e2dfcf', '#e9e2cd'] : ['#bfd3d8', '#c9d9d9', '#d8e0d8', '#ece6d2'], 420) +
    cloud(300, 86, 120, dry ? '#e6e3d8' : '#eef0e6') +
    alaToo(410, 280, undefined, 23) +
    hill('-10 384, 260 350, 560 392, 860 356, 1210 388', '#b3b792', '#9ba480', 4)
  )
}

/** What stands in the same place through all three pictures of the lot. */
export function lot(dry: boolean): string {
  const field = dry ? '#c8ae75' : '#a9b26c'
  const leaves = dry ? olive : undefined
  return (
    background(dry) +
    land('-10 430, 600 418, 1210 432', dry ? '#bfb07a' : '#b1b672') +
    [40, 96, 152, 1060, 1116, 1170].map((x, index) => poplar(x, 500, 260 + (index % 3) * 34, 70 + index)).join('') +
    adobeWall(-10, 520, 1220, 78, 4) +
    land('-10 516, 1210 514', field) +
    tree(240, 600, 330, 21, leaves) +
    tree(1010, 610, 350, 25, leaves)
  )
}
