import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { checkInside, isCount } from './checks.ts'
import type { Interval } from './interval.ts'

/**
 * Score interval for the probability of success, within [0, 1] and sensible for none or all (E. Wilson, "Probable
 * inference, the law of succession, and statistical inference", JASA 22, 1927). Null for a count of 0; RangeError
 * unless 0 <= successes <= count are whole numbers and `level` is in (0, 1).
 */
export function wilsonInterval(successes: number, count: number, level = 0.95): Interval | null {
  checkInside('level', level)
  if (!isCount(successes) || !isCount(count) || successes > count)
    throw new RangeError(`wilsonInterval: expected whole numbers 0 <= successes <= count, got ${successes}, ${count}`)
  if (count === 0) return null
  const z = normalQuantile((1 + level) / 2, 0, 1)
  const centre = (successes + (z * z) / 2) / (count + z * z)
  const reach = (z / (count + z * z)) * Math.sqrt((successes * (count - successes)) / count + (z * z) / 4)
  // At the ends the two cancel but for rounding.
  return [successes === 0 ? 0 : centre - reach, successes === count ? 1 : centre + reach]
}
