import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { countryBox, geoLink, parsePoint, pointText } from './point.ts'

const read = (typed: string) => {
  const result = parsePoint(typed)
  return result.ok ? pointText(result.value) : result.refusal
}
const place = '41.20440, 74.76610'

for (const typed of [
  '41.2044, 74.7661',
  ' 41.2044 74.7661 ',
  '41.2044;74.7661',
  '41,2044 74,7661',
  '41,2044; 74,7661',
  '41.2044°, 74.7661°',
  '+41.204400, +74.766100',
  'geo:41.2044,74.7661',
  'geo:41.2044,74.7661;u=35',
  'GEO:41.2044,74.7661?z=17',
  'https://maps.example/maps/@41.2044,74.7661,15z',
  'https://maps.example/?q=41.2044%2C74.7661',
  'https://maps.example/?ll=74.7661%2C41.2044&z=16',
  'https://maps.example/naryn/geo/74.7661,41.2044?m=74.9,41.5',
  'https://maps.example/?mlat=41.2044&mlon=74.7661#map=15/41.3/74.8',
  'https://maps.example/#map=15/41.2044/74.7661',
  'https://maps.example/place/x/data=!3d41.2044!4d74.7661',
]) {
  test(`${typed} is read as ${place}`, () => equal(read(typed), place))
}

for (const typed of [
  '41°12\'15.84"N 74°45\'57.96"E',
  '41°12′15,84″ с. ш. 74°45′57,96″ в. д.',
  '41° 12.264′ N, 74° 45.966′ E',
  "41°12'15.84'' 74°45'57.96''",
  '41°12′15,84″ т. к. 74°45′57,96″ ч. у.',
]) {
  test(`degrees and minutes ${typed} are read as ${place}`, () => equal(read(typed), place))
}

for (const [typed, said] of [
  ['74.7661, 41.2044', { code: 'point-swapped', point: place }],
  ['74°45\'57.96"E 41°12\'15.84"N', { code: 'point-swapped', point: place }],
  ['55.7558, 37.6173', { code: 'point-abroad' }],
  ['-41.2044, 74.7661', { code: 'point-abroad' }],
  ['https://maps.example/@55.7558,37.6173,15z', { code: 'point-abroad' }],
  ['https://maps.example/s/aBcD', { code: 'link-without-point' }],
  ['41.2044', { code: 'not-a-point' }],
  ['41.2044, 74.7661, 1500', { code: 'not-a-point' }],
  ['Мектептин жаны', { code: 'not-a-point' }],
  ['41°12′ 74°45′ <script>', { code: 'not-a-point' }],
  ['41°12′ 74°45′ 12°', { code: 'not-a-point' }],
  ['', { code: 'not-a-point' }],
  [`https://maps.example/${'1.1,'.repeat(600)}`, { code: 'not-a-point' }],
] as const) {
  test(`${typed.slice(0, 60)} is answered with ${said.code}`, () => deepEqual(read(typed), said))
}

test('the corners of the box are inside, a hundred-thousandth further is not', () => {
  const { latitudeE5: latitude, longitudeE5: longitude } = countryBox
  const corner = { latitudeE5: latitude.min, longitudeE5: longitude.max }
  ok(parsePoint(pointText(corner)).ok)
  equal(parsePoint(pointText({ ...corner, latitudeE5: latitude.min - 1 })).ok, false)
  equal(parsePoint(pointText({ ...corner, longitudeE5: longitude.max + 1 })).ok, false)
})

test('a point that is shown can be typed again, and a map opens it', () => {
  const point = { latitudeE5: 4_100_005, longitudeE5: 7_400_000 }
  const again = parsePoint(pointText(point))
  deepEqual(again.ok && again.value, point)
  equal(geoLink(point), 'geo:41.00005,74.00000')
})
