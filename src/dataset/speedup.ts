import type { Moments } from '../stats/index.ts'
import { type Cell, cellsOf, momentsOf, valuesOf } from './cells.ts'
import { wallClock } from './metrics/columns.ts'
import type { LoggedRun } from './run.ts'

/** How much faster a team of n is than one agent. */
export interface LoggedSpeedup {
  readonly n: number
  readonly speedup: number
  /** By the delta method; null where a mean is of one run only. */
  readonly standardError: number | null
  /** Suites that it is the mean over; those of several models or task graphs count for themselves. */
  readonly suites: number
}

/**
 * Speedup by the paper's definition (arXiv 2603.12229): for each suite, mean wall clock of successful runs of one agent over
 * that of successful runs of n agents in the same mode; then the mean over suites. Its error is that of the suites' ratios,
 * each by the delta method, as if independent. Sizes from 1, ascending; those for which no suite has both means are left out.
 * Give it the runs of one line of a figure: of one mode, model and task graph, or of several models to have their mean.
 */
export function speedupsOf(runs: readonly LoggedRun[]): LoggedSpeedup[] {
  const cells = cellsOf(runs)
  const sizes = [...new Set(cells.map(({ teammates }) => teammates))].sort((a, b) => a - b)
  return sizes.flatMap((n) => {
    const ratios = cells
      .filter(({ teammates }) => teammates === n)
      .map((team) => ratioOf(baselineOf(cells, team), team))
    const known = ratios.filter((ratio) => ratio !== null)
    return known.length > 0 ? [{ n, ...meanRatio(known), suites: known.length }] : []
  })
}

const baselineOf = (cells: readonly Cell[], team: Cell): Cell | undefined =>
  cells.find(
    ({ teammates, mode, model, taskType, pLabel }) =>
      teammates === 1 &&
      mode === team.mode &&
      model === team.model &&
      taskType === team.taskType &&
      pLabel === team.pLabel,
  )

/** A ratio of two means, and its variance; NaN where that is not known. */
interface Ratio {
  readonly value: number
  readonly variance: number
}

function ratioOf(one: Cell | undefined, team: Cell): Ratio | null {
  if (!one) return null
  const [x, y] = [one, team].map((cell) => momentsOf(valuesOf(cell, wallClock))) as [Moments, Moments]
  if (x.count === 0 || y.count === 0) return null
  if (one === team) return { value: 1, variance: 0 }
  const value = x.mean / y.mean
  const relative = x.variance / (x.count * x.mean ** 2) + y.variance / (y.count * y.mean ** 2)
  return { value, variance: value ** 2 * relative }
}

function meanRatio(ratios: readonly Ratio[]): Pick<LoggedSpeedup, 'speedup' | 'standardError'> {
  const sum = (of: (ratio: Ratio) => number) => ratios.reduce((total, ratio) => total + of(ratio), 0)
  const error = Math.sqrt(sum(({ variance }) => variance)) / ratios.length
  return { speedup: sum(({ value }) => value) / ratios.length, standardError: Number.isNaN(error) ? null : error }
}
