import { expect, test } from 'vitest'
import { clipText, textWidthPx } from './textWidth.ts'

test('a text that fits is left alone; one that does not is clipped to fit', () => {
  expect(clipText('parse', 100, 10)).toBe('parse')
  const clipped = clipText('a very long name of a task', 60, 10)
  expect(clipped).toMatch(/^a very.*…$/)
  expect(textWidthPx(clipped, 10)).toBeLessThanOrEqual(60)
})

test('clipping does not cut a character in two', () => {
  expect(clipText('😀😀😀😀', 35, 10)).toBe('😀😀…')
})

test('wide characters count as wide, narrow ones as narrow', () => {
  expect(textWidthPx('文文', 10)).toBeGreaterThan(textWidthPx('ab', 10))
  expect(textWidthPx('il', 10)).toBeLessThan(textWidthPx('ab', 10))
})
