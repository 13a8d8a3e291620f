import { randomLcg, randomNormal } from 'd3-random'
import { expect, test } from 'vitest'
import { cellMean, cellsOf, type LoggedRun, loggedMetrics, reproducible, speedupsOf } from './index.ts'

const wallClock = loggedMetrics.find(({ name }) => name === 'wallClock')!

/** A run of which only the conditions and the time matter. */
const run = (teammates: number, wallClockSeconds: number, more: Partial<LoggedRun> = {}): LoggedRun =>
  ({
    mode: 'decentralized',
    model: 'gpt-5.2',
    taskType: 'dataanalysis',
    pLabel: 'p05',
    pTrue: 0.5,
    teammates,
    success: true,
    wallClockSeconds,
    ...more,
  }) as LoggedRun

test('a cell is mode, model, suite, graph and size; its means are over successful runs', () => {
  const cells = cellsOf([
    run(1, 10),
    run(1, 14),
    run(1, 99, { success: false }),
    run(2, 9),
    run(1, 5, { pLabel: 'p02' }),
  ])
  expect(cells.map(({ teammates, pLabel, runs }) => [teammates, pLabel, runs.length])).toEqual([
    [1, 'p05', 3],
    [2, 'p05', 1],
    [1, 'p02', 1],
  ])
  const { mean, sd, n, ci95 } = cellMean(cells[0]!, wallClock)
  expect([mean, sd, n]).toEqual([12, Math.sqrt(8), 2])
  expect(ci95![1] - 12).toBeCloseTo(12.706 * 2, 1) // t(1, 0.975) × sd / √2
  expect(cellMean(cells[1]!, wallClock)).toEqual({ mean: 9, sd: null, n: 1, ci95: null })
  expect(cellMean({ runs: [] }, wallClock)).toEqual({ mean: null, sd: null, n: 0, ci95: null })
  expect(reproducible(cells, wallClock)).toMatchObject({ count: 4, groups: 3 })
})

test('speedup is the mean over suites of ratios of means, not the ratio of pooled means', () => {
  const maths = { taskType: 'mathutilities20' }
  const runs = [run(1, 20), run(1, 40), run(2, 10), run(1, 6, maths), run(2, 6, maths), run(2, 50, { success: false })]
  expect(speedupsOf(runs)).toMatchObject([
    { n: 1, speedup: 1, suites: 2 },
    { n: 2, speedup: 2, standardError: null, degreesOfFreedom: null, suites: 2 },
  ])
})

test('sizes without a baseline are left out, and so are suites without successful runs', () => {
  expect(speedupsOf([run(2, 10)])).toEqual([])
  expect(speedupsOf([run(1, 10), run(3, 5, { success: false })]).map(({ n }) => n)).toEqual([1])
  expect(speedupsOf([run(1, 10), run(2, 5, { mode: 'preassign_nolead' })]).map(({ n }) => n)).toEqual([1])
})

test('its standard error is the spread of speedups that are measured again and again', () => {
  const normal = randomNormal.source(randomLcg(0.42))
  const [one, team] = [normal(60, 12), normal(30, 9)]
  const suites = ['mathutilities20', 'dataanalysis']
  const measured = Array.from({ length: 2000 }, () => {
    const runs = suites.flatMap((taskType) =>
      Array.from({ length: 20 }, () => [run(1, one(), { taskType }), run(2, team(), { taskType })]).flat(),
    )
    return speedupsOf(runs)[1]!
  })
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const centre = mean(measured.map(({ speedup }) => speedup))
  const spread = Math.sqrt(mean(measured.map(({ speedup }) => (speedup - centre) ** 2)))
  // First order: two suites of 20 runs, 2 · √((0.2² + 0.3²) / 20 / 2). The terms left out are of the order of 0.3² / 20.
  const theory = 2 * Math.sqrt((0.2 ** 2 + 0.3 ** 2) / 20 / 2)
  expect(Math.abs(spread / theory - 1)).toBeLessThan(0.05)
  expect(Math.abs(mean(measured.map(({ standardError }) => standardError!)) / theory - 1)).toBeLessThan(0.05)
})

test('its degrees of freedom are those of the means, by their part in the error', () => {
  // Relative variances of the means: 0.04 / 2 of 2 runs, and 0 of 3 alike.
  const [, team] = speedupsOf([run(1, 10 - Math.SQRT2), run(1, 10 + Math.SQRT2), ...[5, 5, 5].map((s) => run(2, s))])
  expect(team!.standardError).toBeCloseTo(2 * Math.sqrt(0.04 / 2), 12)
  expect(team!.degreesOfFreedom).toBeCloseTo(1, 12)
  const alike = [-1, 1].flatMap((noise) => [run(1, 10 + noise), run(2, 10 + noise)])
  expect(speedupsOf(alike)[1]!.degreesOfFreedom).toBeCloseTo(2, 12)
})
