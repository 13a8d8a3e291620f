import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amdahlLimit, amdahlSpeedup, gustafsonSpeedup, uslPeak, uslSpeedup } from './index.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const size = fc.integer({ min: 1, max: 10_000 })

describe("Amdahl's law", () => {
  test("gives figure 1 of Gustafson's paper: 1,024 processors at serial shares of 0 to 4 %", () => {
    const speedups = [0, 0.01, 0.02, 0.03, 0.04].map((serial) => Math.round(amdahlSpeedup(1 - serial, 1024)))
    expect(speedups).toEqual([1024, 91, 48, 31, 24])
  })

  test('is 1 / (time of the serial part + time of the divided part)', () => {
    expect(amdahlSpeedup(0.5, 2)).toBeCloseTo(4 / 3, 14)
    expect(amdahlSpeedup(0.9, 10)).toBeCloseTo(100 / 19, 13)
    expect([amdahlSpeedup(0, 50), amdahlSpeedup(0.7, 1), amdahlSpeedup(1, 50)]).toEqual([1, 1, 50])
  })

  test('tends to its limit from below', () => {
    expect(amdahlLimit(0.95)).toBeCloseTo(20, 12)
    expect(amdahlLimit(1)).toBe(Infinity)
    fc.assert(
      fc.property(share, size, (p, n) => {
        expect(amdahlSpeedup(p, n)).toBeLessThanOrEqual(Math.min(n, amdahlLimit(p)) * (1 + 1e-12))
        expect(amdahlSpeedup(p, n + 1)).toBeGreaterThanOrEqual(amdahlSpeedup(p, n))
      }),
    )
  })

  test.each([
    [-0.1, 2],
    [1.1, 2],
    [Number.NaN, 2],
    [0.5, 0.9],
    [0.5, Number.NaN],
  ])('refuses p = %d, n = %d', (p, n) => {
    expect(() => amdahlSpeedup(p, n)).toThrow(RangeError)
    expect(() => gustafsonSpeedup(p, n)).toThrow(RangeError)
  })
})

describe("Gustafson's law", () => {
  test('gives the speedups of its paper: 1,020 and 1,016 of 1,024 at serial shares of 0.4 and 0.8 %', () => {
    expect(Math.round(gustafsonSpeedup(0.996, 1024))).toBe(1020)
    expect(Math.round(gustafsonSpeedup(0.992, 1024))).toBe(1016)
  })

  test("is Amdahl's law with the share counted in the time of one worker instead of n", () => {
    fc.assert(
      fc.property(share, size, (p, n) => {
        const scaled = gustafsonSpeedup(p, n)
        expect(amdahlSpeedup(Math.min(1, (p * n) / scaled), n) / scaled).toBeCloseTo(1, 8)
      }),
    )
  })
})

describe('the Universal Scalability Law', () => {
  test("is Amdahl's law without coherency cost, and linear without contention", () => {
    fc.assert(
      fc.property(share, size, (p, n) => {
        expect(uslSpeedup(1 - p, 0, n) / amdahlSpeedup(p, n)).toBeCloseTo(1, 8)
      }),
    )
    expect([1, 7, 100].map((n) => uslSpeedup(0, 0, n))).toEqual([1, 7, 100])
  })

  test('is n over the weighted count of members, waits for one another and pairs', () => {
    // 1 + 0.1 × 4 + 0.02 × 5 × 4 = 1.8
    expect(uslSpeedup(0.1, 0.02, 5)).toBeCloseTo(5 / 1.8, 14)
    expect([uslSpeedup(0.1, 0.02, Infinity), uslSpeedup(0.1, 0, Infinity)]).toEqual([0, 10])
  })

  test('peaks where no other size is better', () => {
    const cost = fc.double({ min: 1e-6, max: 2, noNaN: true })
    fc.assert(
      fc.property(share, cost, (sigma, kappa) => {
        const peak = uslPeak(sigma, kappa)
        expect(peak.n).toBeGreaterThanOrEqual(1)
        expect(uslSpeedup(sigma, kappa, peak.n)).toBe(peak.speedup)
        for (const factor of [0.1, 0.5, 0.9, 0.99, 1.01, 1.1, 2, 10])
          expect(uslSpeedup(sigma, kappa, Math.max(1, peak.n * factor))).toBeLessThanOrEqual(peak.speedup + 1e-12)
      }),
    )
  })

  test('peaks at sqrt((1 - sigma) / kappa), at 1 if teams only lose, never if nothing has to agree', () => {
    expect(uslPeak(0.19, 0.0081).n).toBeCloseTo(10, 12)
    expect(uslPeak(0.5, 2)).toEqual({ n: 1, speedup: 1 })
    expect(uslPeak(0.25, 0)).toEqual({ n: Infinity, speedup: 4 })
    expect(uslPeak(0, 0)).toEqual({ n: Infinity, speedup: Infinity })
    expect(uslPeak(1, 0)).toEqual({ n: 1, speedup: 1 })
  })

  test.each([
    [-0.1, 0, 2],
    [1.1, 0, 2],
    [0.1, -0.1, 2],
    [0.1, Infinity, 2],
    [0.1, 0.1, 0],
  ])('refuses sigma = %d, kappa = %d, n = %d', (sigma, kappa, n) => {
    expect(() => uslSpeedup(sigma, kappa, n)).toThrow(RangeError)
  })
})
