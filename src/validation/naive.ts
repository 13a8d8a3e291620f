import { type CellKey, cellsOf, grouped, type LoggedRun } from '../dataset/index.ts'
import { mean } from '../stats/index.ts'
import type { Fit, PredictedRun } from './predictor.ts'
import { type ScoredMetric, scoredMetrics } from './scoredMetrics.ts'

/**
 * Predictors that know nothing of teams, to be compared with. They predict means: two equal runs, so that nothing is said of
 * the spread of runs, and none of failures.
 */
export const naiveFits = {
  /** A straight line in the size of the team, by least squares through the training runs of the same model, mode, suite and graph. */
  line: (train) => {
    const groups = grouped(train, lineOf)
    return (cell) => {
      const own = groups.get(lineOf(cell))
      return own ? means((metric) => lineAt(cell.teammates, own, metric)) : null
    }
  },
  /** The mean of the other suites' cell means: same model, mode, graph and size. */
  suites: (train) => {
    const alike = grouped(cellsOf(train), alikeOf)
    return (cell) => {
      const others = (alike.get(alikeOf(cell)) ?? []).filter(({ taskType }) => taskType !== cell.taskType)
      return means((metric) => known(others.map(({ runs }) => mean(valuesOf(runs, metric)))))
    }
  },
} satisfies Record<string, Fit>

export type NaiveName = keyof typeof naiveFits

export const naiveNames = Object.keys(naiveFits) as NaiveName[]

const lineOf = ({ model, mode, taskType, pLabel }: CellKey): string => JSON.stringify([model, mode, taskType, pLabel])

const alikeOf = ({ model, mode, pLabel, teammates }: CellKey): string =>
  JSON.stringify([model, mode, pLabel, teammates])

/** Two equal runs; null if no metric is known. */
function means(of: (metric: ScoredMetric) => number | null): PredictedRun[] | null {
  const values = Object.fromEntries(scoredMetrics.map((metric) => [metric.name, of(metric)]))
  const run = { success: true, values }
  return Object.values(values).some((value) => value !== null) ? [run, run] : null
}

/** Least squares at a size; the mean where all runs are of one size, null where none has the metric. */
function lineAt(teammates: number, runs: readonly LoggedRun[], metric: ScoredMetric): number | null {
  const points = runs.flatMap((run) => valuesOf([run], metric).map((y) => ({ x: run.teammates, y })))
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))]
  const squares = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0)
  const products = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0)
  return known([squares > 0 ? y + (products / squares) * (teammates - x) : y])
}

/** The mean of those numbers that are some; null if none is. */
function known(numbers: readonly number[]): number | null {
  const some = numbers.filter((number) => !Number.isNaN(number))
  return some.length > 0 ? mean(some) : null
}

const valuesOf = (runs: readonly LoggedRun[], metric: ScoredMetric): number[] =>
  runs
    .filter(({ success }) => success)
    .map(metric.measured)
    .filter((value) => value !== null)
