import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accentOf, dayScaleOf, grounds, nightScaleOf } from './accent.ts'
import { contrastOf, hexOf, oklchOf, parseHex } from './colour.ts'

// The examples of WCAG 2.2: black on white is 21, a colour on itself 1; #767676 is the lightest grey that passes on white.
test('contrast is what WCAG says it is', () => {
  assert.equal(contrastOf('#000000', '#ffffff'), 21)
  assert.equal(contrastOf('#0a5a69', '#0a5a69'), 1)
  assert.equal(contrastOf('#767676', '#ffffff').toFixed(2), '4.54')
})

test('a colour survives the way to lightness, chroma and hue and back', () => {
  for (const hex of ['#0a5a69', '#7a1f2b', '#ffffff', '#000000', '#dd9434']) {
    assert.equal(hexOf(oklchOf(parseHex(hex) ?? [0, 0, 0])), hex)
  }
})

test('what is no colour is refused', () => {
  for (const text of ['', 'red', '#fff', '#12345g', '#0a5a69; }']) {
    assert.deepEqual(accentOf(text), { ok: false, refusal: 'not-a-colour' })
  }
})

test('a colour too pale to read is refused, one shade darker is not', () => {
  assert.deepEqual(accentOf('#70706f'), { ok: false, refusal: 'contrast-too-low' })
  assert.equal(accentOf('#6a6a69').ok, true)
})

test('every accent that is let through stays readable in all its steps, by day and by night', () => {
  const hexes = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
  fc.assert(
    fc.property(hexes, (hex) => {
      if (!accentOf(hex).ok) return
      const scales = [
        [dayScaleOf(hex), grounds.day],
        [nightScaleOf(hex), grounds.night],
      ] as const
      for (const [scale, ground] of scales) {
        assert.ok(contrastOf(scale.accent, ground) >= 4.5, `${hex} as a link`)
        assert.ok(contrastOf(scale.accent, scale['on-accent']) >= 4.5, `${hex} as a button`)
        assert.ok(contrastOf(scale['accent-strong'], scale['accent-tint']) >= 4.5, `${hex} as a tag`)
        assert.ok(contrastOf(scale.band, scale['on-band']) >= 4.5, `${hex} as a band`)
      }
    }),
    { numRuns: 2000 },
  )
})

test('the style sheet speaks to screens only, so that paper stays black on white', () => {
  const answer = accentOf('#7a1f2b')
  assert.ok(answer.ok)
  assert.match(answer.value, /^@media screen\{:root\{--accent:#7a1f2b;/)
  assert.doesNotMatch(answer.value.replace(/@media screen[^{]*\{:root\{[^}]*\}\}/g, '').trim(), /./)
})
