import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holm } from './index.ts'

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 })

test('by hand: ascending 0.005 · 4, 0.01 · 3, 0.03 · 2 and 0.04 · 1, each no less than the one before', () => {
  expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02].map((p) => expect.closeTo(p, 12)))
})

/** Holm's procedure as he states it: reject from the least p-value on, until one is above level / (those left). */
function rejected(list: readonly number[], level: number): Set<number> {
  const order = list.map((_, i) => i).sort((a, b) => list[a]! - list[b]!)
  const stop = order.findIndex((index, rank) => list[index]! * (list.length - rank) > level)
  return new Set(stop === -1 ? order : order.slice(0, stop))
}

test('an adjusted p-value is at or below a level exactly where the step-down procedure rejects', () => {
  fc.assert(
    fc.property(pValues, fc.double({ min: 0, max: 0.999, noNaN: true }), (list, level) => {
      const below = holm(list).flatMap((p, index) => (p <= level ? [index] : []))
      expect(new Set(below)).toEqual(rejected(list, level))
    }),
  )
})

test('lies between the p-value and that of Bonferroni; one comparison is left alone', () => {
  fc.assert(
    fc.property(pValues, (list) => {
      holm(list).forEach((p, index) => {
        expect(p).toBeGreaterThanOrEqual(list[index]!)
        expect(p).toBeLessThanOrEqual(Math.min(1, list[index]! * list.length))
      })
    }),
  )
  expect([holm([]), holm([0.2]), holm([0.9, 0.8])]).toEqual([[], [0.2], [1, 1]])
})

test('what is no probability is refused', () => {
  for (const bad of [-0.1, 1.1, Number.NaN]) expect(() => holm([0.5, bad])).toThrow(RangeError)
})
