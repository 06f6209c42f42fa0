import { bending, walking } from '../dress.ts'
import { day, rows } from '../field.ts'
import { bough } from '../garden.ts'
import { alaToo, cloud, hill, nearStone, sky } from '../mountains.ts'
import { paint } from '../palette.ts'
import { chance, each, land, oval } from '../pen.ts'
import { person } from '../people.ts'
import { poplar } from '../plants.ts'
import { basket } from '../things.ts'
import { house } from '../village.ts'

/** Bean fields in flower under the Talas ridge. */
export function placeTalas(): string {
  const next = chance(44)
  const flowersInRows = each(150, () => {
    const part = 0.2 + next() * 0.8
    const row = Math.floor(next() * 17)
    const foot = 380 - 1300 + (2600 * row) / 16
    const [x, y] = [380 + (foot - 380) * part + (next() - 0.5) * 60 * part, 476 + 434 * part]
    return oval(x, y, 2 + part * 4.5, 2 + part * 4, next() < 0.8 ? paint.white : '#e3b7ae')
  })
  return (
    sky(day, 430) +
    cloud(200, 96, 130, '#eef0e6') +
    cloud(900, 70, 160, '#eef0e6') +
    alaToo(440, 320, nearStone, 97) +
    hill('-10 412, 220 372, 520 424, 800 380, 1210 416', '#a9ad80', '#939a70', 4, 12) +
    land('-10 466, 600 452, 1210 464', '#bfb673') +
    each(22, (index) => poplar(40 + index * 26 + (index > 10 ? 560 : 0), 486, 120 + ((index * 37) % 50), 150 + index)) +
    house(400, 494, 0.56, { wide: 280, windows: 4 }) +
    house(600, 492, 0.6, { wide: 270, windows: 3, roof: 'rust' }) +
    land('-10 486, 600 492, 1210 484', '#b39b6c') +
    rows(380, 476, paint.leafShade, 17, 68) +
    rows(380, 476, '#7f9a5c', 17, 40) +
    flowersInRows +
    person(
      740,
      700,
      210,
      { top: paint.ochre, low: '#565061', cut: 'gown', head: 'scarf', hat: paint.white },
      bending,
      -1,
    ) +
    person(560, 620, 140, { top: paint.red, low: '#4d4f5e', cut: 'gown', head: 'scarf', hat: '#efe2c8' }, bending) +
    person(
      930,
      836,
      320,
      { top: paint.blue, low: '#3a4149', head: 'kalpak' },
      { ...walking, arms: [20, 30, -14, 8], holds: basket },
      -1,
    ) +
    bough(1220, -10, -320, 4)
  )
}
