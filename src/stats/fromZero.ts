import type { Interval } from './interval.ts'

/**
 * The part of an interval that is not below 0, as it is shown of what cannot be there: counts, times, tokens, dollars and their
 * ratios, which all metrics with intervals are. Student's interval around a small mean may reach there. Not for differences.
 */
export const fromZero = ([low, high]: Interval): Interval => [Math.max(0, low), Math.max(0, high)]
