import { type Dress, type Pose, standing } from '../dress.ts'
import { boards, sunOnFloor, view } from '../hall.ts'
import { shyrdak } from '../ornament.ts'
import { paint } from '../palette.ts'
import { at, bar, box, cut, faint, oval, within } from '../pen.ts'
import { person } from '../people.ts'
import { wheelchair } from '../things.ts'

function girl(top: string, low: string): Dress {
  return {
    top: paint.felt,
    low,
    vest: top,
    cut: 'flounce',
    head: 'topu',
    hat: top,
    child: true,
  }
}
const boy: Dress = { top: paint.felt, low: '#32404f', vest: paint.blueShade, head: 'kalpak', child: true }
const open: Pose = { arms: [128, 14, -118, -12], legs: [10, -2, -12, -6] }
const swing: Pose = { lean: 4, arms: [150, 10, -70, -24], legs: [30, -34, -6, 0] }

/** The mirror, with those who dance before it shown fainter. */
function mirror(troupe: string): string {
  return (
    box(316, 128, 700, 424, paint.wood) +
    box(330, 142, 672, 402, '#d3e0dc') +
    faint(
      0.42,
      within(
        'mirror',
        'M330 142h672v402h-672Z',
        box(330, 500, 672, 60, '#c79a66') +
          [470, 690, 910]
            .map((x) => box(x - 60, 170, 120, 180, '#f4eddb') + box(x - 3, 170, 6, 180, '#c3d2d2'))
            .join('') +
          at(110, 10, troupe, 0.84),
      ),
    ) +
    faint(0.5, cut('360 142, 450 142, 330 330, 330 190', '#ffffff')) +
    faint(0.4, cut('690 142, 740 142, 500 544, 450 544', '#ffffff'))
  )
}

/** A room with a mirror and a barre, children at a dance. */
export function danceStudio(): string {
  const troupe =
    person(560, 640, 236, girl(paint.blue, '#5b8fb0'), open) +
    person(740, 646, 240, boy, { arms: [92, 10, -92, -10], legs: [22, -20, -14, 0] }, -1) +
    person(390, 640, 230, girl(paint.ochre, '#e0b15f'), swing, 1)
  return (
    box(-10, -10, 1220, 920, '#f2e4cc') +
    box(-10, 548, 1220, 24, '#7a5a40') +
    shyrdak(40, 28, 1120, 76) +
    mirror(troupe) +
    view('d1', 76, 152, 170, 280, 2) +
    view('d2', 1076, 152, 170, 280, 1) +
    boards(570, '#cfa26d', '#b98a57') +
    sunOnFloor(40, 572, 170) +
    sunOnFloor(470, 572, 260) +
    bar('300 462, 1030 462', paint.woodShade, 11) +
    bar('320 462, 320 560', '#7d878c', 7) +
    bar('660 462, 660 560', '#7d878c', 7) +
    bar('1010 462, 1010 560', '#7d878c', 7) +
    troupe +
    faint(
      0.14,
      oval(250, 842, 110, 12, paint.ink) +
        oval(470, 852, 110, 12, paint.ink) +
        oval(706, 858, 110, 12, paint.ink) +
        oval(930, 846, 120, 12, paint.ink),
    ) +
    person(240, 842, 300, girl(paint.red, '#c9685a'), open) +
    wheelchair(480, 856, 1.16) +
    person(726, 858, 310, girl('#5f7d56', '#8fa873'), swing, -1) +
    person(930, 848, 296, boy, { arms: [150, 10, -30, -50], legs: [36, -40, -8, 0] }, -1) +
    person(
      1100,
      800,
      390,
      { top: '#6f5a78', low: '#3b3947', cut: 'gown', head: 'bun' },
      { ...standing, arms: [70, 70, 50, 80] },
      -1,
    )
  )
}
