import { expect, test } from 'vitest'
import { amdahlSpeedup, gustafsonSpeedup } from './index.ts'

// The percentages of serial time on 1,024 processors in figure 2 of Gustafson's "Reevaluating Amdahl's law" (1988).
test.each([
  [0, 1024],
  [1, 1014],
  [2, 1004],
  [3, 993],
  [4, 983],
])('Gustafson: %d %% serial on 1,024 workers is %d, rounded', (serial, speedup) => {
  expect(Math.round(gustafsonSpeedup(1 - serial / 100, 1024))).toBe(speedup)
})

test("it is Amdahl's law for the work as it has grown", () => {
  for (const p of [0, 0.2, 0.9, 1]) {
    for (const n of [1, 3, 64]) {
      const grown = (p * n) / (1 - p + p * n) // the divided share of all work, not of the common time
      expect(gustafsonSpeedup(p, n)).toBeCloseTo(amdahlSpeedup(grown, n), 10)
    }
  }
})

test('without divided work any number of workers is one worker', () => {
  expect([gustafsonSpeedup(0, 7), gustafsonSpeedup(0, Infinity), gustafsonSpeedup(0.1, Infinity)]).toEqual([
    1,
    1,
    Infinity,
  ])
})

test.each([
  [-0.1, 2],
  [1.1, 2],
  [0.5, 0.5],
  [0.5, Number.NaN],
])('p = %d, n = %d is refused', (p, n) => {
  expect(() => gustafsonSpeedup(p, n)).toThrow(RangeError)
})
