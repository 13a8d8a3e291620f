import { checkNumbers } from './checks.ts'

/**
 * Mean, variance and range of numbers that come one at a time (Welford, "Note on a method for calculating corrected
 * sums of squares and products", Technometrics 4, 1962): memory does not grow with their count.
 */
export class Moments {
  count = 0
  mean = 0
  /** Infinity before the first number. */
  min = Infinity
  /** −Infinity before the first number. */
  max = -Infinity
  private squares = 0

  add(value: number): void {
    this.count++
    const deviation = value - this.mean
    this.mean += deviation / this.count
    this.squares += deviation * (value - this.mean)
    this.widen(value, value)
  }

  /**
   * Adds all that `other` has seen (Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing
   * sample variances", Stanford STAN-CS-79-773, 1979). Sums round, so that merging in another order may differ in the
   * last digits: merge in a fixed one.
   */
  merge({ count, mean, squares, min, max }: Moments): void {
    if (count === 0) return
    const total = this.count + count
    const deviation = mean - this.mean
    this.squares += squares + deviation * deviation * ((this.count * count) / total)
    this.mean = this.count === 0 ? mean : this.mean + deviation * (count / total)
    this.count = total
    this.widen(min, max)
  }

  /** Sample variance (n − 1); NaN for fewer than two numbers. */
  get variance(): number {
    return this.count > 1 ? this.squares / (this.count - 1) : Number.NaN
  }

  /** Count, mean, sum of squared deviations, min, max; nothing when empty, so that JSON never meets an Infinity. */
  toJSON(): number[] {
    return this.count === 0 ? [] : [this.count, this.mean, this.squares, this.min, this.max]
  }

  /** What `toJSON` gave; RangeError for anything else. */
  static fromJSON(numbers: readonly number[]): Moments {
    const moments = new Moments()
    if (numbers.length === 0) return moments
    checkNumbers('moments', numbers, 5)
    const [count, mean, squares, min, max] = numbers as [number, number, number, number, number]
    return Object.assign(moments, { count, mean, squares, min, max })
  }

  private widen(min: number, max: number): void {
    // Plus 0: JSON does not know −0.
    if (min < this.min) this.min = min + 0
    if (max > this.max) this.max = max + 0
  }
}
