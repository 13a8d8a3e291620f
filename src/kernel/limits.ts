/** Bounds of a run, so that no model can hang it. */
export interface Limits {
  /** Events after this time in µs do not happen; those at it do. A safe integer ≥ 0, or Infinity (default): none. */
  readonly timeUs?: number
  /** Events that may happen, an integer ≥ 1; default 1e9. */
  readonly events?: number
}

/** @internal Checks and completes limits. */
export function checkedLimits({ timeUs = Number.POSITIVE_INFINITY, events = 1e9 }: Limits): Required<Limits> {
  if (!(timeUs >= 0) || (timeUs !== Number.POSITIVE_INFINITY && !Number.isSafeInteger(timeUs)))
    throw new RangeError(`limit timeUs: expected a whole number of µs ≥ 0 or Infinity, got ${timeUs}`)
  if (!Number.isSafeInteger(events) || events < 1)
    throw new RangeError(`limit events: expected an integer ≥ 1, got ${events}`)
  return { timeUs, events }
}
