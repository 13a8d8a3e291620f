import { stringify } from 'csv-stringify/sync'
import { durationColumns, type Expected, meantValue, type RowParts } from '../experiment/index.ts'
import { metricColumn, metrics } from '../metrics/index.ts'

const MAKESPAN = metricColumn('makespan')!

const EXPECTED_MAKESPAN = durationColumns.indexOf(MAKESPAN)

/** Null where the run does not complete. */
const expectedMakespan = ({ completed, durations }: Expected): number | null =>
  completed > 0 ? durations[EXPECTED_MAKESPAN]! : null

/** One line of rows.csv. */
export interface RowLine extends RowParts {
  readonly replication: number
  /** What stands before the replication, one for each of the head's. */
  readonly before?: readonly unknown[]
}

/** The columns, each with its value in a line. To add one: its line here, and its meaning in metricsDoc.ts. */
const columns: readonly (readonly [name: string, of: (line: RowLine) => unknown])[] = [
  ['replication', ({ replication }) => replication],
  ['outcome', ({ outcome }) => outcome],
  ...metrics.map(({ name }, column) => [name, ({ row }: RowLine) => meantValue(row, column)] as const),
  ['baselineMakespan', ({ baselineRow }) => meantValue(baselineRow, MAKESPAN)],
  ['baselineOutcome', ({ baselineOutcome }) => baselineOutcome],
  ['expectedCompleted', ({ expected }) => expected.completed],
  ['expectedMakespan', ({ expected }) => expectedMakespan(expected)],
  ['expectedBaselineCompleted', ({ baselineExpected }) => baselineExpected.completed],
  ['expectedBaselineMakespan', ({ baselineExpected }) => expectedMakespan(baselineExpected)],
]

/** The head of rows.csv; what the columns mean is in docs/metrics.md. `before`: names of columns before those. */
export const rowsHead = (before: readonly string[] = []): string =>
  stringify([[...before, ...columns.map(([name]) => name)]])

/** The lines of rows.csv for some replications; empty where a run has no such metric, or a duration but did not complete. */
export const rowLines = (lines: readonly RowLine[]): string =>
  stringify(lines.map((line) => [...(line.before ?? []), ...columns.map(([, of]) => of(line))]))
