import { type Dress, type Pose, running, sitting } from '../dress.ts'
import { alaToo, cloud, hill, patches, sky } from '../mountains.ts'
import { bunting } from '../ornament.ts'
import { paint } from '../palette.ts'
import { bar, box, cut, each, faint, type Line, land, oval } from '../pen.ts'
import { person } from '../people.ts'
import { poplar } from '../plants.ts'
import { ball, wheelchair } from '../things.ts'
import { bench, pane } from '../village.ts'

const motley = [paint.red, paint.ochre, paint.white, paint.blue, '#7f9a6c']

function kindergarten(x: number, y: number): string {
  return (
    box(x, y - 150, 560, 150, '#f3e3c2') +
    box(x, y - 26, 560, 26, '#5b8f8d') +
    cut(
      [
        [x - 20, y - 146],
        [x + 40, y - 204],
        [x + 520, y - 204],
        [x + 580, y - 146],
      ],
      paint.rust,
    ) +
    cut(
      [
        [x + 520, y - 204],
        [x + 580, y - 146],
        [x + 430, y - 146],
      ],
      paint.rustShade,
    ) +
    each(7, (index) => (index === 3 ? '' : pane(x + 28 + index * 76, y - 108, 44, 56))) +
    box(x + 240, y - 110, 80, 110, paint.blueShade) +
    box(x + 248, y - 102, 30, 102, paint.blue) +
    box(x + 282, y - 102, 30, 102, paint.blue) +
    cut(
      [
        [x + 214, y - 118],
        [x + 280, y - 160],
        [x + 346, y - 118],
      ],
      paint.blue,
    )
  )
}

function track(): string {
  const line = (index: number): Line => {
    const y = 610 + index * index * 12 + index * 62
    return [
      [-10, y],
      [1210, y - 6],
    ]
  }
  return (
    land('-10 592, 1210 588', '#c9825f') +
    patches(0, 610, 1200, 270, 30, '#bb7352', 6) +
    patches(0, 610, 1200, 270, 14, '#d5946f', 9) +
    each(4, (index) => bar(line(index), '#f0e3c8', 4 + index * 1.5))
  )
}

function hoop(x: number, y: number, colour: string): string {
  return oval(x, y, 86, 22, 'none', `stroke="${colour}" stroke-width="9"`)
}

/** The yard and those who cheer. */
function yard(): string {
  return (
    sky(['#bfd3d8', '#c9d9d9', '#d8e0d8', '#ece6d2'], 400) +
    cloud(430, 84, 120, '#eef0e6') +
    cloud(960, 96, 140, '#eef0e6') +
    alaToo(396, 290, undefined, 17) +
    hill('-10 372, 240 340, 560 384, 860 350, 1210 376', '#b3b792', '#9ba480', 4) +
    land('-10 440, 600 426, 1210 438', paint.meadow) +
    [40, 110, 1080, 1150].map((x, index) => poplar(x, 520, 320 + (index % 2) * 50, 20 + index)).join('') +
    kindergarten(320, 530) +
    land('-10 528, 600 524, 1210 528', '#a9b070') +
    patches(0, 536, 1200, 50, 20, '#969e5f', 4) +
    bench(180, 574, 190) +
    person(140, 572, 138, { top: '#7a6a86', low: '#565061', cut: 'gown', head: 'scarf', hat: paint.white }, sitting) +
    person(205, 572, 142, { top: '#56616b', low: '#3a4149', head: 'kalpak' }, { ...sitting, arms: [100, 50, 40, 40] }) +
    [960, 1010, 1062]
      .map((x, index) =>
        person(
          x,
          574 + index * 2,
          96 + index * 6,
          {
            top: motley[index] ?? paint.red,
            low: paint.ink,
            head: index === 1 ? 'braids' : 'cap',
            hat: motley[index + 2] ?? paint.ochre,
            child: true,
          },
          { arms: [150, 10, 130, 20], legs: [6, 0, -6, 0] },
          -1,
        ),
      )
      .join('')
  )
}

/** A sports day: fathers, mothers and children running to the ribbon. */
export function motherFatherMe(): string {
  const held: Pose = { lean: 6, arms: [20, 12, -46, 40], legs: [46, -48, -30, -40] }
  const father: Dress = { top: paint.blue, low: '#35424c', head: 'short', shoes: paint.white }
  const mother: Dress = { top: paint.red, low: '#3a3f4b', head: 'scarf', hat: '#efe2c8', shoes: paint.white }
  const child: Dress = {
    top: paint.ochre,
    low: '#49606f',
    head: 'cap',
    hat: paint.red,
    child: true,
    shoes: paint.white,
  }
  return (
    yard() +
    track() +
    bar('1104 690, 1104 300', paint.ink, 9) +
    bar('1160 880, 1160 250', paint.ink, 12) +
    bunting([-20, 70], [1160, 250], 58, 28, motley, 1.15) +
    person(
      196,
      690,
      262,
      { top: '#5f7d56', low: '#3b4650', head: 'topu', hat: paint.ink, shoes: paint.white },
      { lean: 14, arms: [58, 22, 54, 26], legs: [38, -30, -34, -20] },
    ) +
    wheelchair(306, 690, 0.72) +
    faint(0.16, oval(720, 866, 300, 16, paint.ink)) +
    person(560, 860, 372, father, { ...held, arms: [58, -14, -44, 50] }) +
    person(862, 860, 350, mother, { ...held, arms: [44, 70, -62, 12] }) +
    person(716, 842, 232, child, { ...running, arms: [112, 8, -116, -6] }) +
    cut('1104 540, 1160 650, 1160 668, 1104 554', paint.red) +
    ball(96, 864, 30, paint.ochre, paint.red) +
    ball(1050, 640, 16, paint.blue, paint.white) +
    hoop(330, 846, paint.blue) +
    hoop(250, 866, paint.ochre)
  )
}
