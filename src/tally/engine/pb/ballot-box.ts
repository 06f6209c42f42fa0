import { emptyMarks, type Marks, type VoteType } from '../election.ts'

export type VotesHeader = {
  readonly columns: number
  readonly vote: number
  /** -1 where the file has no points. */
  readonly points: number
  readonly voteType: VoteType
  readonly defaultScore: number
}

/** Marks and points as they are read, with room for all that the rest of the file can hold. */
export class BallotBox {
  readonly start: Uint32Array
  readonly rowAt: Uint32Array
  readonly marks: Marks
  readonly points: Int32Array
  /** Last ballot that marked a project, plus one: a ballot is a set. */
  readonly markedBy: Int32Array
  pointScale = 1
  count = 0
  length = 0

  constructor(projects: number, room: number, withPoints: boolean) {
    this.start = new Uint32Array((room >> 1) + 3)
    this.rowAt = new Uint32Array((room >> 1) + 2)
    this.marks = emptyMarks(projects, (room >> 1) + 2)
    this.points = new Int32Array(withPoints ? (room >> 1) + 2 : 0)
    this.markedBy = new Int32Array(projects)
  }
}
