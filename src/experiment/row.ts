import { metricColumn, metrics } from '../metrics/index.ts'
import type { Outcome, Run } from '../team/index.ts'

/** The metrics of one run, in the order of `metrics`. */
export type Row = readonly (number | null)[]

/** A replication as numbers: the run of the team, and that of its one-agent baseline. */
export interface RowParts {
  readonly outcome: Outcome
  readonly row: Row
  readonly baselineOutcome: Outcome
  readonly baselineRow: Row
}

const COMPLETED = metricColumn('completed')!
const isDuration: readonly boolean[] = metrics.map(({ duration }) => duration === true)

/** The row of a run. */
export const rowOf = (run: Run): Row => metrics.map((metric) => metric.of(run))

/** What means are taken over: the value in a column of a row, but null for a duration of a run that did not complete. */
export const meantValue = (row: Row, column: number): number | null =>
  isDuration[column] && row[COMPLETED] !== 1 ? null : row[column]!
