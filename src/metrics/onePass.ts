import type { Run } from '../team/index.ts'

/**
 * Lets several metrics read from one pass over a run: the fold is computed when the first of them asks, and kept for as
 * long as the run is. Nothing else remembers it, so each metric stays a pure function of its run.
 */
export function onePass<Result extends object>(fold: (run: Run) => Result): (run: Run) => Result {
  const results = new WeakMap<Run, Result>()
  return (run) => {
    const known = results.get(run)
    if (known) return known
    const result = fold(run)
    results.set(run, result)
    return result
  }
}
