import { grouped } from '../dataset/index.ts'
import { mean } from '../stats/index.ts'
import type { PredictedCell } from './predictor.ts'

/** Success in one cell, or in all of a mode and size. */
export interface SuccessRate {
  readonly mode: string
  readonly teammates: number
  readonly runs: number
  /** Share of these runs that succeeded. */
  readonly measured: number
  /** The share predicted for their cells, on average over these runs. */
  readonly predicted: number
}

/** How well success was predicted, failed runs included. */
export interface SuccessScores {
  readonly cells: number
  /** Mean over cells of |predicted share − measured share|. */
  readonly meanAbsError: number | null
  /** Mean over runs of (success − predicted share)²: 0 at best (G. Brier, Monthly Weather Review 78, 1950). */
  readonly brier: number | null
  /** The same score of one who always says the share of all these runs. */
  readonly brierOfMean: number | null
  /** By mode and size. */
  readonly rates: readonly SuccessRate[]
}

export function successScores(cells: readonly PredictedCell[]): SuccessScores {
  const shares = cells.flatMap(sharesOf)
  if (shares.length === 0) return { cells: 0, meanAbsError: null, brier: null, brierOfMean: null, rates: [] }
  const overall = overRuns(shares, ({ measured }) => measured)
  return {
    cells: shares.length,
    meanAbsError: mean(shares.map(({ measured, predicted }) => Math.abs(predicted - measured))),
    brier: brier(shares, ({ predicted }) => predicted),
    brierOfMean: brier(shares, () => overall),
    rates: ratesOf(shares),
  }
}

const sharesOf = ({ mode, teammates, runs, predicted }: PredictedCell): SuccessRate[] =>
  predicted
    ? [{ mode, teammates, runs: runs.length, measured: successful(runs), predicted: successful(predicted) }]
    : []

const successful = (runs: readonly { success: boolean }[]): number => mean(runs.map(({ success }) => Number(success)))

/** Of the m runs of a cell a share s succeeded: their squared errors sum to m (s (1 − q)² + (1 − s) q²). */
function brier(shares: readonly SuccessRate[], said: (cell: SuccessRate) => number): number {
  return overRuns(shares, (cell) => cell.measured * (1 - said(cell)) ** 2 + (1 - cell.measured) * said(cell) ** 2)
}

function ratesOf(shares: readonly SuccessRate[]): SuccessRate[] {
  return [...grouped(shares, ({ mode, teammates }) => `${mode} ${teammates}`).values()]
    .map((own) => ({
      mode: own[0]!.mode,
      teammates: own[0]!.teammates,
      runs: own.reduce((sum, { runs }) => sum + runs, 0),
      measured: overRuns(own, ({ measured }) => measured),
      predicted: overRuns(own, ({ predicted }) => predicted),
    }))
    .sort((a, b) => (a.mode === b.mode ? a.teammates - b.teammates : a.mode < b.mode ? -1 : 1))
}

/** The mean over runs of a number that each cell has. */
function overRuns(shares: readonly SuccessRate[], value: (cell: SuccessRate) => number): number {
  const runs = shares.reduce((sum, cell) => sum + cell.runs, 0)
  return shares.reduce((sum, cell) => sum + cell.runs * value(cell), 0) / runs
}
