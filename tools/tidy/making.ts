/**
 * The repository speaks of the product, never of how it was made or on which machine. A letter in brackets keeps a
 * pattern from finding itself.
 */
const making: readonly (readonly [RegExp, string])[] = [
  [/\b[A]\.?I\b|\b[L]LMs?\b|\b[G]PT\b|language [m]odel|искусственн\w* [и]нтеллект/u, 'a word of how it was made'],
  [/\b(?<!user-|user |http\.|https\.)(sub)?[a]gents?\b(?!-)/i, 'a word of how it was made'],
  [/\b[p]rompts?\b(?!=)/i, 'a word of how it was made'],
  [/\b[h]elpers?\b/i, 'an empty word; say what it does'],
  [/\/work\/(main|shared|\.library)|\/tmp\/(brief|bash)|\/[f]arm\/|\/home\/[a-z]+\//, 'a path of one machine'],
  [/https?:\/\/[\w.-]*(registry|mirror|artifact)[\w.-]*/i, 'the host of a registry'],
  [/-----BEGIN [A-Z ]*PRIVATE [K]EY-----|\bAKIA[0-9A-Z]{16}\b|\bghp_\w{30,}/, 'a secret'],
  [/\b[T]ODO\b|\b[F]IXME\b|\bX[X]X\b/, 'a promise; do it now, or open an issue and write nothing'],
  [/^\s*(\/\/|\*|#)\s*([-=*~])\2{9,}/, 'a banner; split the file instead'],
]

export function makingComplaints(path: string, text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, at) =>
      making
        .filter(([pattern]) => pattern.test(line))
        .map(([pattern, words]) => `${path}:${at + 1}: ${words} (${pattern.exec(line)?.[0].trim()})`),
    )
}
