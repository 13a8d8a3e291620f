import { metricColumn, metrics } from '../metrics/index.ts'
import type { Run } from '../team/index.ts'

/** The metrics of one run, in the order of `metrics`. */
export type Row = readonly (number | null)[]

const COMPLETED = metricColumn('completed')!
const isDuration: readonly boolean[] = metrics.map(({ duration }) => duration === true)

/** The row of a run. */
export const rowOf = (run: Run): Row => metrics.map((metric) => metric.of(run))

/** Whether the run of a row completed. */
export const hasCompleted = (row: Row): boolean => row[COMPLETED] === 1

/** What means are taken over: the value in a column of a row, but null for a duration of a run that did not complete. */
export const meantValue = (row: Row, column: number): number | null =>
  isDuration[column] && !hasCompleted(row) ? null : row[column]!
