import { type Dress, type Pose, standing } from './dress.ts'
import { headOf } from './heads.ts'
import { paint } from './palette.ts'
import { blob, dab, limb, mix, oval, type Point, shape, way } from './pen.ts'

type Chain = readonly [Point, Point, Point]

/** Where a body's joints are in a pose, and how thick it is there. */
type Body = {
  readonly high: number
  readonly face: number
  readonly lean: number
  readonly thick: number
  readonly thigh: number
  readonly shin: number
  readonly hip: Point
  readonly neck: Point
  readonly legs: readonly [Chain, Chain]
  readonly arms: readonly [Chain, Chain]
  readonly turns: readonly [number, number, number, number]
}

function step(from: Point, angle: number, length: number, face: number): Point {
  const turn = (angle * Math.PI) / 180
  return [from[0] + Math.sin(turn) * length * face, from[1] + Math.cos(turn) * length]
}

function darker(colour: string, share = 0.17): string {
  return mix(colour, '#000000', share)
}

function bodyOf(x: number, y: number, high: number, child: boolean, pose: Pose, face: number): Body {
  const { lean = 0, arms = [8, 6, -8, 6], legs = [3, 0, -3, 0] } = pose
  const [thigh, shin, trunk] = child
    ? [0.2, 0.19, 0.31].map((part) => part * high)
    : [0.25, 0.245, 0.295].map((part) => part * high)
  const [upper, fore] = child ? [high * 0.13, high * 0.13] : [high * 0.155, high * 0.15]
  const thick = high * (child ? 0.085 : 0.078)
  const chain = (from: Point, angle: number, bend: number, first: number, second: number): Chain => {
    const middle = step(from, angle, first, face)
    return [from, middle, step(middle, angle + bend, second, face)]
  }
  const leg = (from: Point, index: 0 | 2): Chain =>
    chain(from, legs[index], legs[index + 1] ?? 0, thigh ?? 0, shin ?? 0)
  const drop = Math.max(leg([0, 0], 0)[2][1], leg([0, 0], 2)[2][1])
  const hip: Point = [x, y - drop - thick * 0.3]
  const neck = step(hip, 180 - lean, trunk ?? 0, face)
  const arm = (index: 0 | 2, aside: number): Chain =>
    chain(
      [neck[0] + aside * high * face, neck[1] + high * 0.04],
      arms[index],
      arms[index + 1] ?? 0,
      upper ?? 0,
      fore ?? 0,
    )
  const aside = 0.012 * high * face
  return {
    high,
    face,
    lean,
    thick,
    hip,
    neck,
    thigh: thigh ?? 0,
    shin: shin ?? 0,
    legs: [leg([hip[0] + aside, hip[1]], 0), leg([hip[0] - aside, hip[1]], 2)],
    arms: [arm(0, 0.04), arm(2, -0.045)],
    turns: legs,
  }
}

/** Two points on either side of `middle`, square to the way the body leans. */
function across(body: Body, middle: Point, half: number): readonly [Point, Point] {
  const turn = (body.lean * Math.PI) / 180
  const [dx, dy] = [Math.cos(turn) * half, Math.sin(turn) * half * body.face]
  return [
    [middle[0] - dx, middle[1] - dy],
    [middle[0] + dx, middle[1] + dy],
  ]
}

function legOf(body: Body, index: 0 | 1, colour: string, shoes: string): string {
  const [start, knee, foot] = body.legs[index]
  const { thick, face } = body
  const toe: Point = [foot[0] + thick * 0.85 * face, foot[1] + thick * 0.1]
  return (
    limb(start, knee, thick * 1.15, thick * 0.88, colour) +
    limb(knee, foot, thick * 0.86, thick * 0.58, colour) +
    limb(foot, toe, thick * 0.66, thick * 0.5, shoes)
  )
}

function armOf(body: Body, index: 0 | 1, colour: string): string {
  const [shoulder, elbow, hand] = body.arms[index]
  const { thick } = body
  return (
    limb(elbow, hand, thick * 0.66, thick * 0.5, colour) +
    limb(shoulder, elbow, thick * 0.82, thick * 0.66, colour) +
    oval(hand[0], hand[1], thick * 0.31, thick * 0.31, paint.skin)
  )
}

function trunkOf(body: Body, colour: string, top: number, low: number): string {
  const { high, hip, neck } = body
  const [a, b] = across(body, [neck[0], neck[1] + high * 0.015], high * 0.085 * top)
  const [c, d] = across(body, [(neck[0] + hip[0]) / 2, (neck[1] + hip[1]) / 2], high * 0.078 * low)
  const [e, f] = across(body, [hip[0], hip[1] + high * 0.02], high * 0.082 * low)
  return blob([a, [neck[0], neck[1] - high * 0.012], b, d, f, e, c], colour)
}

/** A skirt goes where the legs go: over the forward knee, under the other. */
function skirtOf(body: Body, dress: Dress): string {
  const { high, face, hip, thigh, shin, turns } = body
  const [front, back] = turns[0] >= turns[2] ? [turns.slice(0, 2), turns.slice(2)] : [turns.slice(2), turns.slice(0, 2)]
  const [pad, reach] = { flounce: [0.13, 0.5], gown: [0.07, 0.8], skirt: [0.06, 0.3] }[dress.cut ?? 'skirt'] as [
    number,
    number,
  ]
  const side = (angles: readonly number[], sign: number): readonly [Point, Point] => {
    const [turn = 0, bend = 0] = angles
    const joint = step(hip, turn, thigh, face)
    const edge = step(joint, turn + 90 * sign, high * pad, face)
    return [edge, step(step(joint, turn + bend, shin * reach, face), turn + bend + 90 * sign, high * pad * 1.25, face)]
  }
  const [knee, hem] = side(front, 1)
  const [rear, end] = side(back, -1)
  const waist = across(body, [hip[0], hip[1] - high * 0.05], high * 0.068)
  const [fore, aft] = face === 1 ? [waist[1], waist[0]] : [waist[0], waist[1]]
  const low: Point = [(hem[0] + end[0]) / 2, (hem[1] + end[1]) / 2 + high * 0.012]
  const edges = [
    [fore, knee, hem],
    [hem, low, end],
    [end, rear, aft],
  ].map((line) => way(line).slice(1))
  const fold = (share: number): string => {
    const foot: Point = [hem[0] * share + end[0] * (1 - share), hem[1] * share + end[1] * (1 - share)]
    const root: Point = [knee[0] * share + rear[0] * (1 - share), knee[1] * share + rear[1] * (1 - share)]
    return dab([root[0], root[1] - (foot[1] - root[1]) * 0.3], foot, high * 0.011, darker(dress.low), high * 0.006)
  }
  return shape(`M${edges.join('L')}Z`, dress.low) + fold(0.68) + fold(0.32)
}

/**
 * A person without a face, standing on x, y, `high` tall when upright. The lowest foot is on the ground whatever the
 * pose; the person looks to the right, or to the left with `face` -1.
 */
export function person(x: number, y: number, high: number, dress: Dress, pose: Pose = standing, face = 1): string {
  const child = dress.child === true
  const body = bodyOf(x, y, high, child, pose, face)
  const { neck, thick } = body
  const size = high * (child ? 0.19 : 0.138)
  const head = step(neck, 180 - body.lean * 0.7, size * 0.56, face)
  const [near, far] = dress.cut ? [paint.skinShade, paint.skinShade] : [dress.low, darker(dress.low)]
  const shoes = dress.shoes ?? paint.ink
  return (
    armOf(body, 1, darker(dress.top)) +
    legOf(body, 1, far, shoes) +
    legOf(body, 0, near, shoes) +
    (dress.cut ? skirtOf(body, dress) : '') +
    limb(neck, head, thick * 0.6, thick * 0.55, paint.skinShade) +
    trunkOf(body, dress.top, 1, 1) +
    (dress.vest ? trunkOf(body, dress.vest, 0.86, 0.94) : '') +
    headOf(dress, head, size, face) +
    (pose.holds ? pose.holds(body.arms[0][2], body.arms[1][2]) : '') +
    armOf(body, 0, dress.vest ? dress.top : darker(dress.top, 0.08))
  )
}
