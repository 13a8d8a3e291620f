import { metricColumn, metrics } from '../metrics/index.ts'
import type { Run } from '../team/index.ts'
import type { Row } from './row.ts'

/** The columns of `metrics` that are durations which every run that completed has. */
export const durationColumns: readonly number[] = metrics.flatMap(({ duration, sometimes }, column) =>
  duration && !sometimes ? [column] : [],
)

/** What a replication's durations come to on average over its rare latencies, all other numbers as they are. */
export interface Expected {
  /** Probability that the run completes. */
  readonly completed: number
  /** Durations of runs that complete, in the order of `durationColumns`; where none completes, how long it went on. */
  readonly durations: ArrayLike<number>
}

const COMPLETED = metricColumn('completed')!

/** What the row of a run shows by itself, where nothing is averaged. */
export const shownBy = (row: Row): Expected => ({
  completed: row[COMPLETED]!,
  durations: durationColumns.map((column) => row[column]!),
})

/** The same of a run, without the metrics that are no durations. */
export const shownByRun = (run: Run): Expected => ({
  completed: run.outcome === 'completed' ? 1 : 0,
  durations: durationColumns.map((column) => metrics[column]!.of(run)!),
})

/** The first with probability `q`, else the second: of durations the mean over what completes, or of the first if nothing does. */
export function mixed(q: number, first: Expected, second: Expected): Expected {
  const [one, other] = [q * first.completed, (1 - q) * second.completed]
  const completed = one + other
  if (other === 0) return { ...first, completed }
  const meanOf = (x: number, place: number) => (one * x + other * second.durations[place]!) / completed
  return { completed, durations: Array.from(first.durations, meanOf) }
}
