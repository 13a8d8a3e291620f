import { stringify } from 'csv-stringify/sync'
import type { Row } from '../experiment/index.ts'
import { metricColumn, metrics } from '../metrics/index.ts'
import type { Outcome } from '../team/index.ts'

const MAKESPAN = metricColumn('makespan')!

/** One line of rows.csv. */
export interface RowLine {
  readonly replication: number
  readonly outcome: Outcome
  readonly row: Row
  readonly baselineRow: Row
  /** What stands before the replication, one for each of the head's. */
  readonly before?: readonly unknown[]
}

/** The head of rows.csv: one column a metric, units in docs/metrics.md. `before`: names of columns before those. */
export const rowsHead = (before: readonly string[] = []): string =>
  stringify([[...before, 'replication', 'outcome', ...metrics.map(({ name }) => name), 'baselineMakespan']])

/** The lines of rows.csv for some replications; a metric that a run does not have is empty. */
export const rowLines = (lines: readonly RowLine[]): string =>
  stringify(
    lines.map(({ before = [], replication, outcome, row, baselineRow }) => [
      ...before,
      replication,
      outcome,
      ...row,
      baselineRow[MAKESPAN],
    ]),
  )
