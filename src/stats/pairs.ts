import { checkNumbers } from './checks.ts'

/** Covariance of pairs that come one at a time; the same updates as `Moments`. */
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

  /** Adds all that `other` has seen, in a fixed order if digits matter. */
  merge({ count, meanX, meanY, products }: Pairs): void {
    if (count === 0) return
    const total = this.count + count
    const [dx, dy] = [meanX - this.meanX, meanY - this.meanY]
    this.products += products + dx * dy * ((this.count * count) / total)
    this.meanX = this.count === 0 ? meanX : this.meanX + dx * (count / total)
    this.meanY = this.count === 0 ? meanY : this.meanY + dy * (count / total)
    this.count = total
  }

  /** Sample covariance (n − 1); 0 for fewer than two pairs. */
  get covariance(): number {
    return this.count > 1 ? this.products / (this.count - 1) : 0
  }

  /** Count, both means, sum of products of deviations; nothing when empty. */
  toJSON(): number[] {
    // Plus 0: JSON does not know −0, which a product may be.
    return this.count === 0 ? [] : [this.count, this.meanX, this.meanY, this.products + 0]
  }

  /** What `toJSON` gave; RangeError for anything else. */
  static fromJSON(numbers: readonly number[]): Pairs {
    const pairs = new Pairs()
    if (numbers.length === 0) return pairs
    checkNumbers('pairs', numbers, 4)
    const [count, meanX, meanY, products] = numbers as [number, number, number, number]
    return Object.assign(pairs, { count, meanX, meanY, products })
  }
}
