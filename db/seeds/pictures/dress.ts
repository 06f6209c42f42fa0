import type { Point } from './pen.ts'

/** Angles in degrees: 0 hangs straight down, positive swings to the way the person faces. */
export type Pose = {
  readonly lean?: number
  readonly arms?: readonly [shoulder: number, elbow: number, shoulder: number, elbow: number]
  readonly legs?: readonly [hip: number, knee: number, hip: number, knee: number]
  /** Draws what the hands hold, given where the near hand and the far hand are. */
  readonly holds?: (near: Point, far: Point) => string
}

export type Headwear = 'short' | 'bun' | 'braids' | 'scarf' | 'kalpak' | 'topu' | 'cap' | 'ears'

export type Dress = {
  readonly top: string
  readonly low: string
  /** How the lower part is cut; trousers unless said. */
  readonly cut?: 'skirt' | 'gown' | 'flounce'
  readonly head?: Headwear
  readonly hat?: string
  readonly vest?: string
  readonly shoes?: string
  readonly child?: boolean
}

export const standing: Pose = { arms: [8, 6, -8, 6], legs: [3, 0, -3, 0] }
export const walking: Pose = { lean: 2, arms: [22, 14, -20, 8], legs: [22, -4, -16, -18] }
export const running: Pose = { lean: 10, arms: [40, 75, -45, 70], legs: [48, -45, -28, -40] }
export const sitting: Pose = { arms: [22, 40, 16, 44], legs: [84, -82, 80, -80] }
export const digging: Pose = { lean: 32, arms: [34, 14, 58, 12], legs: [24, -26, -20, -8] }
export const bending: Pose = { lean: 36, arms: [42, 18, 58, 12], legs: [12, -8, -8, -6] }
