import tCdf from '@stdlib/stats-base-dists-t-cdf'
import type { Moments } from './moments.ts'

/**
 * Probability of two means at least so far apart if the true ones were equal, variances need not be: two-sided t test of
 * B. Welch, "The generalization of 'Student's' problem when several different population variances are involved", Biometrika
 * 34, 1947. Null for fewer than two numbers on a side; where neither side varies, 1 if the means are equal, else 0.
 */
export function welchPValue(x: Moments, y: Moments): number | null {
  if (x.count < 2 || y.count < 2) return null
  const [a, b] = [x.variance / x.count, y.variance / y.count]
  if (x.mean === y.mean) return 1
  if (a + b === 0) return 0
  const degreesOfFreedom = (a + b) ** 2 / (a ** 2 / (x.count - 1) + b ** 2 / (y.count - 1))
  return 2 * tCdf(-Math.abs(x.mean - y.mean) / Math.sqrt(a + b), degreesOfFreedom)
}
