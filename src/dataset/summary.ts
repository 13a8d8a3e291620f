import { type CellKey, cellsOf, momentsOf, reproducible, valuesOf } from './cells.ts'
import { grouped } from './grouped.ts'
import { loggedMetrics } from './metrics/index.ts'
import type { LoggedRun } from './run.ts'
import { type LoggedSpeedup, speedupsOf } from './speedup.ts'

/** A metric over the successful runs that have it. */
export interface MetricFacts {
  readonly name: string
  readonly unit: string
  readonly n: number
  readonly mean: number
  /** Share of the variance between cells, and what a model of cells can explain; null where that is not known. */
  readonly etaSquared: number | null
  readonly ceiling: number | null
}

/** The speedups of teams by size: a line of the paper's figure. */
export interface SpeedupLine extends Pick<CellKey, 'mode' | 'pTrue' | 'model'> {
  readonly sizes: readonly LoggedSpeedup[]
}

/** What recorded runs hold. */
export interface DatasetSummary {
  readonly runs: number
  readonly cells: number
  readonly successful: number
  readonly metrics: readonly MetricFacts[]
  readonly speedups: readonly SpeedupLine[]
}

export function datasetSummary(runs: readonly LoggedRun[]): DatasetSummary {
  const successful = runs.filter(({ success }) => success)
  return {
    runs: runs.length,
    cells: cellsOf(runs).length,
    successful: successful.length,
    metrics: metricFacts(successful),
    speedups: speedupLines(runs),
  }
}

function metricFacts(successful: readonly LoggedRun[]): MetricFacts[] {
  const cells = cellsOf(successful)
  return loggedMetrics.flatMap((metric) => {
    const { count: n, mean } = momentsOf(valuesOf({ runs: successful }, metric))
    if (metric.name === 'success' || n === 0) return []
    const { etaSquared = null, ceiling = null } = reproducible(cells, metric) ?? {}
    return [{ name: metric.name, unit: metric.unit, n, mean, etaSquared, ceiling }]
  })
}

function speedupLines(runs: readonly LoggedRun[]): SpeedupLine[] {
  return [...grouped(runs, ({ mode, pTrue, model }) => JSON.stringify([mode, pTrue, model]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => {
      const { mode, pTrue, model } = own[0]!
      return { mode, pTrue, model, sizes: speedupsOf(own) }
    })
}
