import { expect, test } from 'vitest'
import { leastSquares } from './leastSquares.ts'

test('a line, with a point that weighs as much as two', () => {
  // y = 1 + 2 t at 0 and 1, and 6 at 2 with the weight of two points: as if it stood there twice.
  const equation = (t: number, value: number, weight = 1) => ({ factors: [1, t], value, weight })
  const weighted = leastSquares([equation(0, 1), equation(1, 3), equation(2, 6, 2)])
  const twice = leastSquares([equation(0, 1), equation(1, 3), equation(2, 6), equation(2, 6)])
  for (const i of [0, 1]) expect(weighted.values[i]).toBeCloseTo(twice.values[i]!, 6)
})

test('standard errors by hand', () => {
  // y = 1 + 2 t + (1, −1, −1, 1) at t = 0 … 3: residuals stay, s² = 4 / 2, (X′X)⁻¹ = [[0.7, −0.3], [−0.3, 0.2]].
  const { values, standardErrors, variance } = leastSquares(
    [2, 2, 4, 8].map((value, t) => ({ factors: [1, t], value, weight: 1 })),
  )
  expect(values[0]).toBeCloseTo(1, 6)
  expect(values[1]).toBeCloseTo(2, 6)
  expect(variance).toBeCloseTo(2, 6)
  expect(standardErrors[0]).toBeCloseTo(Math.sqrt(1.4), 6)
  expect(standardErrors[1]).toBeCloseTo(Math.sqrt(0.4), 6)
})

test('nothing is below 0: what would be is left out', () => {
  const { values } = leastSquares([0, 1, 2].map((t) => ({ factors: [1, t], value: 3 - t, weight: 1 })))
  expect(values[0]).toBeCloseTo(2, 6)
  expect(values[1]).toBe(0)
})

test('a prior draws towards 0 as another observation of 0 would', () => {
  const one = { factors: [1], value: 4, weight: 1 }
  expect(leastSquares([one], [1]).values[0]).toBeCloseTo(2, 6)
  expect(leastSquares([one], [3]).values[0]).toBeCloseTo(1, 6)
})
