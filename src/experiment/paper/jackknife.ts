import type { CellMean } from '../../dataset/index.ts'
import { onePass } from '../../metrics/index.ts'
import { type Interval, Moments, meanInterval } from '../../stats/index.ts'
import type { Average } from './average.ts'
import { type PaperCell, type PaperMetric, paperMetricNames } from './cell.ts'

/** More replications than this are left out in blocks: the time that it takes grows with their number. */
const BLOCKS_MAX = 100

/**
 * Interval of 95 % for a number made of simulated cells. Cells have their random numbers in common, so that their means are not
 * independent, and the number may be a ratio: each replication is left out of all cells in turn, and the pseudo-values that this
 * gives are taken as a sample of the number (J. Tukey, "Bias and confidence in not quite large samples", Annals of Mathematical
 * Statistics 29, 1958). Null for fewer than two replications, where single runs are not known, and where a replication is all
 * that the number rests on. `of` has to take no more of cells than their keys and means.
 */
export function jackknifeInterval(
  cells: readonly PaperCell[],
  of: (cells: readonly PaperCell[]) => Average | null,
): Interval | null {
  const all = of(cells)?.mean
  const parts = leftOut(cells).map((others) => of(others)?.mean)
  if (all === undefined || parts.includes(undefined)) return null
  const pseudoValues = new Moments()
  for (const others of parts) pseudoValues.add(parts.length * all - (parts.length - 1) * others!)
  return meanInterval(pseudoValues)
}

/** The cells without each block of replications; kept, since all numbers of all figures ask for them. */
const leftOut = onePass((cells: readonly PaperCell[]): PaperCell[][] => {
  if (cells.length === 0 || cells.some(({ each }) => each === null)) return []
  const runs = Math.min(...cells.map((cell) => cell.runs))
  const size = Math.ceil(runs / BLOCKS_MAX)
  return Array.from({ length: Math.ceil(runs / size) }, (_, block) =>
    cells.map((cell) => without(cell, block * size, (block + 1) * size)),
  )
})

function without(cell: PaperCell, from: number, to: number): PaperCell {
  const left = cell.each!.slice(from, to).filter(({ success }) => success)
  const meanWithout = (metric: PaperMetric): CellMean => {
    const values = left.map(({ values }) => values[metric]).filter((value) => value !== null)
    const { mean, n } = cell.means[metric]
    const rest = n - values.length
    const sum = values.reduce((total, value) => total + value, 0)
    return { mean: rest > 0 ? (n * mean! - sum) / rest : null, sd: null, n: rest, ci95: null }
  }
  const means = Object.fromEntries(paperMetricNames.map((metric) => [metric, meanWithout(metric)]))
  return { ...cell, means: means as PaperCell['means'], each: null }
}
