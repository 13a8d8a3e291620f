/** Covariance of pairs that come one at a time; the same update as `Moments`. */
export class Pairs {
  count = 0
  private meanX = 0
  private meanY = 0
  private products = 0

  add(x: number, y: number): void {
    this.count++
    const deviation = x - this.meanX
    this.meanX += deviation / this.count
    this.meanY += (y - this.meanY) / this.count
    this.products += deviation * (y - this.meanY)
  }

  /** Sample covariance (n − 1); 0 for fewer than two pairs. */
  get covariance(): number {
    return this.count > 1 ? this.products / (this.count - 1) : 0
  }
}
