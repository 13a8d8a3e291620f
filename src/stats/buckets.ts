import { isCount } from './checks.ts'

/** Counters are made this many at a time. */
const BLOCK = 64

/**
 * A counter for every whole key between the least and the greatest seen, rounded out to blocks. The layout depends on
 * those two keys alone, so that the same keys in any order, added or merged, give the same state.
 */
export class Buckets {
  /** Whole numbers, exact to 2^53. */
  private counts = new Float64Array(0)
  private first = 0
  /** All that was counted. */
  total = 0

  add(key: number, times = 1): void {
    let at = key - this.first
    if (at < 0 || at >= this.counts.length) {
      this.reach(key)
      at = key - this.first
    }
    this.counts[at]! += times
    this.total += times
  }

  merge(other: Buckets): void {
    for (const [key, count] of other.entries()) this.add(key, count)
  }

  /** Keys with a count, ascending. */
  entries(): [key: number, count: number][] {
    const entries: [number, number][] = []
    this.counts.forEach((count, at) => {
      if (count > 0) entries.push([this.first + at, count])
    })
    return entries
  }

  /** The rank-th key in ascending order, each as often as it was counted; rank from 1 to `total`. */
  keyAt(rank: number): number {
    let at = -1
    for (let below = 0; below < rank; ) below += this.counts[++at]!
    return this.first + at
  }

  /** Key, count, key, count, … ascending. */
  toJSON(): number[] {
    return this.entries().flat()
  }

  /** What `toJSON` gave, keys within ±`limit`; RangeError for anything else. */
  static fromJSON(numbers: readonly number[], limit: number): Buckets {
    const buckets = new Buckets()
    for (let at = 0; at < numbers.length; at += 2) {
      const [key, count] = [numbers[at]!, numbers[at + 1]!]
      if (!Number.isInteger(key) || Math.abs(key) > limit || !isCount(count))
        throw new RangeError(`buckets: expected pairs of a key and a count, got ${key}, ${count}`)
      buckets.add(key, count)
    }
    return buckets
  }

  private reach(key: number): void {
    const empty = this.counts.length === 0
    const block = Math.floor(key / BLOCK) * BLOCK + 0 // never −0
    const first = empty ? block : Math.min(this.first, block)
    const end = empty ? block + BLOCK : Math.max(this.first + this.counts.length, block + BLOCK)
    const counts = new Float64Array(end - first)
    counts.set(this.counts, empty ? 0 : this.first - first)
    this.counts = counts
    this.first = first
  }
}
