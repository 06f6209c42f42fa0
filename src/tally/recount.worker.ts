import { electionIn, fileCountOf } from './file-count.rules.ts'
import type { RecountNews, RecountQuestion, WrittenInput } from './recount.model.ts'
import { recountOfFiles } from './recount.rules.ts'

/** Two sorts that the engine uses are younger than the browsers that we promise to serve. */
const older = Array.prototype as { toSorted?: unknown; at?: unknown }
older.toSorted ??= function toSorted(this: unknown[], compare?: (a: unknown, b: unknown) => number) {
  return [...this].sort(compare)
}
older.at ??= function at(this: unknown[], place: number) {
  return this[place < 0 ? this.length + place : place]
}

function tell(news: RecountNews): void {
  self.postMessage(news)
}

addEventListener('message', async ({ data }: MessageEvent<RecountQuestion>) => {
  try {
    if (data.kind === 'call') await recountCall(data)
    else await countFile(data)
  } catch {
    // The network, or a file that is not what it should be: the page says so, and how to do it otherwise.
    tell({ kind: 'failed' })
  }
})

async function recountCall({ input, votes, published }: Extract<RecountQuestion, { kind: 'call' }>): Promise<void> {
  const inputBytes = await fetched(input)
  const written = JSON.parse(new TextDecoder().decode(inputBytes)) as WrittenInput
  const votesBytes = votes === undefined ? undefined : await fetched(votes)
  const recount = recountOfFiles(inputBytes, written, votesBytes, published)
  tell(recount ? { kind: 'call', recount } : { kind: 'failed' })
}

async function fetched(address: string): Promise<Uint8Array> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

/** Milliseconds between two signs of progress: often enough to be seen moving. */
const betweenSigns = 200

async function countFile({ file, rules, language }: Extract<RecountQuestion, { kind: 'file' }>): Promise<void> {
  const read = electionIn(new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) {
    tell({ kind: 'faults', faults: read.refusal })
    return
  }
  let next = 0
  const goesOn = (rule: (typeof rules)[number], counts: number) => {
    if (counts === 0 || performance.now() >= next) {
      next = performance.now() + betweenSigns
      tell({ kind: 'progress', rule, counts })
    }
    // However long it takes: whoever waits has a button that ends it.
    return true
  }
  tell({ kind: 'file', count: fileCountOf(read.value, { rules, language, goesOn }) })
}
