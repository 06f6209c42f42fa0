import { assert } from '../../lib/kernel/assert.ts'

/** A language's words for numbers, each list from its least: 0 to 19, tens from 20, hundreds from 100. */
export type NumberWords = {
  readonly units: readonly string[]
  /** Before "thousand", which is feminine in Russian. */
  readonly unitsOfThousands: readonly string[]
  readonly tens: readonly string[]
  readonly hundreds: readonly string[]
  /** "forty" and "two" together. */
  readonly joined: (tens: string, unit: string) => string
  /** "thousand" for power 1, "million" for 2 and so on up to 4, in the form that goes with the count. */
  readonly scale: (power: number, count: number) => string
}

/** A whole number below 10^15 in words, as agreements want it: 47000 is "forty-seven thousand". */
export function numberInWords(value: bigint, words: NumberWords): string {
  if (value === 0n) return wordAt(words.units, 0)
  const groups: string[] = []
  for (let power = 4; power >= 0; power -= 1) {
    const count = Number((value / 1000n ** BigInt(power)) % 1000n)
    if (count === 0) continue
    const units = power === 1 ? words.unitsOfThousands : words.units
    groups.push(
      power === 0 ? hundredsOf(count, units, words) : `${hundredsOf(count, units, words)} ${words.scale(power, count)}`,
    )
  }
  return groups.join(' ')
}

/** 1 to 999. */
function hundredsOf(count: number, units: readonly string[], words: NumberWords): string {
  const rest = count % 100
  const hundred = count < 100 ? [] : [wordAt(words.hundreds, Math.floor(count / 100) - 1)]
  return [...hundred, ...(rest === 0 ? [] : [tensOf(rest, units, words)])].join(' ')
}

/** 1 to 99. */
function tensOf(rest: number, units: readonly string[], { tens, joined }: NumberWords): string {
  if (rest < 20) return wordAt(units, rest)
  const ten = wordAt(tens, Math.floor(rest / 10) - 2)
  return rest % 10 === 0 ? ten : joined(ten, wordAt(units, rest % 10))
}

function wordAt(list: readonly string[], at: number): string {
  const word = list[at]
  assert(word !== undefined, 'a number has its word')
  return word
}
