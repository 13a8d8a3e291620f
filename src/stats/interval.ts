import { cubeRoot } from './cubeRoot.ts'
import type { Moments } from './moments.ts'
import type { Pairs } from './pairs.ts'
import { tQuantile } from './tQuantile.ts'

/** Lower and upper end. */
export type Interval = readonly [low: number, high: number]

/** The skewness of fewer observations says too little to correct by it. */
const SKEWNESS_COUNT_MIN = 20

/**
 * Interval for the mean; null for fewer than two observations. `level` in (0, 1).
 *
 * Student's t, corrected for skewness from 20 observations on: the mean of a sample that is skewed to the right is more often
 * too low than too high, and the more so the smaller the spread that it shows. P. Hall ("On the removal of skewness by
 * transformation", JRSS B 54, 1992) transforms t so that it is symmetric again; R. Willink ("A confidence interval and test
 * for the mean of an asymmetric distribution", Communications in Statistics 34, 2005) takes that with Student's quantiles. The
 * end on the side of the long tail lies further from the mean. Without skewness it is Student's interval.
 */
export function meanInterval(moments: Moments, level = 0.95): Interval | null {
  const { count, mean } = moments
  if (count < 2) return null
  const error = Math.sqrt(moments.varianceOfMean)
  const reach = tQuantile((1 + level) / 2, count - 1)
  const asymmetry = asymmetryOf(moments)
  return [mean - error * symmetric(reach, asymmetry), mean - error * symmetric(-reach, asymmetry)]
}

/**
 * Student's t of the mean's distance from `hypothesis`, corrected for skewness as `meanInterval` is, so that the test and the
 * interval agree. NaN for fewer than two observations.
 */
export function tOfMean(moments: Moments, hypothesis = 0): number {
  const t = (moments.mean - hypothesis) / Math.sqrt(moments.varianceOfMean)
  const a = asymmetryOf(moments)
  // The inverse of `symmetric`.
  return Number.isFinite(t) ? t + a + 2 * a * t * t + (4 / 3) * a * a * t * t * t : t
}

/** Skewness ÷ 6 √n. */
function asymmetryOf({ count, weight, skewness }: Moments): number {
  return count < SKEWNESS_COUNT_MIN ? 0 : skewness / (6 * Math.sqrt(weight))
}

/** The t of a sample with this asymmetry that is as improbable as `t` is without. */
function symmetric(t: number, asymmetry: number): number {
  if (Math.abs(asymmetry) < 1e-8) return t
  return (cubeRoot(1 + 6 * asymmetry * (t - asymmetry)) - 1) / (2 * asymmetry)
}

/**
 * The reach of the interval for the mean, its farther end, as a share of the mean's size; null for fewer than two observations,
 * or where their mean is 0 and not all of them are. `level` in (0, 1).
 */
export function relativeHalfWidth(moments: Moments, level = 0.95): number | null {
  const interval = meanInterval(moments, level)
  if (interval === null) return null
  const halfWidth = reachOf(moments.mean, interval)
  if (halfWidth === 0) return 0
  return moments.mean === 0 ? null : halfWidth / Math.abs(moments.mean)
}

/** How far an interval's farther end lies from a value within it. */
export const reachOf = (value: number, [low, high]: Interval): number => Math.max(high - value, value - low)

/**
 * Interval for the ratio of two means, E[x] / E[y], by the delta method: first-order variance of the ratio with the
 * covariance of the pairs that have both values (Casella and Berger, "Statistical Inference", section 5.5.4), with t
 * quantiles of the smaller sample. Null where a sample has fewer than two observations or the mean of y is 0.
 */
export function ratioInterval(x: Moments, y: Moments, pairs: Pairs, level = 0.95): Interval | null {
  if (x.count < 2 || y.count < 2 || x.mean === 0 || y.mean === 0) return null
  const ratio = x.mean / y.mean
  const covarianceOfMeans = (pairs.covariance * pairs.count) / (x.weight * y.weight)
  const relativeVariance =
    x.varianceOfMean / x.mean ** 2 + y.varianceOfMean / y.mean ** 2 - (2 * covarianceOfMeans) / (x.mean * y.mean)
  const reach =
    tQuantile((1 + level) / 2, Math.min(x.count, y.count) - 1) *
    Math.abs(ratio) *
    Math.sqrt(Math.max(0, relativeVariance))
  return [ratio - reach, ratio + reach]
}
