import { day } from '../field.ts'
import { horse, yurt } from '../herd.ts'
import { band, cloud, hill, patches, range, type Stone, sky, tufts } from '../mountains.ts'
import { paint } from '../palette.ts'
import { land, stroke } from '../pen.ts'
import { spruce } from '../plants.ts'

/** A high valley: a river in its bends, yurts, horses at pasture. */
export function placeNaryn(): string {
  const stern: Stone = { light: '#93a0a6', shade: '#6f8290', snow: paint.snow, snowShade: '#adbdca' }
  const peaks = '60 150 300, 290 200 230, 520 70 330, 760 160 250, 980 96 300, 1180 190 240'
  return (
    sky(day, 440) +
    cloud(840, 70, 150, '#eef0e6') +
    cloud(190, 110, 130, '#e6ebe4') +
    range(peaks, 470, stern, 292, 51) +
    hill('-10 420, 180 356, 400 430, 560 452', '#a98f78', '#937863', 4, 8) +
    hill('520 466, 760 420, 980 348, 1210 392', '#b59a7c', '#9a7f66', 6, 8) +
    hill('-10 480, 260 452, 600 478, 900 446, 1210 470', '#a8a377', '#928e65', 7, 12) +
    [40, 66, 92, 124, 1090, 1120, 1156, 1186]
      .map((x, index) => spruce(x, 478 - (index % 3) * 8, 84 + (index % 3) * 16, index + 3))
      .join('') +
    land('-10 506, 600 494, 1210 504', '#c6b577') +
    patches(0, 520, 1200, 360, 50, '#b4a365', 4) +
    patches(0, 520, 1200, 360, 30, '#d9ca90', 7) +
    band(
      '700 496 8, 640 510 14, 520 530 22, 560 556 28, 760 584 40, 820 630 56, 640 690 84, ' +
        '420 760 110, 380 830 140, 470 920 190',
      '#7fb0b4',
    ) +
    band(
      '702 498 3, 642 512 5, 532 531 8, 566 556 10, 752 584 14, 806 630 20, 632 690 28, ' +
        '412 764 34, 366 834 40, 440 920 60',
      '#a9cdca',
    ) +
    yurt(1010, 600, 0.72) +
    yurt(900, 566, 0.46, paint.blue) +
    yurt(180, 570, 0.5) +
    stroke('1010 500, 1018 470, 1004 440, 1022 404', '#e9e6da', 8, 'opacity="0.5"') +
    horse(420, 610, 0.44, '#8a5f45', '#4b3a33', true) +
    horse(350, 622, 0.48, '#5a463c', '#2f2a28', false, -1) +
    horse(300, 600, 0.36, '#c9a06a', '#7d5b3c', true) +
    horse(930, 800, 1.3, '#8a5f45', '#3f312b', true, -1) +
    horse(1112, 726, 0.95, '#d8cbb2', '#a3937a') +
    horse(780, 716, 0.8, '#5a463c', '#2f2a28', false) +
    tufts(0, 560, 1200, 330, 150, ['#a3964f', '#8f8a4c', '#dccd93'], 5, 1.3)
  )
}
