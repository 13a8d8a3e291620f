import { binomialQuantile } from './binomialQuantile.ts'
import { Buckets } from './buckets.ts'
import { checkInside, checkShare, isCount } from './checks.ts'
import type { Interval } from './interval.ts'

/** Largest relative error of a quantile. */
const ERROR = 0.005
/** Logarithm of the ratio of a bucket's ends. */
const WIDTH = Math.log((1 + ERROR) / (1 - ERROR))
/** Magnitudes below the least normal double count as zero. */
const TINY = 2 ** -1022
/** Keys of normal doubles lie within ± this. */
const KEY_LIMIT = Math.ceil(Math.log(2 ** 1023) / WIDTH) + 128

/** Observations above `low`, at or below `high` (of negative ones: at or above `low`, below `high`); [0, 0] is zero. */
export type Bin = readonly [low: number, high: number, count: number]

/** Least and greatest value (none when empty), zeros; keys and counts of negative and of positive values. */
export type SketchNumbers = readonly [
  range: readonly number[],
  negative: readonly number[],
  positive: readonly number[],
]

/**
 * Quantiles of numbers that come one at a time, each within 0.5 % of the observation of that rank: counts in buckets
 * of equal ratio (C. Masson, J. Rim and H. Lee, "DDSketch: a fast and fully-mergeable quantile sketch with
 * relative-error guarantees", PVLDB 12(12), 2019). Nothing is collapsed, so the error holds for every normal double.
 * Counts are whole numbers: any order of adding and merging gives the same state.
 *
 * Memory: 8 bytes for every 1 % between the least and the greatest magnitude of a sign, in steps of 512: about 2 KB a
 * factor of ten. At most 2.3 MB, for values of both signs over the whole range of doubles.
 */
export class Sketch {
  count = 0
  private min = Infinity
  private max = -Infinity
  private zeros = 0
  private negative = new Buckets()
  private positive = new Buckets()

  /** RangeError unless the value is finite. */
  add(value: number): void {
    if (value >= TINY) this.positive.add(keyOf(value))
    else if (value <= -TINY) this.negative.add(keyOf(-value))
    else if (Number.isNaN(value)) throw notFinite(value)
    else this.zeros++
    this.count++
    if (value < this.min) this.min = value + 0 // JSON does not know −0
    if (value > this.max) this.max = value + 0
  }

  /** Adds all that `other` has seen. */
  merge(other: Sketch): void {
    this.negative.merge(other.negative)
    this.positive.merge(other.positive)
    this.zeros += other.zeros
    this.count += other.count
    this.min = Math.min(this.min, other.min)
    this.max = Math.max(this.max, other.max)
  }

  /**
   * The least observation with at least a share q of all at or below it (definition 1 of Hyndman and Fan, "Sample
   * quantiles in statistical packages", The American Statistician 50, 1996), within 0.5 %; those of q = 0 and 1 are
   * exact. Null without observations.
   */
  quantile(q: number): number | null {
    checkShare('quantile', q)
    if (this.count === 0) return null
    // Less a little: 0.07 · 100 is 7.000000000000001.
    const rank = Math.max(1, Math.ceil(q * this.count - 1e-9))
    if (rank === 1) return this.min
    if (rank === this.count) return this.max
    const [low, high] = this.binAt(rank)
    // The harmonic mean is as far from both ends, in relative terms.
    return this.clamp(low === high ? 0 : 2 / (1 / low + 1 / high))
  }

  /**
   * Interval that holds the q-quantile of the population with at least this probability, whatever the distribution: two
   * order statistics between which a binomial (n, q) lies (H. David and H. Nagaraja, "Order Statistics", 3rd ed.,
   * section 7.1), moved out to the ends of their buckets. Null where the observations are too few for it.
   * `q` and `level` in (0, 1).
   */
  quantileInterval(q: number, level = 0.95): Interval | null {
    checkInside('quantile', q)
    checkInside('level', level)
    const lowest = binomialQuantile((1 - level) / 2, this.count, q)
    const highest = binomialQuantile((1 + level) / 2, this.count, q) + 1
    if (this.count === 0 || lowest < 1 || highest > this.count) return null
    return [this.clamp(this.binAt(lowest)[0]), this.clamp(this.binAt(highest)[1])]
  }

  /** The buckets that hold something, ascending: a histogram over bins of equal ratio. */
  bins(): Bin[] {
    const bins: Bin[] = this.negative.entries().map(([key, count]) => [-edge(key), -edge(key - 1), count])
    bins.reverse()
    if (this.zeros > 0) bins.push([0, 0, this.zeros])
    for (const [key, count] of this.positive.entries()) bins.push([edge(key - 1), edge(key), count])
    return bins
  }

  toJSON(): SketchNumbers {
    const range = this.count === 0 ? [] : [this.min, this.max, this.zeros]
    return [range, this.negative.toJSON(), this.positive.toJSON()]
  }

  /** What `toJSON` gave; RangeError for what cannot be. */
  static fromJSON([range, negative, positive]: SketchNumbers): Sketch {
    const sketch = new Sketch()
    if (range.length === 0) return sketch
    const [min, max, zeros] = range as readonly [number, number, number]
    if (!(min <= max) || !isCount(zeros)) throw new RangeError(`sketch: expected min, max and zeros, got ${range}`)
    Object.assign(sketch, { min, max, zeros })
    sketch.negative = Buckets.fromJSON(negative, KEY_LIMIT)
    sketch.positive = Buckets.fromJSON(positive, KEY_LIMIT)
    sketch.count = zeros + sketch.negative.total + sketch.positive.total
    return sketch
  }

  /** The ends of the bin of the rank-th observation, from 1 to count. */
  private binAt(rank: number): [low: number, high: number] {
    const { negative, positive, zeros } = this
    const beyond = rank - negative.total
    if (beyond > zeros) {
      const key = positive.keyAt(beyond - zeros)
      return [edge(key - 1), edge(key)]
    }
    if (beyond > 0) return [0, 0]
    const key = negative.keyAt(negative.total - rank + 1)
    return [-edge(key), -edge(key - 1)]
  }

  private clamp(value: number): number {
    return Math.min(this.max, Math.max(this.min, value))
  }
}

/** The bucket of a magnitude: key k holds those above edge(k − 1), to edge(k). */
function keyOf(magnitude: number): number {
  if (magnitude === Infinity) throw notFinite(magnitude)
  return Math.ceil(Math.log(magnitude) / WIDTH)
}

const edge = (key: number): number => Math.exp(key * WIDTH)

const notFinite = (value: number): RangeError => new RangeError(`sketch: expected a finite number, got ${value}`)
