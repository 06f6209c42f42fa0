import type { ChangedLine, Piece, SaidLine } from './submission.model.ts'

/** Words times words of a text; longer ones are told as a whole that went and a whole that came. */
const mostCompared = 4_000_000

/**
 * What became of a text, word by word: a longest common subsequence of its words and the spaces between them. Pieces
 * without those removed are the text after, pieces without those added the text before.
 */
export function wordChanges(before: string, after: string): readonly Piece[] {
  const old = wordsOf(before)
  const now = wordsOf(after)
  if (old.length * now.length > mostCompared) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  }
  return joined(walked(old, now, commonLengths(old, now)))
}

/** The lines that are new, gone or changed, in the order of the text after; those that are gone come last. */
export function lineChanges(before: readonly SaidLine[], after: readonly SaidLine[]): readonly ChangedLine[] {
  const old = new Map(before.map((line) => [line.key, line.text]))
  const kept = new Set(after.map(({ key }) => key))
  const changed = after.filter(({ key, text }) => old.get(key) !== text)
  return [
    ...changed.map(({ key, label, text }) => ({ key, label, pieces: wordChanges(old.get(key) ?? '', text) })),
    ...before
      .filter(({ key }) => !kept.has(key))
      .map(({ key, label, text }) => ({ key, label, pieces: wordChanges(text, '') })),
  ]
}

function wordsOf(text: string): readonly string[] {
  // A narrow or tight space holds a sum or a date together: it is no space between words.
  return text.match(/[ \t\n]+|[^ \t\n]+/gu) ?? []
}

/** Cell (i, j): how many words the ends of both texts, from word i and from word j on, have in common. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1))
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const same = old[i] === now[j]
      cell(table, i)[j] = same
        ? length(table, i + 1, j + 1) + 1
        : Math.max(length(table, i + 1, j), length(table, i, j + 1))
    }
  }
  return table
}

function walked(old: readonly string[], now: readonly string[], table: readonly Uint16Array[]): readonly Piece[] {
  const pieces: Piece[] = []
  let i = 0
  let j = 0
  while (i < old.length || j < now.length) {
    const [was, is] = [old[i], now[j]]
    if (was !== undefined && was === is) {
      pieces.push({ kind: 'same', text: was })
      i++
      j++
    } else if (was !== undefined && (is === undefined || length(table, i + 1, j) >= length(table, i, j + 1))) {
      pieces.push({ kind: 'removed', text: was })
      i++
    } else {
      pieces.push({ kind: 'added', text: is as string })
      j++
    }
  }
  return pieces
}

/** Neighbours of one kind as one piece. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const found: Piece[] = []
  for (const piece of pieces) {
    const last = found.at(-1)
    if (last?.kind === piece.kind) found[found.length - 1] = { kind: piece.kind, text: last.text + piece.text }
    else found.push(piece)
  }
  return found
}

function cell(table: readonly Uint16Array[], i: number): Uint16Array {
  // The table has a row for every word and one more.
  return table[i] as Uint16Array
}

function length(table: readonly Uint16Array[], i: number, j: number): number {
  return cell(table, i)[j] as number
}
