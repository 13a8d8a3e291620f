import { grouped, momentsOf } from '../dataset/index.ts'
import { mean, meanInterval, median, varianceShare } from '../stats/index.ts'
import type { PredictedCell } from './predictor.ts'
import { type ScoredCell, scoredCells } from './scoredCells.ts'
import type { ScoredMetric } from './scoredMetrics.ts'

/** How well a metric was predicted, over the cells that can be scored. Shares are 1 at best; null where they are not defined. */
export interface Scores {
  readonly cells: number
  /** Median over cells of |predicted mean ÷ measured mean − 1|, in %; cells with a measured mean of 0 are left out. */
  readonly medianAbsErrorPct: number | null
  /** Share of the cells with two measured runs or more whose predicted mean lies in the measured 95 % t-interval. */
  readonly inCi95: number | null
  /** R² on cell means, weighted by runs: 1 is perfect, 0 as good as one mean for all, negative worse. */
  readonly r2Cells: number | null
  /** Share of the variance between single runs that the predicted cell means explain. */
  readonly etaExplained: number | null
  /** What the best model of cell means can explain of it: η² of these runs, corrected for the number of cells. */
  readonly ceiling: number | null
  /** The ratio of the two. */
  readonly shareOfCeiling: number | null
  /** Share of measured runs in the 90 % prediction interval of single runs; null if fewer than 19 runs are predicted in every cell. */
  readonly coverage90: number | null
  /** R² on cell means, as above, within the cells of each mode and model, by `<mode> <model>`. */
  readonly within: Readonly<Record<string, number | null>>
}

/** Scores of a metric, over successful runs, measured and predicted. */
export function scoresOf(metric: ScoredMetric, all: readonly PredictedCell[]): Scores {
  const cells = scoredCells(all, metric)
  const etaExplained = runVarianceExplained(cells)
  const ceiling = varianceShare(cells.map(({ measured }) => measured))?.ceiling ?? null
  return {
    cells: cells.length,
    medianAbsErrorPct: median(cells.map((cell) => errorPct(cell, metric)).filter(Number.isFinite)),
    inCi95: shareOf(cells.map(isInInterval)),
    r2Cells: cellVarianceExplained(cells),
    etaExplained,
    ceiling,
    shareOfCeiling: etaExplained !== null && ceiling !== null && ceiling > 0 ? etaExplained / ceiling : null,
    coverage90: shareOf(cells.flatMap(areCovered)),
    within: withinEach(cells),
  }
}

/** NaN or infinite where the measured mean is 0. */
function errorPct({ measured, predictedMean }: ScoredCell, { logarithm }: ScoredMetric): number {
  const ratio = logarithm ? Math.exp(predictedMean - mean(measured)) : predictedMean / mean(measured)
  return 100 * Math.abs(ratio - 1)
}

function isInInterval({ measured, predictedMean }: ScoredCell): boolean | null {
  const interval = meanInterval(momentsOf(measured))
  return interval && interval[0] <= predictedMean && predictedMean <= interval[1]
}

/** 1 − Σ n (measured mean − predicted mean)² ÷ Σ n (measured mean − mean of all)², n the runs of a cell. */
function cellVarianceExplained(cells: readonly ScoredCell[]): number | null {
  const ofRuns = cells.flatMap(({ measured, predictedMean }) => {
    const own = mean(measured)
    return measured.map(() => [own, predictedMean] as const)
  })
  return explained(ofRuns)
}

/** 1 − Σ (run − predicted mean of its cell)² ÷ Σ (run − mean of all)². */
const runVarianceExplained = (cells: readonly ScoredCell[]): number | null =>
  explained(cells.flatMap(({ measured, predictedMean }) => measured.map((value) => [value, predictedMean] as const)))

/** Numbers that differ by no more than this share, squared, differ by rounding. */
const ROUNDING = 1e-20

function explained(pairs: readonly (readonly [actual: number, predicted: number])[]): number | null {
  const centre = mean(pairs.map(([actual]) => actual))
  const squares = (of: (actual: number, predicted: number) => number) =>
    pairs.reduce((sum, [actual, predicted]) => sum + of(actual, predicted) ** 2, 0)
  const total = squares((actual) => actual - centre)
  return total > ROUNDING * squares((actual) => actual)
    ? 1 - squares((actual, predicted) => actual - predicted) / total
    : null
}

/**
 * Whether each measured run lies in the 90 % prediction interval, from the k-th lowest to the k-th highest predicted run: a
 * further run of the same distribution does so with probability 1 − 2k / (N + 1), ties apart (W. Meeker, G. Hahn and L. Escobar,
 * "Statistical Intervals", 2nd ed., section 5.3). Nothing for fewer than 19 predicted runs, which have no such interval.
 */
function areCovered({ measured, predicted }: ScoredCell): boolean[] {
  const k = Math.floor(0.05 * (predicted.length + 1) + 1e-9)
  if (k === 0) return []
  const sorted = predicted.toSorted((a, b) => a - b)
  const [low, high] = [sorted[k - 1]!, sorted[sorted.length - k]!]
  return measured.map((value) => low <= value && value <= high)
}

function withinEach(cells: readonly ScoredCell[]): Record<string, number | null> {
  const groups = [...grouped(cells, ({ key }) => `${key.mode} ${key.model}`)].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(groups.map(([name, own]) => [name, cellVarianceExplained(own)]))
}

/** Share of those that are true among those that are known. */
function shareOf(answers: readonly (boolean | null)[]): number | null {
  const known = answers.filter((answer) => answer !== null)
  return known.length > 0 ? known.filter(Boolean).length / known.length : null
}
