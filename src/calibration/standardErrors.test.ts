import { expect, test } from 'vitest'
import { standardErrors } from './standardErrors.ts'

/** y = a + b t at t = 0, 1, 2, 3, each a cell of its own with runs of ±1 about it. */
const jacobian = [
  [1, 1, 1, 1],
  [0, 1, 2, 3],
]
const cells = (share: number) =>
  [0, 1, 2, 3].map((first) => ({ first, deviations: [[-1], [1]].map((deviation) => deviation), share }))

test('a line through means of runs: σ² (X′X)⁻¹, by hand', () => {
  // Runs of ±1 have variance 2; a mean of eight of them 1/4. (X′X)⁻¹ = [[0.7, −0.3], [−0.3, 0.2]].
  const errors = standardErrors({ jacobian, residuals: [0, 0, 0, 0] }, cells(1 / 8), 0)
  expect(errors[0]).toBeCloseTo(0.5 * Math.sqrt(0.7), 8)
  expect(errors[1]).toBeCloseTo(0.5 * Math.sqrt(0.2), 8)
})

test('residuals that are larger than the scatter of runs explains make them larger, smaller ones do not make them smaller', () => {
  const of = (residuals: number[]) => standardErrors({ jacobian, residuals }, cells(1 / 8), 0)[1]!
  expect(of([1, -1, 1, -1]) / of([0, 0, 0, 0])).toBeCloseTo(2, 8) // 4 × 1 over 4 × 1/4
  expect(of([0.1, 0, 0, 0])).toBe(of([0, 0, 0, 0]))
})

test('metrics of a run that are off together count once', () => {
  const twice = [0, 1, 2, 3].map((cell) => ({ first: 2 * cell, deviations: [[-1, -1], [1, 1]], share: 1 / 8 })) // biome-ignore format: runs
  const doubled = jacobian.map((column) => column.flatMap((value) => [value, value]))
  const errors = standardErrors({ jacobian: doubled, residuals: new Array<number>(8).fill(0) }, twice, 0)
  expect(errors[1]).toBeCloseTo(0.5 * Math.sqrt(0.2), 8)
})

test('what only a prior speaks of is as uncertain as the prior', () => {
  const priors = [[...jacobian[0]!, 0], [...jacobian[1]!, 0], [0, 0, 0, 0, 0.15]] // biome-ignore format: columns
  const errors = standardErrors({ jacobian: priors, residuals: [0, 0, 0, 0, 0] }, cells(1 / 8), 0.15 ** 2)
  expect(errors[2]).toBeCloseTo(1, 6)
})
