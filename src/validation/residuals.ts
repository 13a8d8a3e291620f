import { grouped } from '../dataset/index.ts'
import { mean, median } from '../stats/index.ts'
import type { PredictedCell } from './predictor.ts'
import { type ScoredCell, scoredCells } from './scoredCells.ts'
import type { ScoredMetric } from './scoredMetrics.ts'

/** A metric's means in a cell. */
export interface CellMeans extends Pick<ScoredCell, 'key'> {
  readonly measured: number
  readonly predicted: number
}

/** Measured and predicted means of the cells in which a metric can be scored. */
export const cellMeansOf = (cells: readonly PredictedCell[], metric: ScoredMetric): CellMeans[] =>
  scoredCells(cells, metric).map(({ key, measured, predictedMean }) => {
    return { key, measured: mean(measured), predicted: predictedMean }
  })

/**
 * Median over the cells of each mode and model of predicted ÷ measured mean, by `<mode> <model>`: 1 where errors go both ways.
 * Cells with a measured mean of 0 are left out; null where none is left.
 */
export function medianRatios(cells: readonly PredictedCell[], metric: ScoredMetric): Record<string, number | null> {
  const groups = grouped(cellMeansOf(cells, metric), ({ key }) => `${key.mode} ${key.model}`)
  return Object.fromEntries(
    [...groups].map(([name, own]) => {
      const ratios = own.map(({ measured, predicted }) => predicted / measured)
      return [name, median(ratios.filter(Number.isFinite))]
    }),
  )
}
