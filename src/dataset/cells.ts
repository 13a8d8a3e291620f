import { type Interval, Moments, meanInterval, type VarianceShare, varianceShare } from '../stats/index.ts'
import { grouped } from './grouped.ts'
import type { LoggedMetric } from './metrics/index.ts'
import type { LoggedRun } from './run.ts'

/** What the runs of a cell have in common: model, mode, suite, task graph and size of the team. */
export type CellKey = Pick<LoggedRun, 'mode' | 'model' | 'taskType' | 'pLabel' | 'pTrue' | 'teammates'>

/** All runs made under the same conditions. */
export interface Cell extends CellKey {
  readonly runs: readonly LoggedRun[]
}

/** A metric over the successful runs of a cell that have it. */
export interface CellMean {
  /** Null over no runs. */
  readonly mean: number | null
  /** Standard deviation between runs; null for fewer than two. */
  readonly sd: number | null
  readonly n: number
  /** Student's t interval; null for fewer than two. */
  readonly ci95: Interval | null
}

/** The cells of some runs, in the order of their first runs. */
export function cellsOf(runs: readonly LoggedRun[]): Cell[] {
  const cells = grouped(runs, ({ mode, model, taskType, pLabel, teammates }) =>
    JSON.stringify([mode, model, taskType, pLabel, teammates]),
  )
  return [...cells.values()].map((own) => {
    const { mode, model, taskType, pLabel, pTrue, teammates } = own[0]!
    return { mode, model, taskType, pLabel, pTrue, teammates, runs: own }
  })
}

/** What a metric is in each successful run of a cell that has it. */
export const valuesOf = ({ runs }: Pick<Cell, 'runs'>, metric: LoggedMetric): number[] =>
  runs
    .filter(({ success }) => success)
    .map((run) => metric.of(run))
    .filter((value) => value !== null)

export const cellMean = (cell: Pick<Cell, 'runs'>, metric: LoggedMetric): CellMean => cellMeanOf(valuesOf(cell, metric))

/** The same of the values themselves. */
export function cellMeanOf(values: readonly number[]): CellMean {
  const moments = momentsOf(values)
  const { count: n, mean, variance } = moments
  return {
    mean: n > 0 ? mean : null,
    sd: n > 1 ? Math.sqrt(variance) : null,
    n,
    ci95: meanInterval(moments),
  }
}

/** How much of a metric's variance between successful runs lies between cells, and how much a model of cells can explain. */
export const reproducible = (cells: readonly Cell[], metric: LoggedMetric): VarianceShare | null =>
  varianceShare(cells.map((cell) => valuesOf(cell, metric)))

/** The moments of some numbers. */
export function momentsOf(values: readonly number[]): Moments {
  const moments = new Moments()
  for (const value of values) moments.add(value)
  return moments
}
