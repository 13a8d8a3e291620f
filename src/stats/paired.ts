import tCdf from '@stdlib/stats-base-dists-t-cdf'
import { type Interval, meanInterval, tOfMean } from './interval.ts'
import { Moments } from './moments.ts'

/** Moments of x, of y and of x − y, each as numbers. */
export type PairedNumbers = readonly [x: readonly number[], y: readonly number[], difference: readonly number[]]

/**
 * Compares two conditions by their differences pair by pair, as replications under common random numbers ask for
 * (A. Law, "Simulation Modeling and Analysis", 5th ed., sections 10.2 and 11.2).
 */
export class PairedDifference {
  x = new Moments()
  y = new Moments()
  /** Of x − y. */
  difference = new Moments()

  add(x: number, y: number): void {
    this.x.add(x)
    this.y.add(y)
    this.difference.add(x - y)
  }

  /** Adds all that `other` has seen, in a fixed order if digits matter. */
  merge(other: PairedDifference): void {
    this.x.merge(other.x)
    this.y.merge(other.y)
    this.difference.merge(other.difference)
  }

  /** Interval of the mean difference; null for fewer than two pairs. `level` in (0, 1). */
  interval(level = 0.95): Interval | null {
    return meanInterval(this.difference, level)
  }

  /**
   * Probability of a mean difference at least as far from 0 if there were none: paired t test, two-sided, corrected for
   * skewness. Null for
   * fewer than two pairs; differences without variance give 1 if they are 0, else 0.
   */
  get pValue(): number | null {
    const { count, mean } = this.difference
    if (count < 2) return null
    if (mean === 0) return 1
    return 2 * tCdf(-Math.abs(tOfMean(this.difference)), count - 1)
  }

  /**
   * What pairing saves: 1 − Var(x − y) / (Var x + Var y), the share of replications that independent samples would need
   * in addition. 1 at best, 0 without correlation, negative where pairing harms. Null where neither varies.
   */
  get varianceReduction(): number | null {
    const independent = this.x.variance + this.y.variance
    return independent > 0 ? 1 - this.difference.variance / independent : null
  }

  toJSON(): PairedNumbers {
    return [this.x.toJSON(), this.y.toJSON(), this.difference.toJSON()]
  }

  /** What `toJSON` gave; RangeError for anything else. */
  static fromJSON([x, y, difference]: PairedNumbers): PairedDifference {
    const paired = new PairedDifference()
    paired.x = Moments.fromJSON(x)
    paired.y = Moments.fromJSON(y)
    paired.difference = Moments.fromJSON(difference)
    return paired
  }
}
