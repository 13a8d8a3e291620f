import { randomNormal } from 'd3-random'
import seedrandom from 'seedrandom'
import { describe, expect, test } from 'vitest'
import { type PredictedCell, scoredMetrics, scoresOf } from './index.ts'
import { cellOf, measuredRun, predictedRun } from './testing/runs.ts'

const metricOf = (name: string) => scoredMetrics.find((metric) => metric.name === name)!
const wallClock = metricOf('wallClock')

describe('two cells by hand: 1 and 3 predicted as 2; 5, 7 and 9 as 6', () => {
  const cells = [cellOf([1, 3], [1, 3]), cellOf([5, 7, 9], [4, 8], { teammates: 2, mode: 'other' })]
  const scores = scoresOf(wallClock, cells)

  test('errors of means: 0 and 1/7', () => {
    expect(scores.cells).toBe(2)
    expect(scores.medianAbsErrorPct).toBeCloseTo(100 / 14, 10)
  })

  test('both means lie in the measured intervals', () => {
    expect(scores.inCi95).toBe(1)
    // 7 ± 4.303 × 2 / √3
    const beside = [cellOf([5, 7, 9], [12, 12.1]), cellOf([5, 7, 9], [11.8, 11.9])]
    expect(scoresOf(wallClock, beside).inCi95).toBe(0.5)
  })

  test('R² of cells: 1 − 3 × 1² / (2 × 3² + 3 × 2²); of runs: 1 − (2 + 11) / 40; the ceiling 1 − 10/40 × 4/3', () => {
    expect(scores.r2Cells).toBeCloseTo(1 - 3 / 30, 12)
    expect(scores.etaExplained).toBeCloseTo(1 - 13 / 40, 12)
    expect(scores.ceiling).toBeCloseTo(1 - 1 / 3, 12)
    expect(scores.shareOfCeiling).toBeCloseTo((27 / 40) * (3 / 2), 12)
  })

  test('one cell of a mode and model has no variance between cells', () => {
    expect(scores.within).toEqual({ 'decentralized gpt-5.2': null, 'other gpt-5.2': null })
  })

  test('two predicted runs have no 90 % interval', () => {
    expect(scores.coverage90).toBeNull()
  })
})

test('failed runs, measured or simulated, and cells that nothing was predicted for, do not count', () => {
  const good = cellOf([1, 3], [2, 2])
  const failed = measuredRun({ wallClockSeconds: 1000, success: false })
  const mixed = { ...good, runs: [...good.runs, failed], predicted: [...good.predicted!, predictedRun(99, false)] }
  const unknown = cellOf([50], null, { teammates: 3 })
  const onlyFailed = { ...cellOf([7], [7], { teammates: 4 }), predicted: [predictedRun(7, false)] }
  expect(scoresOf(wallClock, [mixed, unknown, onlyFailed])).toEqual(scoresOf(wallClock, [good]))
})

test('a measured mean of 0 has no error in percent', () => {
  const messages = metricOf('messages')
  const said = (messages: number) => ({ success: true, values: { messages } })
  const silent = { ...cellOf([1, 2], null), predicted: [said(4), said(4)] }
  expect(scoresOf(messages, [silent])).toMatchObject({ cells: 1, medianAbsErrorPct: null, inCi95: 0, r2Cells: null })
})

test('of logarithms, the error is that of the geometric mean', () => {
  const log = metricOf('logWallClock')
  expect(scoresOf(log, [cellOf([10, 40], [30, 30])]).medianAbsErrorPct).toBeCloseTo(50, 10)
  const apart = {
    ...cellOf([10, 40], null),
    predicted: [{ success: true, values: { wallClock: 1, logWallClock: Math.log(20) } }],
  }
  expect(scoresOf(log, [apart]).medianAbsErrorPct).toBeCloseTo(0, 10)
})

describe('against theory, over 200 sets of 40 cells of five runs, as much variance between cells as within', () => {
  const normal = randomNormal.source(seedrandom.alea('scores'))(0, 1)
  const draw = <Thing>(count: number, of: () => Thing) => Array.from({ length: count }, of)
  const sets = draw(200, () =>
    draw(40, () => 10 + normal()).map((mean) => ({ mean, runs: draw(5, () => mean + normal()) })),
  )
  const meanScore = (predict: (cell: { mean: number; runs: number[] }, all: number[]) => number): number => {
    const shares = sets.map((set) => {
      const all = set.flatMap(({ runs }) => runs)
      const cells = set.map((cell, teammates): PredictedCell => cellOf(cell.runs, [predict(cell, all)], { teammates }))
      return scoresOf(wallClock, cells).shareOfCeiling!
    })
    return mean(shares)
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

  // A set's share has a standard deviation of about 0.07 (five runs a cell), their mean one of 0.005.
  test('whoever knows the true means of cells reaches the ceiling', () => {
    expect(Math.abs(meanScore((cell) => cell.mean) - 1)).toBeLessThan(0.02)
  })

  test('the mean of all runs explains nothing', () => {
    expect(meanScore((_, all) => mean(all))).toBeCloseTo(0, 10)
  })

  test('whoever knows half of each true deviation explains three quarters', () => {
    expect(Math.abs(meanScore((cell) => 10 + (cell.mean - 10) / 2) - 0.75)).toBeLessThan(0.02)
  })
})

test('90 % prediction intervals hold 90 % of further runs, however few predicted runs they are made of', () => {
  const normal = randomNormal.source(seedrandom.alea('coverage'))(50, 5)
  const draw = (count: number) => Array.from({ length: count }, normal)
  for (const predicted of [19, 39, 199]) {
    const cells = Array.from({ length: 2000 }, (_, teammates) => cellOf(draw(5), draw(predicted), { teammates }))
    // 10,000 runs; those of a cell share its interval: standard error below 0.006.
    expect(Math.abs(scoresOf(wallClock, cells).coverage90! - 0.9)).toBeLessThan(0.018)
  }
})
