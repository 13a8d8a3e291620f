import { checkNumbers } from './checks.ts'

/**
 * Mean, variance, skewness and range of numbers that come one at a time (Welford, "Note on a method for calculating corrected
 * sums of squares and products", Technometrics 4, 1962): memory does not grow with their count.
 */
export class Moments {
  count = 0
  /** The sum of the weights: the count, where no number has one of its own. */
  weight = 0
  mean = 0
  /** Infinity before the first number. */
  min = Infinity
  /** −Infinity before the first number. */
  max = -Infinity
  private squares = 0
  private cubes = 0

  add(value: number): void {
    this.addWeighted(value, 1)
  }

  /** `weight`: as how many observations the number counts, above 0. */
  addWeighted(value: number, weight: number): void {
    const before = this.weight
    this.count++
    this.weight += weight
    const deviation = value - this.mean
    this.mean += (deviation * weight) / this.weight
    const share = weight / this.weight
    this.cubes += deviation * share * (deviation * deviation * before * (1 - 2 * share) - 3 * this.squares)
    this.squares += deviation * (value - this.mean) * weight
    this.widen(value, value)
  }

  /**
   * Adds all that `other` has seen (Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing
   * sample variances", Stanford STAN-CS-79-773, 1979; P. Pébay, "Formulas for robust, one-pass parallel computation of
   * covariances and arbitrary-order statistical moments", Sandia SAND2008-6212, 2008). Sums round, so that merging in another
   * order may differ in the last digits: merge in a fixed one.
   */
  merge({ count, weight, mean, squares, cubes, min, max }: Moments): void {
    if (count === 0) return
    const total = this.weight + weight
    const deviation = mean - this.mean
    const [before, share] = [this.weight, weight / total]
    this.cubes +=
      cubes +
      deviation * deviation * deviation * before * share * (1 - 2 * share) +
      3 * deviation * ((before / total) * squares - share * this.squares)
    this.squares += squares + deviation * deviation * ((before * weight) / total)
    this.mean = this.count === 0 ? mean : this.mean + deviation * share
    this.count += count
    this.weight = total
    this.widen(min, max)
  }

  /** Sample variance (weight − 1); NaN for fewer than two numbers. */
  get variance(): number {
    return this.count > 1 ? this.squares / (this.weight - 1) : Number.NaN
  }

  /** Estimated variance of the mean; NaN for fewer than two numbers. */
  get varianceOfMean(): number {
    return this.variance / this.weight
  }

  /**
   * Adjusted Fisher–Pearson skewness, G1 of D. Joanes and C. Gill, "Comparing measures of sample skewness and kurtosis", The
   * Statistician 47, 1998. 0 for fewer than three numbers, and where none differs.
   */
  get skewness(): number {
    const n = this.weight
    if (this.count < 3 || !(this.squares > 0)) return 0
    const g1 = (Math.sqrt(n) * this.cubes) / (this.squares * Math.sqrt(this.squares)) // no power: engines may differ in its last bit
    return Number.isFinite(g1) ? (g1 * Math.sqrt(n * (n - 1))) / (n - 2) : 0
  }

  /** Count, weight, mean, sums of squared and cubed deviations, min, max; nothing when empty, so that JSON never meets an Infinity. */
  toJSON(): number[] {
    if (this.count === 0) return []
    return [this.count, this.weight, this.mean, this.squares, this.cubes + 0, this.min, this.max]
  }

  /** What `toJSON` gave; RangeError for anything else. */
  static fromJSON(numbers: readonly number[]): Moments {
    const moments = new Moments()
    if (numbers.length === 0) return moments
    checkNumbers('moments', numbers, 7)
    const [count, weight, mean, squares, cubes, min, max] = numbers
    return Object.assign(moments, { count, weight, mean, squares, cubes, min, max })
  }

  private widen(min: number, max: number): void {
    // Plus 0: JSON does not know −0.
    if (min < this.min) this.min = min + 0
    if (max > this.max) this.max = max + 0
  }
}
