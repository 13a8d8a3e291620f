import { metricColumn, metrics } from '../metrics/index.ts'
import type { Run } from '../team/index.ts'
import type { Row } from './row.ts'

/** The columns of `metrics` that are durations. */
export const durationColumns: readonly number[] = metrics.flatMap(({ duration }, column) => (duration ? [column] : []))

/** What a replication's durations come to on average over its rare latencies, all other numbers as they are. */
export interface Expected {
  /** Probability that the run completes. */
  readonly completed: number
  /**
   * Durations of runs that complete, in the order of `durationColumns`; where none completes, how long it went on. NaN for one
   * that such a run does not have.
   */
  readonly durations: ArrayLike<number>
}

const COMPLETED = metricColumn('completed')!

/** What the row of a run shows by itself, where nothing is averaged. */
export const shownBy = (row: Row): Expected => ({
  completed: row[COMPLETED]!,
  durations: durationColumns.map((column) => row[column] ?? Number.NaN),
})

/** The same of a run, without the metrics that are no durations. */
export const shownByRun = (run: Run): Expected => ({
  completed: run.outcome === 'completed' ? 1 : 0,
  durations: durationColumns.map((column) => metrics[column]!.of(run) ?? Number.NaN),
})

/** The first with probability `q`, else the second: of durations the mean over what completes. */
export function mixed(q: number, first: Expected, second: Expected): Expected {
  if (second.completed === 0) return { ...first, completed: q * first.completed }
  if (first.completed === 0) return { ...second, completed: 1 - q }
  const meanOf = (x: number, place: number) => q * x + (1 - q) * second.durations[place]!
  return { completed: 1, durations: Array.from(first.durations, meanOf) }
}
