import { expect, test } from 'vitest'
import { pngOf } from './png.ts'

const svg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30" font-family="Helvetica, sans-serif">${inside}</svg>`
const word = svg('<text x="5" y="20">speedup</text>')

test('a PNG of the figure’s size times the scale', () => {
  for (const scale of [1, 2, 3]) {
    const png = pngOf(word, scale)
    const header = new DataView(png.buffer, png.byteOffset)
    expect([...png.slice(1, 4)]).toEqual([...'PNG'].map((letter) => letter.charCodeAt(0)))
    expect([header.getUint32(16), header.getUint32(20)]).toEqual([60 * scale, 30 * scale])
  }
})

test('letters are drawn whatever fonts the machine has, and the same bytes every time', () => {
  expect(pngOf(word).length).toBeGreaterThan(pngOf(svg('')).length + 200)
  expect(pngOf(word)).toEqual(pngOf(word))
})

test('what is no figure, and a scale that is none, are refused', () => {
  expect(() => pngOf('<svg')).toThrow()
  expect(() => pngOf(word, 0)).toThrow('expected above 0, got 0')
})
