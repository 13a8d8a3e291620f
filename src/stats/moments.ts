/**
 * Mean and variance of numbers that come one at a time (Welford, "Note on a method for calculating corrected sums of
 * squares and products", Technometrics 4, 1962): memory does not grow with their count.
 */
export class Moments {
  count = 0
  mean = 0
  private squares = 0

  add(value: number): void {
    this.count++
    const deviation = value - this.mean
    this.mean += deviation / this.count
    this.squares += deviation * (value - this.mean)
  }

  /** Sample variance (n − 1); NaN for fewer than two numbers. */
  get variance(): number {
    return this.count > 1 ? this.squares / (this.count - 1) : Number.NaN
  }
}
