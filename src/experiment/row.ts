import { metricColumn, metrics } from '../metrics/index.ts'
import type { Run } from '../team/index.ts'

/** The metrics of one run, in the order of `metrics`. */
export type Row = readonly (number | null)[]

/** The row of a run. */
export const rowOf = (run: Run): Row => metrics.map((metric) => metric.of(run))

const COMPLETED = metricColumn('completed')!

/** Whether the run of a row completed. */
export const hasCompleted = (row: Row): boolean => row[COMPLETED] === 1
