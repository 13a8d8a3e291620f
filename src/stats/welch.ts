import tCdf from '@stdlib/stats-base-dists-t-cdf'
import type { Moments } from './moments.ts'
import { summedVariance } from './satterthwaite.ts'

/**
 * Probability of two means at least so far apart if the true ones were equal, variances need not be: two-sided t test of
 * B. Welch, "The generalization of 'Student's' problem when several different population variances are involved", Biometrika
 * 34, 1947. Null for fewer than two numbers on a side; where neither side varies, 1 if the means are equal, else 0.
 */
export function welchPValue(x: Moments, y: Moments): number | null {
  if (x.count < 2 || y.count < 2) return null
  if (x.mean === y.mean) return 1
  const { variance, degreesOfFreedom } = summedVariance(
    [x, y].map((side) => ({ variance: side.variance / side.count, degreesOfFreedom: side.count - 1 })),
  )
  return variance === 0 ? 0 : 2 * tCdf(-Math.abs(x.mean - y.mean) / Math.sqrt(variance), degreesOfFreedom)
}
