import { type EstimatedVariance, mean, summedVariance } from '../stats/index.ts'
import { type CellKey, type CellMean, cellMean, cellsOf } from './cells.ts'
import { wallClock } from './metrics/columns.ts'
import type { LoggedRun } from './run.ts'

/** How much faster a team of n is than one agent. */
export interface LoggedSpeedup {
  readonly n: number
  readonly speedup: number
  /** By the delta method; null where a mean is of one run only. */
  readonly standardError: number | null
  /** How well that error is known, by Satterthwaite; null where it is not. */
  readonly degreesOfFreedom: number | null
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
  const cells = cellsOf(runs).map((cell) => ({ ...cell, mean: cellMean(cell, wallClock) }))
  const sizes = [...new Set(cells.map(({ teammates }) => teammates))].sort((a, b) => a - b)
  return sizes.flatMap((n) => {
    const pairs = cells
      .filter(({ teammates }) => teammates === n)
      .flatMap((team) => {
        const one = baselineOf(cells, team)
        return one ? [{ one: one.mean, team: team.mean }] : []
      })
    const speedup = meanSpeedup(pairs)
    return speedup ? [{ n, ...speedup }] : []
  })
}

const baselineOf = <Of extends CellKey>(cells: readonly Of[], team: CellKey): Of | undefined =>
  cells.find(
    ({ teammates, mode, model, taskType, pLabel }) =>
      teammates === 1 &&
      mode === team.mode &&
      model === team.model &&
      taskType === team.taskType &&
      pLabel === team.pLabel,
  )

/** Two means of which the ratio is a speedup: of one agent and of the team, over so many suites' cells. */
export interface SpeedupPair {
  readonly one: Pick<CellMean, 'mean' | 'sd' | 'n'>
  readonly team: Pick<CellMean, 'mean' | 'sd' | 'n'>
}

/** The mean of several ratios of means, with its standard error; null where no pair has both means. */
export function meanSpeedup(pairs: readonly SpeedupPair[]): Omit<LoggedSpeedup, 'n'> | null {
  const ratios = pairs.map(ratioOf).filter((ratio) => ratio !== null)
  if (ratios.length === 0) return null
  const parts = ratios.flatMap(({ variances }) => variances)
  const known = parts.filter((part) => part !== null)
  const { variance, degreesOfFreedom } = summedVariance(known)
  const isKnown = known.length === parts.length
  return {
    speedup: mean(ratios.map(({ value }) => value)),
    standardError: isKnown ? Math.sqrt(variance) / ratios.length : null,
    degreesOfFreedom: isKnown ? degreesOfFreedom : null,
    suites: ratios.length,
  }
}

/** A ratio of two means, and what either adds to its variance; null where that is not known. */
interface Ratio {
  readonly value: number
  readonly variances: readonly (EstimatedVariance | null)[]
}

function ratioOf({ one, team }: SpeedupPair): Ratio | null {
  if (one.mean === null || team.mean === null) return null
  if (one === team) return { value: 1, variances: [] }
  const value = one.mean / team.mean
  return { value, variances: [one, team].map((side) => varianceIn(value, side)) }
}

const varianceIn = (ratio: number, { mean, sd, n }: SpeedupPair['one']): EstimatedVariance | null =>
  sd === null ? null : { variance: (ratio * sd) ** 2 / (n * mean! ** 2), degreesOfFreedom: n - 1 }
