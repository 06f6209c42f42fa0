// Controls, bidirectional marks, zero-width characters, soft hyphens, lone surrogates: never part of a word, sometimes of a trick.
const unseen = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu

/** Text that a table and a page can hold: PostgreSQL knows no NUL, UTF-8 no lone surrogate. Everything else stays as typed. */
export function storableText(typed: string): string {
  return typed.replace(/[\0\p{Cs}]/gu, '')
}

/** The one form a typed text is kept in: NFC, no unseen characters, single spaces, line breaks as \n. */
export function normalText(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(unseen, '')
    .replace(/[ \t\u00a0\u2000-\u200a\u202f\u3000]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The first word that mixes Cyrillic and Latin letters, such as "сoветтик" with a Latin o; undefined when none does. */
export function mixedWord(text: string): string | undefined {
  return text
    .match(/[\p{L}\p{M}]+/gu)
    ?.find((word) => /\p{Script=Cyrillic}/u.test(word) && /\p{Script=Latin}/u.test(word))
}

const folds: Readonly<Record<string, string>> = {
  ң: 'н',
  ө: 'о',
  ү: 'у',
  ё: 'е',
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
}

/** Lower case with letters folded together that people type for one another, for search: ң н, ө о, ү у, ё е, look-alikes. */
export function foldedText(text: string): string {
  return [...normalText(text).toLowerCase()].map((letter) => folds[letter] ?? letter).join('')
}

const looks: Readonly<Record<string, string>> = {
  '0': 'о',
  '3': 'з',
  '4': 'ч',
  '6': 'б',
  i: 'ı',
  і: 'ı',
  l: 'ı',
  '1': 'ı',
}

/** What a title looks like from afar: folded, without spaces and signs, with the numbers that are taken for letters. */
export function lookText(text: string): string {
  return [
    ...foldedText(text)
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ]
    .map((sign) => looks[sign] ?? sign)
    .join('')
}
