import type { Moments } from './moments.ts'
import type { Pairs } from './pairs.ts'
import { tQuantile } from './tQuantile.ts'

/** Lower and upper end. */
export type Interval = readonly [low: number, high: number]

/** Student's t interval for the mean; null for fewer than two observations. `level` in (0, 1). */
export function meanInterval({ count, mean, variance }: Moments, level = 0.95): Interval | null {
  if (count < 2) return null
  return around(mean, Math.sqrt(variance / count), count - 1, level)
}

/**
 * Half-width of the t interval as a share of the mean's size; null for fewer than two observations, or where their mean
 * is 0 and not all of them are. `level` in (0, 1).
 */
export function relativeHalfWidth(moments: Moments, level = 0.95): number | null {
  const interval = meanInterval(moments, level)
  if (interval === null) return null
  const halfWidth = interval[1] - moments.mean
  if (halfWidth === 0) return 0
  return moments.mean === 0 ? null : halfWidth / Math.abs(moments.mean)
}

/**
 * Interval for the ratio of two means, E[x] / E[y], by the delta method: first-order variance of the ratio with the
 * covariance of the pairs that have both values (Casella and Berger, "Statistical Inference", section 5.5.4), with t
 * quantiles of the smaller sample. Null where a sample has fewer than two observations or the mean of y is 0.
 */
export function ratioInterval(x: Moments, y: Moments, pairs: Pairs, level = 0.95): Interval | null {
  if (x.count < 2 || y.count < 2 || x.mean === 0 || y.mean === 0) return null
  const ratio = x.mean / y.mean
  const covarianceOfMeans = (pairs.covariance * pairs.count) / (x.count * y.count)
  const relativeVariance =
    x.variance / (x.count * x.mean ** 2) +
    y.variance / (y.count * y.mean ** 2) -
    (2 * covarianceOfMeans) / (x.mean * y.mean)
  const error = Math.abs(ratio) * Math.sqrt(Math.max(0, relativeVariance))
  return around(ratio, error, Math.min(x.count, y.count) - 1, level)
}

function around(centre: number, standardError: number, degreesOfFreedom: number, level: number): Interval {
  const reach = tQuantile((1 + level) / 2, degreesOfFreedom) * standardError
  return [centre - reach, centre + reach]
}
