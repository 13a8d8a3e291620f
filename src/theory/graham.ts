import { checkCount, checkWorkAndSpan } from './checks.ts'

/**
 * Graham's bound on list scheduling, 2 − 1 / workers: whatever the order of its list, a schedule in which no worker idles
 * while a task is ready takes at most this times the shortest possible. Throws RangeError unless workers is an integer >= 1.
 *
 * R. Graham, "Bounds for certain multiprocessing anomalies", Bell System Technical Journal 45(9), 1966.
 */
export function grahamRatio(workers: number): number {
  checkCount('workers', workers)
  return 2 - 1 / workers
}

/**
 * max(work / workers, span): no schedule is shorter. `work` is the total weight, `span` the critical path (0 to work), both
 * in the same unit; workers an integer >= 1. Throws RangeError outside these ranges. Source as for `grahamRatio`.
 */
export function makespanLowerBound(work: number, span: number, workers: number): number {
  checkWorkAndSpan(work, span, workers)
  return Math.max(work / workers, span)
}
