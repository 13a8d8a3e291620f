import { expect, test } from 'vitest'
import { decisionsOf, type PredictedCell } from './index.ts'
import { cellOf } from './testing/runs.ts'

/** Three ways of one choice: 10 s, 20 s and 21 s on average; the last two are not apart. */
const choice = (predicted: (mean: number) => number, suite = 'a'): PredictedCell[] =>
  [
    [9.9, 10, 10.1],
    [19, 20, 21],
    [20, 21, 22],
  ].map((measured, index) => {
    const value = predicted(measured[1]!)
    return cellOf(measured, [value, value], { taskType: suite, teammates: index + 1 })
  })

test('who decides by measured means regrets nothing', () => {
  expect(decisionsOf(choice((mean) => mean))).toEqual({ choices: 1, medianRegretPct: 0, pairs: 2, rankedCorrectly: 1 })
})

test('who has it the wrong way round takes the worst', () => {
  const { medianRegretPct, rankedCorrectly } = decisionsOf(choice((mean) => -mean))
  expect(medianRegretPct).toBeCloseTo(110, 10)
  expect(rankedCorrectly).toBe(0)
})

test('ties are not right; each model, suite and graph is a choice of its own', () => {
  const cells = [...choice((mean) => mean), ...choice(() => 1, 'b'), cellOf([5, 6], [5, 6], { taskType: 'c' })]
  expect(decisionsOf(cells)).toMatchObject({ choices: 2, pairs: 4, rankedCorrectly: 0.5 })
})

test('there may be nothing to choose', () => {
  expect(decisionsOf([])).toEqual({ choices: 0, medianRegretPct: null, pairs: 0, rankedCorrectly: null })
})
