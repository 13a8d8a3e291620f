import { stringify } from 'csv-stringify/sync'
import type { Replication } from '../experiment/index.ts'
import { metrics } from '../metrics/index.ts'

const MAKESPAN = metrics.findIndex(({ name }) => name === 'makespan')

/** The head of rows.csv: one column a metric, units in docs/metrics.md. */
export const rowsHead = (): string =>
  stringify([['replication', 'outcome', ...metrics.map(({ name }) => name), 'baselineMakespan']])

/** The line of rows.csv for one replication; a metric that the run does not have is empty. */
export const rowLine = ({ replication, run, row, baselineRow }: Replication): string =>
  stringify([[replication, run.outcome, ...row, baselineRow[MAKESPAN]]])
