import { expect, test } from 'vitest'
import { amdahlLimit, amdahlSpeedup } from './index.ts'

test.each([
  [0.4, 10, 1.5625], // Hennessy and Patterson, Computer Architecture (2011), section 1.9: 1 / 0.64
  [0.95, 20, 10.2564], // 20 / 1.95
  [0.5, 2, 1.3333],
])('Amdahl: p = %d on %d workers is %d', (p, n, speedup) => {
  expect(amdahlSpeedup(p, n)).toBeCloseTo(speedup, 4)
})

// The percentages of serial work on 1,024 processors in figure 1 of Gustafson's "Reevaluating Amdahl's law" (1988).
test.each([
  [0, 1024],
  [1, 91],
  [2, 48],
  [4, 24],
])('Amdahl: %d %% serial on 1,024 workers is %d, rounded', (serial, speedup) => {
  expect(Math.round(amdahlSpeedup(1 - serial / 100, 1024))).toBe(speedup)
})

test('one worker is as fast as one, and without a serial share n workers are n times as fast', () => {
  for (const x of [0, 0.3, 1]) expect(amdahlSpeedup(x, 1)).toBe(1)
  for (const n of [1, 2.5, 100]) {
    expect(amdahlSpeedup(0, n)).toBe(1)
    expect(amdahlSpeedup(1, n)).toBeCloseTo(n, 12)
  }
})

test('the limit is approached from below', () => {
  for (const p of [0.1, 0.5, 0.95]) {
    expect(amdahlLimit(p)).toBeCloseTo(1 / (1 - p), 12)
    expect(amdahlSpeedup(p, 1e6)).toBeLessThan(amdahlLimit(p))
    expect(amdahlSpeedup(p, 1e6)).toBeGreaterThan(amdahlLimit(p) * 0.9999)
  }
  expect([amdahlLimit(0), amdahlLimit(1)]).toEqual([1, Infinity])
})

test.each([
  [-0.1, 2],
  [1.1, 2],
  [Number.NaN, 2],
  [0.5, 0.9],
  [0.5, Number.NaN],
])('p = %d, n = %d is refused', (p, n) => {
  expect(() => amdahlSpeedup(p, n)).toThrow(RangeError)
})

test('an error says what was expected and what came', () => {
  expect(() => amdahlSpeedup(1.1, 2)).toThrow('p: expected a number from 0 to 1, got 1.1')
  expect(() => amdahlSpeedup(1, 0)).toThrow('n: expected a number at least 1, got 0')
})
