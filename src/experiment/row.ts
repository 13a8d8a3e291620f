import { metrics } from '../metrics/index.ts'
import type { Run } from '../team/index.ts'

/** The metrics of one run, in the order of `metrics`. */
export type Row = readonly (number | null)[]

/** The row of a run. */
export const rowOf = (run: Run): Row => metrics.map((metric) => metric.of(run))
