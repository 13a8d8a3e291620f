import type { Run } from '../team/index.ts'

/**
 * Lets several metrics read from one pass over a run: the fold is computed when the first of them asks, and kept for as
 * long as the run is. Nothing else remembers it, so each metric stays a pure function of its run.
 */
export function onePass<Result extends object, Of extends object = Run>(
  fold: (run: Of) => Result,
): (run: Of) => Result {
  const results = new WeakMap<Of, Result>()
  return (run) => {
    const known = results.get(run)
    if (known) return known
    const result = fold(run)
    results.set(run, result)
    return result
  }
}
