import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { drawPicture, pictureNames, renderPicture } from './render.ts'

test('every picture is drawn from finite numbers and asks for nothing outside itself', () => {
  for (const name of pictureNames) {
    const drawing = drawPicture(name)
    assert.doesNotMatch(drawing, /NaN|undefined|Infinity/, name)
    assert.doesNotMatch(drawing, /href|<image|<text|url\((?!#)/, name)
  }
})

test('a picture is a JPEG of 1280 by 960, the same each time', async () => {
  const [once, again] = await Promise.all([renderPicture('park'), renderPicture('park')])
  const { format, width, height } = await sharp(once).metadata()
  assert.deepEqual({ format, width, height }, { format: 'jpeg', width: 1280, height: 960 })
  assert.deepEqual(once, again)
})

test('what was before and what came after are not the same picture', async () => {
  const [before, after] = await Promise.all([renderPicture('street-before'), renderPicture('street-after')])
  assert.notDeepEqual(before, after)
})
