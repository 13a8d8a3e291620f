import tQuantile from '@stdlib/stats-base-dists-t-quantile'
import { checkInside } from './checks.ts'
import { Moments } from './moments.ts'

export interface MeanComparisonOptions {
  /** Pairs before the first verdict, from which the variance is taken, ≥ 2; up to 256 while all differences are equal. */
  readonly first: number
  /** Probability of a wrong verdict at most where the means differ by the indifference or more, in (0, 0.5). */
  readonly error: number
  /** Difference that does not matter, > 0. */
  readonly indifference: number
}

/** As many pairs of equal differences are taken for all that there is to see: rarer ones than that may be missed. */
const CONSTANT_PAIRS = 256

/**
 * Which of two means is lower, from as few pairs of observations as that takes: the fully sequential comparison of S.-H. Kim
 * and B. Nelson, "A fully sequential procedure for indifference-zone selection in simulation", ACM TOMACS 11(3), 2001, with
 * c = 1. Pairs may be dependent within (common random numbers); the differences are taken as normal. The region in which it
 * goes on is a triangle, so that it always ends. Its verdict stands once it is there. While all differences are equal there is
 * no variance to go by, and the first stage lasts longer: common random numbers make runs equal that differ by a rare event.
 *
 * The triangle is made for means that differ by little. Half of the error goes to looks that see a large difference sooner:
 * after the first stage, and whenever the pairs have become half as many again, a one-sided t test, as NSGS screens candidates
 * (B. Nelson, J. Swann, D. Goldsman and W. Song, "Simple procedures for selecting the best simulated system when the number of
 * alternatives is large", Operations Research 49(6), 2001). The j-th has a share of 1 / j (j + 1) of that half: they sum to it.
 */
export class MeanComparison {
  /** −1: x is lower; 1: y is lower; 0: no difference was seen. */
  verdict: -1 | 0 | 1 | null = null
  private readonly differences = new Moments()
  private readonly first: number
  private readonly error: number
  private readonly indifference: number
  private reach = Number.POSITIVE_INFINITY // h² S² / δ: where the triangle begins
  private looks = 0
  private nextLook: number

  /** @throws RangeError for options out of range */
  constructor({ first, error, indifference }: MeanComparisonOptions) {
    checkInside('twice the error', 2 * error)
    if (!Number.isInteger(first) || first < 2)
      throw new RangeError(`first: expected an integer of at least 2, got ${first}`)
    if (!(indifference > 0)) throw new RangeError(`indifference: expected a number above 0, got ${indifference}`)
    this.first = first
    this.error = error / 2
    this.nextLook = first
    this.indifference = indifference
  }

  add(x: number, y: number): void {
    this.differences.add(x - y)
    const { count, mean, variance } = this.differences
    if (this.verdict !== null || count < this.first) return
    if (this.reach === Number.POSITIVE_INFINITY) {
      if (variance === 0 && count < CONSTANT_PAIRS) return
      this.reach = this.startOfRegion()
    }
    const sum = count * mean
    const width = Math.max(0, (this.reach - this.indifference * count) / 2)
    if (Math.abs(sum) >= width || this.isClear()) this.verdict = signOf(sum)
  }

  /** The verdict, or what it would be if no more pairs came. */
  get leaning(): -1 | 0 | 1 {
    return this.verdict ?? signOf(this.differences.mean)
  }

  /** Whether a look, if one is due, sees a difference. */
  private isClear(): boolean {
    const { count, mean, variance } = this.differences
    if (count < this.nextLook) return false
    this.looks++
    this.nextLook = Math.ceil(1.5 * count)
    const error = this.error / (this.looks * (this.looks + 1))
    return Math.abs(mean) > tQuantile(1 - error, count - 1) * Math.sqrt(variance / count)
  }

  private startOfRegion(): number {
    const degrees = this.differences.count - 1
    const eta = ((2 * this.error) ** (-2 / degrees) - 1) / 2
    return (2 * eta * degrees * this.differences.variance) / this.indifference
  }
}

const signOf = (value: number): -1 | 0 | 1 => (value < 0 ? -1 : value > 0 ? 1 : 0)
