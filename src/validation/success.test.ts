import { expect, test } from 'vitest'
import { type PredictedCell, successScores } from './index.ts'
import { cellOf, measuredRun, predictedRun } from './testing/runs.ts'

/** A cell with such shares of success. */
const cell = (measured: boolean[], predicted: boolean[], teammates: number): PredictedCell => ({
  ...cellOf([], null, { teammates }),
  runs: measured.map((success) => measuredRun({ success, teammates })),
  predicted: predicted.map((success) => predictedRun(60, success)),
})

test('by hand: 1 of 2 predicted as 3 of 4, 4 of 4 predicted as all', () => {
  const cells = [
    cell([true, false], [true, true, true, false], 2),
    cell([true, true, true, true], [true, true], 1),
    cellOf([1], null, { teammates: 3 }),
  ]
  const scores = successScores(cells)
  expect(scores).toMatchObject({ cells: 2, meanAbsError: 0.125 })
  expect(scores.brier).toBeCloseTo((0.25 ** 2 + 0.75 ** 2) / 6, 12)
  expect(scores.brierOfMean).toBeCloseTo((5 / 6) * (1 / 6), 12)
  expect(scores.rates).toEqual([
    { mode: 'decentralized', teammates: 1, runs: 4, measured: 1, predicted: 1 },
    { mode: 'decentralized', teammates: 2, runs: 2, measured: 0.5, predicted: 0.75 },
  ])
})

test('nothing predicted, nothing scored', () => {
  expect(successScores([cellOf([1], null)])).toMatchObject({ cells: 0, brier: null, rates: [] })
})
