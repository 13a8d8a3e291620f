import type { Cell, CellKey, LoggedRun } from '../dataset/index.ts'

/** A run as far as scores look at it: metrics by the dataset's names (null where it has none). */
export interface PredictedRun {
  readonly success: boolean
  readonly values: Readonly<Record<string, number | null>>
}

/** Runs predicted for a cell (model, mode, suite, graph, team size); at least two, else null if it cannot say. */
export type Predictor = (cell: CellKey) => readonly PredictedRun[] | null

/** Makes a predictor of training runs. `targets`: the cells that it will be asked for. */
export type Fit = (train: readonly LoggedRun[], targets: readonly CellKey[]) => Predictor

/** A cell that was measured, and what was predicted for it without looking. */
export interface PredictedCell extends Cell {
  readonly predicted: readonly PredictedRun[] | null
}
