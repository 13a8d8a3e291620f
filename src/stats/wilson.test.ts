import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilsonInterval } from './index.ts'

const Z = 1.959963984540054

// Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i: %f to %f', (successes, count, low, high) => {
  expect(wilsonInterval(successes, count)).toEqual([expect.closeTo(low, 4), expect.closeTo(high, 4)])
})

const counts = fc.integer({ min: 1, max: 1e6 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

test('its ends are where the score test is as far as its level allows', () => {
  fc.assert(
    fc.property(counts, ([successes, count]) => {
      for (const end of wilsonInterval(successes, count)!) {
        const distance = Math.abs(successes / count - end)
        expect(distance - Z * Math.sqrt((end * (1 - end)) / count)).toBeCloseTo(0, 9)
      }
    }),
  )
})

test('stays within 0 and 1, holds the share, and mirrors when failures are counted', () => {
  fc.assert(
    fc.property(counts, ([successes, count]) => {
      const [low, high] = wilsonInterval(successes, count)!
      expect([0, low, successes / count, high, 1]).toSatisfy((it: number[]) =>
        it.every((x, i) => i === 0 || it[i - 1]! <= x),
      )
      expect(wilsonInterval(count - successes, count)).toEqual([
        expect.closeTo(1 - high, 9),
        expect.closeTo(1 - low, 9),
      ])
    }),
  )
})

test('of nothing is none; impossible counts are refused', () => {
  expect(wilsonInterval(0, 0)).toBeNull()
  for (const [successes, count] of [
    [3, 2],
    [-1, 2],
    [0.5, 2],
    [0, Number.NaN],
  ] as const)
    expect(() => wilsonInterval(successes, count)).toThrow(RangeError)
})
