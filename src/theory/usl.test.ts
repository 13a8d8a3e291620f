import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amdahlLimit, amdahlSpeedup, uslPeak, uslSpeedup } from './index.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const coherency = fc.double({ min: 1e-6, max: 2, noNaN: true })
const size = fc.double({ min: 1, max: 1e4, noNaN: true })

test("without coherency cost it is Amdahl's law, contention being the serial share", () => {
  fc.assert(
    fc.property(share, size, (sigma, n) => {
      expect(uslSpeedup(sigma, 0, n) / amdahlSpeedup(1 - sigma, n)).toBeCloseTo(1, 9)
    }),
  )
  for (const sigma of [0, 0.25, 1]) expect(uslSpeedup(sigma, 0, Infinity)).toBe(amdahlLimit(1 - sigma))
})

test('without contention and coherency cost it is linear; one worker is one', () => {
  for (const n of [1, 2, 1000]) expect(uslSpeedup(0, 0, n)).toBe(n)
  fc.assert(fc.property(share, coherency, (sigma, kappa) => uslSpeedup(sigma, kappa, 1) === 1))
})

test('n workers at its cost, by hand: 10 / (1 + 0.1 * 9 + 0.01 * 90)', () => {
  expect(uslSpeedup(0.1, 0.01, 10)).toBeCloseTo(10 / 2.8, 12)
})

test('the speedup falls to 0 when coherency costs and the team grows without end', () => {
  expect(uslSpeedup(0, 0.001, 1e9)).toBeLessThan(1e-5)
  expect(uslSpeedup(0.1, 0.001, Infinity)).toBe(0)
})

test('no team size has a larger speedup than the peak', () => {
  fc.assert(
    fc.property(share, coherency, size, (sigma, kappa, n) => {
      const peak = uslPeak(sigma, kappa)
      expect(peak.speedup).toBe(uslSpeedup(sigma, kappa, peak.n))
      expect(uslSpeedup(sigma, kappa, n)).toBeLessThanOrEqual(peak.speedup * (1 + 1e-12))
    }),
  )
})

test('the peak by search over whole team sizes is beside the closed form', () => {
  for (const [sigma, kappa] of [
    [0.05, 1e-4],
    [0, 0.01],
    [0.3, 0.002],
  ] as const) {
    const sizes = Array.from({ length: 500 }, (_, i) => i + 1)
    const best = sizes.reduce((a, b) => (uslSpeedup(sigma, kappa, b) > uslSpeedup(sigma, kappa, a) ? b : a))
    expect(Math.abs(uslPeak(sigma, kappa).n - best)).toBeLessThan(1)
  }
})

test('peaks at the edges: none without coherency cost, one worker when more can only harm', () => {
  expect(uslPeak(0.2, 0)).toEqual({ n: Infinity, speedup: 5 })
  expect(uslPeak(0, 0)).toEqual({ n: Infinity, speedup: Infinity })
  expect(uslPeak(1, 0)).toEqual({ n: 1, speedup: 1 })
  expect(uslPeak(0.5, 3)).toEqual({ n: 1, speedup: 1 })
})

test.each([
  [-0.1, 0, 1],
  [1.1, 0, 1],
  [0, -1, 1],
  [0, Infinity, 1],
  [0, 0, 0],
  [Number.NaN, 0, 1],
])('sigma = %d, kappa = %d, n = %d is refused', (sigma, kappa, n) => {
  expect(() => uslSpeedup(sigma, kappa, n)).toThrow(RangeError)
  if (n === 1) expect(() => uslPeak(sigma, kappa)).toThrow(RangeError)
})
