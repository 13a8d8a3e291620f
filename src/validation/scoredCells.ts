import type { CellKey } from '../dataset/index.ts'
import { mean } from '../stats/index.ts'
import type { PredictedCell } from './predictor.ts'
import type { ScoredMetric } from './scoredMetrics.ts'

/** A metric in a cell: of the successful runs that have it, measured and predicted; at least one of each. */
export interface ScoredCell {
  readonly key: CellKey
  readonly measured: readonly number[]
  readonly predicted: readonly number[]
  readonly predictedMean: number
}

/** The cells in which a metric can be scored. */
export function scoredCells(cells: readonly PredictedCell[], metric: ScoredMetric): ScoredCell[] {
  return cells.flatMap(({ runs, predicted, ...key }) => {
    const measured = known(runs, metric.measured)
    const simulated = known(predicted ?? [], metric.predicted)
    if (measured.length === 0 || simulated.length === 0) return []
    return [{ key, measured, predicted: simulated, predictedMean: mean(simulated) }]
  })
}

const known = <Run extends { success: boolean }>(runs: readonly Run[], value: (run: Run) => number | null): number[] =>
  runs
    .filter(({ success }) => success)
    .map(value)
    .filter((number) => number !== null)
