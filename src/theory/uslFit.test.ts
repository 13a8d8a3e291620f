import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SpeedupPoint, uslFit, uslSpeedup } from './index.ts'

const curve = (sigma: number, kappa: number, sizes: readonly number[], scale = 1): SpeedupPoint[] =>
  sizes.map((n) => ({ n, speedup: scale * uslSpeedup(sigma, kappa, n) }))

const share = fc.double({ min: 0, max: 1, noNaN: true })
const coherency = fc.double({ min: 0, max: 1, noNaN: true })
const sizes = fc
  .uniqueArray(fc.integer({ min: 2, max: 64 }), { minLength: 2, maxLength: 8 })
  .map((rest) => [1, ...rest])

test('recovers a curve of the law, whatever the unit of its speedups and its weights', () => {
  const scale = fc.double({ min: 0.1, max: 1000, noNaN: true })
  fc.assert(
    fc.property(share, coherency, sizes, scale, fc.integer({ min: 1, max: 9 }), (sigma, kappa, list, unit, weight) => {
      const points = curve(sigma, kappa, list, unit).map((point, i) => ({ ...point, weight: 1 + ((i * weight) % 5) }))
      const fit = uslFit(points)!
      expect(fit.sigma).toBeCloseTo(sigma, 9)
      expect(fit.kappa).toBeCloseTo(kappa, 9)
      expect(fit.rmse).toBeLessThan(1e-8)
    }),
  )
})

test.each([[[1000, 1001, 1002]], [[1, 2, 1e6]], [[1, 2, 3, 1e4]], [[1e5, 2e5, 3e5]]])(
  'recovers a curve from sizes as awkward as %j',
  (list) => {
    const fit = uslFit(curve(0.05, 0.001, list))!
    expect(fit.sigma).toBeCloseTo(0.05, 6)
    expect(fit.kappa).toBeCloseTo(0.001, 9)
  },
)

test('takes speedups as they are where one worker was not measured', () => {
  const fit = uslFit(curve(0.05, 0.002, [2, 4, 8, 16]))!
  expect([fit.sigma, fit.kappa]).toEqual([expect.closeTo(0.05, 12), expect.closeTo(0.002, 12)])
})

test('divides by the weighted mean of the speedups of one worker', () => {
  const points = [...curve(0.1, 0.01, [2, 4, 8], 2), { n: 1, speedup: 1, weight: 1 }, { n: 1, speedup: 2.5, weight: 2 }]
  const fit = uslFit(points)!
  expect([fit.sigma, fit.kappa]).toEqual([expect.closeTo(0.1, 12), expect.closeTo(0.01, 12)])
})

const speedups = fc.array(fc.double({ min: 0.05, max: 20, noNaN: true }), { minLength: 3, maxLength: 6 })

test('no allowed parameters on a grid come nearer, whatever the data', () => {
  const costOf = (points: readonly SpeedupPoint[], sigma: number, kappa: number) =>
    points.reduce((sum, { n, speedup }) => sum + (n / speedup - 1 - sigma * (n - 1) - kappa * n * (n - 1)) ** 2, 0)
  fc.assert(
    fc.property(speedups, (list) => {
      const points = list.map((speedup, i) => ({ n: i + 2, speedup }))
      const { sigma, kappa } = uslFit(points)!
      expect(sigma).toBeGreaterThanOrEqual(0)
      expect(sigma).toBeLessThanOrEqual(1)
      expect(kappa).toBeGreaterThanOrEqual(0)
      const best = costOf(points, sigma, kappa) * (1 + 1e-9) + 1e-9
      for (let s = 0; s <= 1; s += 0.125)
        for (const k of [0, 0.001, 0.01, 0.1, 0.5, 1, 3, kappa - 0.001, kappa + 0.001])
          if (k >= 0) expect(costOf(points, s, k)).toBeGreaterThanOrEqual(best * (1 - 1e-6) - 1e-6)
    }),
  )
})

test('superlinear speedups are linear at best, and the error says so', () => {
  const fit = uslFit([1, 2, 3].map((n) => ({ n, speedup: n === 1 ? 1 : n + 1 })))!
  expect(fit).toEqual({ sigma: 0, kappa: 0, rmse: expect.closeTo(Math.sqrt(2 / 3), 12) })
})

test('fewer than three sizes say nothing; neither do points without weight', () => {
  expect(uslFit([])).toBeNull()
  expect(uslFit([...curve(0.1, 0, [1, 2]), ...curve(0.1, 0, [2])])).toBeNull()
  expect(uslFit([...curve(0.1, 0, [1, 2]), { n: 3, speedup: 2, weight: 0 }])).toBeNull()
})

test.each([
  { n: 0, speedup: 1 },
  { n: 2, speedup: 0 },
  { n: 2, speedup: Number.NaN },
  { n: 2, speedup: 1, weight: -1 },
])('%o is refused', (point) => {
  expect(() => uslFit([point])).toThrow(RangeError)
})
