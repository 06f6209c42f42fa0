/** The yardstick, docs/features.md: every row once, an honest word in it, and something to show for it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const rowCount = 218

export function featureComplaints(text: string, root: string): string[] {
  const rows = [...text.matchAll(/^\| *(\d+) \| (.+?) \| ([^|]*?) \|(.*)\|$/gm)].map(([, id, name, has, shown]) => ({
    id: Number(id),
    name: name ?? '',
    has: has ?? '',
    shown: (shown ?? '').trim(),
  }))
  const order = rows.findIndex(({ id }, at) => id !== at + 1)
  return [
    ...(order >= 0 ? [`row ${rows[order]?.id} stands where ${order + 1} should`] : []),
    ...(rows.length === rowCount ? [] : [`${rows.length} rows, there are ${rowCount} features`]),
    ...rows.flatMap(({ id, has, shown }) => {
      if (!['yes', 'part', 'no'].includes(has)) return [`${id}: says "${has}"; yes, part or no`]
      if (has !== 'no' && shown === '') return [`${id}: says ${has} and shows nothing`]
      return pathsIn(shown)
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${id}: shows ${path}, which is not there`)
    }),
    ...(text.includes(sumLine(rows)) ? [] : [`the last line should be "${sumLine(rows)}"`]),
  ]
}

function sumLine(rows: readonly { readonly has: string }[]): string {
  const count = (word: string) => `${rows.filter(({ has }) => has === word).length} ${word}`
  return `**Of ${rowCount} features: ${['yes', 'part', 'no'].map(count).join(', ')}.**`
}

/** Files of the repository named in backticks; an address such as `/practices` is a page and begins with a slash. */
function pathsIn(shown: string): string[] {
  return [...shown.matchAll(/`([\w.-]+\/[\w./-]+|[\w-]+\.\w+)`/g)].map(([, path]) => path ?? '')
}
