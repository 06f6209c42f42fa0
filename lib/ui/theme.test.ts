import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { dayScaleOf, grounds } from './accent.ts'
import { contrastOf } from './colour.ts'

const css = readFileSync(join(import.meta.dirname, 'theme/tokens.css'), 'utf8')
const [dayCss = '', nightCss = ''] = css.split('prefers-color-scheme: dark')

function tokensOf(text: string): Map<string, string> {
  return new Map([...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]))
}

const day = tokensOf(dayCss)
const themes = { day, night: new Map([...day, ...tokensOf(nightCss)]) }

/** Text on the ground it stands on; AA for text is 4.5, for the edges of controls and drawings 3 (WCAG 2.2, 1.4.3, 1.4.11). */
const texts = ['ink', 'ink-soft', 'accent', 'accent-strong', 'needs', 'good', 'bad']
const pairs: [string, string, number][] = [
  ...['ground', 'surface', 'sunken'].flatMap((ground) =>
    texts.map((text): [string, string, number] => [text, ground, 4.5]),
  ),
  ['accent-strong', 'accent-tint', 4.5],
  ['accent', 'accent-tint', 4.5],
  ['ink', 'accent-tint', 4.5],
  ['ink-soft', 'accent-tint', 4.5],
  ['needs', 'needs-tint', 4.5],
  ['ink', 'needs-tint', 4.5],
  ['ink-soft', 'needs-tint', 4.5],
  ['accent', 'needs-tint', 4.5],
  ['good', 'good-tint', 4.5],
  ['ink', 'good-tint', 4.5],
  ['bad', 'bad-tint', 4.5],
  ['ink', 'bad-tint', 4.5],
  ['accent', 'bad-tint', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-band', 'band', 4.5],
  ['surface', 'bad', 4.5],
  ['surface', 'needs', 4.5],
  ['on-footer', 'footer', 4.5],
  ['ink', 'sky', 4.5],
  ['ink-soft', 'sky', 4.5],
  ['line-strong', 'ground', 3],
  ['line-strong', 'surface', 3],
  ['bar-residents', 'ground', 3],
  ['bar-business', 'ground', 3],
  ['bar-grant', 'ground', 3],
]

for (const [name, tokens] of Object.entries(themes)) {
  test(`by ${name} every text reads on every ground it stands on`, () => {
    for (const [text, ground, least] of pairs) {
      const [one, other] = [tokens.get(text), tokens.get(ground)]
      assert.ok(one && other, `${text} or ${ground} is missing`)
      const contrast = contrastOf(one, other)
      assert.ok(contrast >= least, `${text} on ${ground}: ${contrast.toFixed(2)}, needs ${least}`)
    }
  })
}

test('accents are measured against the darkest ground by day and the lightest by night', () => {
  assert.equal(themes.day.get('sunken'), grounds.day)
  assert.equal(themes.night.get('sunken'), grounds.night)
})

test("the theme's own accent is what accentOf would make of it", () => {
  const made = dayScaleOf(themes.day.get('accent') ?? '')
  for (const name of ['accent-strong', 'accent-line', 'band'] as const) assert.equal(themes.day.get(name), made[name])
})
