import type { Dress, Pose } from '../dress.ts'
import { boards, mat, sunOnFloor, view, wallBars } from '../hall.ts'
import { paint } from '../palette.ts'
import { box, faint, oval } from '../pen.ts'
import { person } from '../people.ts'
import { dumbbell } from '../things.ts'

const stretching: Pose = { lean: 0, arms: [88, 2, -88, -2], legs: [52, -50, -40, 2] }

const reaching: Pose = { lean: -10, arms: [158, 8, 172, 4], legs: [14, 0, -14, 0] }

const folding: Pose = { lean: 40, arms: [62, 2, 68, 2], legs: [87, 0, 85, 0] }

const lifting: Pose = {
  arms: [70, 92, -60, -100],
  legs: [12, -4, -12, -2],
  holds: (near, far) => dumbbell(near[0], near[1], 1.3) + dumbbell(far[0], far[1], 1.3),
}

/** A sports hall in the morning, women of several ages at their exercises. */
export function womensGym(): string {
  const teal: Dress = { top: '#5b8f8d', low: '#31434a', head: 'bun', shoes: paint.white }
  const coral: Dress = { top: paint.red, low: '#3a3f4b', head: 'braids', shoes: paint.white }
  const elder: Dress = { top: '#8b6a86', low: '#4b4655', head: 'scarf', hat: '#efe2c8', shoes: paint.white }
  const ochre: Dress = { top: paint.ochre, low: '#36454f', head: 'scarf', hat: paint.red, shoes: paint.white }
  const trainer: Dress = { top: paint.white, low: paint.blueShade, head: 'bun', shoes: paint.red }
  return (
    box(-10, -10, 1220, 920, '#f1e6cf') +
    box(-10, 418, 1220, 152, '#8fb0a6') +
    box(-10, 412, 1220, 9, '#5f8a82') +
    box(-10, -10, 1220, 40, '#e2d4b8') +
    box(-10, 552, 1220, 20, '#7a5a40') +
    view('g1', 258, 74, 190, 236, 1) +
    view('g2', 536, 74, 190, 236, 2) +
    view('g3', 814, 74, 190, 236, 3) +
    wallBars(60, 120, 560) +
    wallBars(1056, 120, 560) +
    boards(570, '#d2a56e', '#bb8c57') +
    sunOnFloor(300, 572, 170) +
    sunOnFloor(578, 572, 170) +
    sunOnFloor(856, 572, 170) +
    [330, 640, 900].map((x) => mat(x, 664, 220, '#7c9aa6', '#5d7d8a')).join('') +
    person(330, 670, 252, trainer, reaching) +
    person(640, 670, 246, elder, reaching, -1) +
    person(900, 670, 252, teal, reaching, -1) +
    mat(225, 806, 330, paint.red, paint.redShade) +
    mat(975, 842, 330, '#7f9a6c', '#637d53') +
    person(160, 812, 320, ochre, folding) +
    faint(0.16, oval(570, 864, 190, 14, paint.ink)) +
    person(560, 866, 350, coral, stretching) +
    person(985, 848, 336, { top: '#5b7fa3', low: '#2f3840', head: 'bun', shoes: paint.white }, lifting, -1) +
    dumbbell(744, 856, 1.2) +
    dumbbell(800, 868, 1.2)
  )
}
