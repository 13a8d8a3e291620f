import { checkInside } from './checks.ts'

export interface ProportionTestOptions {
  /** What the probability is held against, in (0, 1). */
  readonly threshold: number
  /** How near to the threshold either verdict is right, > 0; the threshold ± tolerance must lie in (0, 1). */
  readonly tolerance: number
  /** Probability of a wrong verdict at most, in (0, 0.5). */
  readonly error: number
}

/**
 * Whether a probability of success is above or below a threshold, from as few observations as that takes: the sequential
 * probability ratio test of threshold − tolerance against threshold + tolerance (A. Wald, "Sequential tests of statistical
 * hypotheses", Annals of Mathematical Statistics 16, 1945). Its verdict stands once it is there.
 */
export class ProportionTest {
  count = 0
  successes = 0
  verdict: 'above' | 'below' | null = null
  private evidence = 0 // logarithm of the likelihood ratio: above 0 for "above"
  private readonly ofSuccess: number
  private readonly ofFailure: number
  private readonly enough: number

  /** @throws RangeError for options out of range */
  constructor({ threshold, tolerance, error }: ProportionTestOptions) {
    const [low, high] = [threshold - tolerance, threshold + tolerance]
    checkInside('threshold − tolerance', low)
    checkInside('threshold + tolerance', high)
    checkInside('twice the error', 2 * error)
    if (!(tolerance > 0)) throw new RangeError(`tolerance: expected a number above 0, got ${tolerance}`)
    this.ofSuccess = Math.log(high / low)
    this.ofFailure = Math.log((1 - high) / (1 - low))
    this.enough = Math.log((1 - error) / error)
  }

  add(success: boolean): void {
    this.count++
    if (success) this.successes++
    if (this.verdict !== null) return
    this.evidence += success ? this.ofSuccess : this.ofFailure
    if (this.evidence >= this.enough) this.verdict = 'above'
    else if (this.evidence <= -this.enough) this.verdict = 'below'
  }

  /** Share of successes; 0 before the first observation. */
  get share(): number {
    return this.count === 0 ? 0 : this.successes / this.count
  }
}
