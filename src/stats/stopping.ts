import { checkInside } from './checks.ts'
import { meanInterval, reachOf } from './interval.ts'
import type { Moments } from './moments.ts'

/** No rule stops before this many observations. */
const LEAST = 64
/** Nor before it held at this many checkpoints in a row. */
const IN_A_ROW = 2

/**
 * Counts at which a rule may look: first, 1.5 first, 2 first, 3 first, 4 first, … up to max, which is always the last.
 * Fixed beforehand, so that a result does not depend on which run ended first. RangeError unless whole and >= 1.
 */
export function checkpoints(first: number, max: number): number[] {
  for (const count of [first, max])
    if (!Number.isSafeInteger(count) || count < 1)
      throw new RangeError(`checkpoints: expected an integer >= 1, got ${count}`)
  const counts: number[] = []
  for (let whole = first; whole < max; whole *= 2) counts.push(whole, Math.ceil(whole * 1.5))
  return [...new Set(counts.filter((count) => count < max)), max]
}

/**
 * Whether the reach of the interval for the mean is at most precision · |mean| / (1 + precision), so that the mean is within
 * `precision` of the truth, relative to the truth (A. Law, "Simulation Modeling and Analysis", 5th ed., section 9.4.1).
 * `precision` and `level` in (0, 1). False for fewer than two observations; true where all are equal.
 */
export function preciseEnough(moments: Moments, precision: number, level = 0.95): boolean {
  checkInside('precision', precision)
  checkInside('level', level)
  const interval = meanInterval(moments, level)
  if (interval === null) return false
  return reachOf(moments.mean, interval) <= (precision * Math.abs(moments.mean)) / (1 + precision)
}

/**
 * Says when to stop drawing replications: when their mean is precise enough at two checkpoints in a row, none of them
 * below 64 observations.
 *
 * Why these guards: stopping as soon as an interval is narrow prefers samples whose variance came out too small, so that
 * the interval holds the mean less often than it says. Its level is reached only as the precision goes to 0 (Y. Chow and
 * H. Robbins, "On the asymptotic theory of fixed-width sequential confidence intervals for the mean", Annals of
 * Mathematical Statistics 36, 1965); the loss comes from stopping early (D. Singham and L. Schruben, "Finite-sample
 * performance of absolute precision stopping rules", INFORMS Journal on Computing 24, 2012; A. Law and W. Kelton,
 * "Confidence intervals for steady-state simulations: II", Management Science 28, 1982). Few looks, a large first sample
 * and a second opinion keep 95 % intervals at 94 % to 95 % for normal and exponential observations. They do not mend
 * what fails at a fixed count too: of lognormal ones with a coefficient of variation of 1.3 and a precision of 20 % to
 * 30 %, 91 % to 93 %. Nor do they see what never happened: observations that are all equal are precise.
 */
export class StoppingRule {
  private readonly precision: number
  private readonly level: number
  private inARow = 0
  private lastCount = 0

  /** Relative `precision` and confidence `level`, both in (0, 1). */
  constructor(precision: number, level = 0.95) {
    checkInside('precision', precision)
    checkInside('level', level)
    this.precision = precision
    this.level = level
  }

  /**
   * Whether it is time to stop. To be told all observations so far at each checkpoint; one that brought no new ones (of
   * runs that completed, say) changes nothing. RangeError if there are fewer than before.
   */
  reached(moments: Moments): boolean {
    if (moments.count < this.lastCount)
      throw new RangeError(`StoppingRule: expected at least ${this.lastCount} observations, got ${moments.count}`)
    if (moments.count > this.lastCount) this.inARow = this.holds(moments) ? this.inARow + 1 : 0
    this.lastCount = moments.count
    return this.inARow >= IN_A_ROW
  }

  private holds(moments: Moments): boolean {
    return moments.count >= LEAST && preciseEnough(moments, this.precision, this.level)
  }
}
