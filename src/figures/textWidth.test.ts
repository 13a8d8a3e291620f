import { expect, test } from 'vitest'
import { clipText, textWidthPx, wrapText } from './textWidth.ts'

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

test('a text is wrapped between words and at its own breaks, into so many lines; what does not fit is clipped', () => {
  const text = 'a few words that go\ninto several lines'
  const lines = wrapText(text, 70, 10, 9)
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.join(' ')).toBe(text.replace('\n', ' '))
  for (const line of lines) expect(textWidthPx(line, 10)).toBeLessThanOrEqual(70)
  expect(wrapText(text, 70, 10, 2)[1]).toMatch(/…$/)
  expect(wrapText('unbreakable'.repeat(9), 70, 10, 2)).toEqual([expect.stringMatching(/^unbreak.*…$/)])
  expect(wrapText(text, 700, 10, 9)).toEqual(text.split('\n'))
})
