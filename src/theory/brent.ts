import { checkWorkAndSpan } from './checks.ts'

/**
 * Brent's bound, span + (work − span) / workers: no greedy schedule takes longer, that is none in which a worker idles only
 * when no task is ready. Below the often quoted work / workers + span. `work` is the total weight, `span` the critical
 * path (0 to work), both in the same unit; workers an integer >= 1. Throws RangeError outside these ranges.
 *
 * R. Brent, "The parallel evaluation of general arithmetic expressions", Journal of the ACM 21(2), 1974, lemma 2; for tasks
 * of any length R. Graham, "Bounds on multiprocessing timing anomalies", SIAM J. Appl. Math. 17(2), 1969.
 */
export function brentBound(work: number, span: number, workers: number): number {
  checkWorkAndSpan(work, span, workers)
  return span + (work - span) / workers
}
