/** Microseconds in a second: the kernel's clock counts whole microseconds. */
export const US_PER_SECOND = 1_000_000

/** The whole number of microseconds nearest to `seconds` (any finite number; not checked, `schedule` and `hold` are). */
export function secondsToUs(seconds: number): number {
  return Math.floor(seconds * US_PER_SECOND + 0.5) // Math.round branches on the fraction, which no predictor can learn
}

/** `us` microseconds in seconds. */
export function usToSeconds(us: number): number {
  return us / US_PER_SECOND
}
