import { expect, test } from 'vitest'
import { cellsOf, type LoggedRun } from '../dataset/index.ts'
import {
  blindGoals,
  blindTest,
  cellMeansOf,
  type Fit,
  type Goal,
  goalsOf,
  type HoldoutName,
  medianRatios,
  type PredictedCell,
  scoredMetrics,
  splitsOf,
  type Validation,
  validate,
} from './index.ts'
import { cellOf, measuredRun, predictedRun } from './testing/runs.ts'

/** Two suites, two modes, five sizes, three runs a cell; wall clock falls with 1/n, which no line follows. */
const runs = ['a', 'b'].flatMap((taskType, suite) =>
  ['decentralized', 'preassign_nolead'].flatMap((mode, slower) =>
    [1, 2, 3, 4, 5].flatMap((teammates) =>
      [-1, 0, 1].map((noise) =>
        measuredRun({
          taskType,
          mode,
          teammates,
          wallClockSeconds: 50 * (1 + suite) + 100 / teammates - 7 * slower + noise,
        }),
      ),
    ),
  ),
)

/** Knows the measured means of all cells, scaled by a factor. */
const knowing =
  (all: readonly LoggedRun[], factor = 1): Fit =>
  () =>
  (key) => {
    const own = all.filter(({ taskType, mode, teammates }) => {
      return taskType === key.taskType && mode === key.mode && teammates === key.teammates
    })
    return own.map(({ wallClockSeconds }) => predictedRun(factor * wallClockSeconds))
  }

function validated(holdout: HoldoutName, fitTo: Fit): { cells: PredictedCell[]; validation: Validation } {
  const cells: PredictedCell[] = []
  const steps = validate(splitsOf(holdout, runs), fitTo)
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { cells, validation: step.value }
    cells.push(step.value)
  }
}

test('all test cells of all splits are predicted once, and scored together', () => {
  const { cells, validation } = validated('suite', knowing(runs))
  expect(cells).toHaveLength(2 * 2 * 4)
  expect(validation).toMatchObject({ runs: 48, cells: 16, decisions: { choices: 2, medianRegretPct: 0 } })
  expect(validation.metrics.wallClock).toMatchObject({ cells: 16, inCi95: 1 })
  expect(validation.metrics.wallClock!.r2Cells).toBeCloseTo(1, 12)
  // One size of the own suite is a constant; the other suite is 50 s off.
  expect(validation.metrics.wallClock!.naive.line).toBeLessThan(0)
  expect(validation.metrics.wallClock!.naiveErrorPct.suites).toBeGreaterThan(30)
  expect(validation.metrics.rounds).toMatchObject({ cells: 0, shareOfCeiling: null })
})

test('a fit is given the training runs and the keys of cells, never the runs that it is tested on', () => {
  const seen: unknown[] = []
  const fitTo: Fit = (train, targets) => {
    seen.push(...targets)
    expect(train.every(({ teammates }) => teammates <= 3)).toBe(true)
    return (key) => {
      seen.push(key)
      return null
    }
  }
  const { validation } = validated('size', fitTo)
  expect(seen).toHaveLength(2 * 8)
  for (const key of seen)
    expect(Object.keys(key as object).sort()).toEqual(['mode', 'model', 'pLabel', 'pTrue', 'taskType', 'teammates'])
  expect(validation).toMatchObject({ cells: 8, success: { cells: 0 }, decisions: { choices: 0 } })
})

const reportsOf = (fitTo: Fit) => {
  const [none, size, suite, mode] = (['none', 'size', 'suite', 'mode'] as const).map(
    (name) => validated(name, fitTo).validation,
  )
  return { none: none!, size: size!, suite: suite!, mode: mode! }
}
const goalsWith = (fitTo: Fit) => goalsOf(reportsOf(fitTo))
const goal = (goals: readonly Goal[], text: string) => goals.find((entry) => entry.goal.includes(text))

test('goals: what was reached, and whether that is enough', () => {
  const good = goalsWith(knowing(runs))
  expect(goal(good, 'wallClock reaches 0.78')).toMatchObject({ reached: '1.00', met: true })
  expect(goal(good, 'rounds reaches')).toMatchObject({ reached: 'unknown', met: false })
  expect(goal(good, 'better than a line in n')).toMatchObject({ reached: '2 of 2 metrics', met: true })
  expect(goal(good, 'In sample, choosing mode')).toMatchObject({ reached: '0.0 %', met: true })
  const bad = goalsWith(knowing(runs, -1))
  expect(goal(bad, 'wallClock reaches 0.78')!.met).toBe(false)
  expect(goal(bad, 'In sample, choosing mode')!.met).toBe(false)
  expect(goal(bad, 'In sample, 90 %')).toMatchObject({ reached: '0 %', met: false })
})

test('goals where a mode is held out: as where size is, and choices of size', () => {
  const good = goalsWith(knowing(runs))
  expect(goal(good, 'Held out by mode, the share of the ceiling')).toMatchObject({
    reached: '2 of 2 metrics',
    met: true,
  })
  expect(goal(good, 'Held out by mode, better than a line in n')).toMatchObject({
    reached: '2 of 2 metrics',
    met: true,
  })
  expect(goal(good, 'Held out by mode, choosing size costs')).toMatchObject({ reached: '0.0 %', met: true })
  expect(goal(good, 'Held out by mode, 90 %')).toMatchObject({ reached: '100 %', met: true })
  const bad = goalsWith(knowing(runs, -1))
  expect(goal(bad, 'Held out by mode, choosing size costs')!.met).toBe(false)
  expect(goal(bad, 'Held out by mode, better')!.met).toBe(false)
})

test('goals for success: better than one share for all, and within what was measured but for one mode and size', () => {
  const reports = reportsOf(knowing(runs))
  const successIn = (brier: number, predicted: number[]) =>
    goalsOf({
      ...reports,
      size: {
        ...reports.size,
        success: {
          ...{ cells: 2, meanAbsError: 0.1, brier, brierOfMean: 0.25 },
          rates: predicted.map((share) => ({ mode: 'a', teammates: 4, runs: 10, measured: 0.5, predicted: share })),
        },
      },
    })
  // Wilson's interval of 5 of 10 is 0.237 to 0.763.
  const good = successIn(0.2, [0.24, 0.76, 0.9])
  expect(goal(good, 'Held out by size, success of single runs')).toMatchObject({
    reached: 'Brier score 0.200, of the overall share 0.250',
    met: true,
  })
  expect(goal(good, 'Held out by size, the share of successful runs')).toMatchObject({ reached: '2 of 3', met: true })
  const bad = successIn(0.25, [0.22, 0.78, 0.5])
  expect(goal(bad, 'Held out by size, success of single runs')!.met).toBe(false)
  expect(goal(bad, 'Held out by size, the share of successful runs')).toMatchObject({ reached: '1 of 3', met: false })
  // Where all succeed, the overall share is right too: there is nothing to be better at.
  expect(goal(good, 'In sample, success of single runs')).toMatchObject({ met: true })
  for (const where of ['In sample', 'Held out by suite', 'Held out by mode'])
    expect(goal(good, `${where}, the share of successful runs`)!.met).toBe(true)
})

test('goals of the blind test are those of a hold-out by suite, as it was reported', () => {
  const goals = blindGoals(blindTest)
  expect(goals.map(({ goal }) => goal).filter((text) => !text.startsWith('Blind, '))).toEqual([])
  expect(goals.map(({ reached, met }) => [reached, met])).toEqual([
    ['6 of 14 metrics', false],
    ['17.8 %', false],
    ['97 %', true],
    ['0.86 to 0.90, measured 0.48 to 0.76', false],
  ])
  const better = blindGoals({
    ...blindTest,
    metricsBetterThanSuites: 11,
    decisions: { medianRegretPct: 2, rankedCorrectly: 0.8 },
    success: { predicted: [0.6, 0.9], measured: [0.5, 0.8] },
  })
  expect(better.map(({ met }) => met)).toEqual([true, true, false, true])
  expect(Object.keys(blindTest.shareOfCeiling)).toEqual(scoredMetrics.map(({ name }) => name))
})

test('residuals by mode and model, in the middle; a measured mean of 0 has no ratio', () => {
  const wallClock = scoredMetrics[0]!
  const cells = [
    cellOf([10], [20, 20]),
    cellOf([10], [5, 5], { teammates: 2 }),
    cellOf([10], [11, 11], { teammates: 3 }),
    cellOf([0], [3, 3], { mode: 'other' }),
  ]
  expect(medianRatios(cells, wallClock)).toEqual({ 'decentralized gpt-5.2': 1.1, 'other gpt-5.2': null })
  expect(cellMeansOf(cells, wallClock)[1]).toMatchObject({ measured: 10, predicted: 5, key: { teammates: 2 } })
  expect(cellsOf(runs)).toHaveLength(20)
})
