import { expect, test } from 'vitest'
import { uslSpeedup } from '../theory/index.ts'
import { uslCurve } from './uslCurve.ts'

/** Speedups of a law that is known, each with an interval of so much on either side; `off`: what is added by size. */
const sizes = [1, 2, 3, 4, 6, 8, 9]
const curve = (kappa: number, half: number | null, off: Record<number, number> = {}, ns = sizes) =>
  ns.map((n) => {
    const speedup = uslSpeedup(0.05, kappa, n) + (off[n] ?? 0)
    const ci95 = half === null ? null : ([speedup - half, speedup + half] as const)
    return { n, speedup, ci95 }
  })
const PEAK_AT_5 = 0.038

test('a peak that the speedups have is the law’s', () => {
  const fit = uslCurve(curve(PEAK_AT_5, 0.01))!
  expect(fit.missMax).toBeLessThan(1e-9)
  expect(fit.peak!.n).toBeCloseTo(5, 6)
})

test('there is none where chance may have made it, where nobody knows, or beyond the sizes', () => {
  const [best, last] = [4, 9].map((n) => uslSpeedup(0.05, PEAK_AT_5, n))
  // 4 and 6 are about as fast; both differences are known to √2 times half an interval.
  const enough = (Math.max(best!, uslSpeedup(0.05, PEAK_AT_5, 6)) - last!) / Math.SQRT2
  expect(uslCurve(curve(PEAK_AT_5, 0.99 * enough))!.peak).not.toBeNull()
  expect(uslCurve(curve(PEAK_AT_5, 1.01 * enough))!.peak).toBeNull()
  expect(uslCurve(curve(PEAK_AT_5, null))!.peak).toBeNull()
  expect(uslCurve(curve(PEAK_AT_5, 0.001, {}, [1, 2, 3, 4]))!.peak).toBeNull()
  expect(uslCurve(curve(PEAK_AT_5, 0.001, {}, [6, 7, 8, 9]))?.peak ?? null).toBeNull()
  expect(uslCurve(curve(0.95 / 18.8 ** 2, 0.001))!.peak).toBeNull()
})

test('a fit says by how much it misses, and is none where that is much', () => {
  const off = uslCurve(curve(PEAK_AT_5, 0.01, { 4: 0.2 }))!
  const [own] = curve(PEAK_AT_5, 0.01, { 4: 0.2 }, [4])
  const miss = Math.abs(uslSpeedup(off.sigma, off.kappa, 4) / own!.speedup - 1)
  expect(off.missMax).toBeGreaterThan(0.02)
  expect(off.missMax).toBeGreaterThanOrEqual(miss)
  expect(uslCurve(curve(PEAK_AT_5, 0.01, { 4: 2 }))).toBeNull()
  expect(uslCurve(curve(PEAK_AT_5, 0.01, {}, [1, 2]))).toBeNull()
})
