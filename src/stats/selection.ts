import { checkInside } from './checks.ts'
import { MeanComparison } from './meanComparison.ts'
import { Moments } from './moments.ts'
import { Pairing } from './pairing.ts'
import { ProportionTest } from './proportionTest.ts'

export interface SelectionOptions {
  /** Probability that the choice is right, as `Selection` says, in (0, 1). */
  readonly confidence: number
  /** Share of successes that a candidate must have, in (0, 1). */
  readonly successShare: number
  /** How much above the lowest mean a candidate of a lower group may be and still be preferred, ≥ 0, as a share of it. */
  readonly tolerance: number
  /** Difference of means that does not matter, as a share of the lowest mean of the first stage; default 0.02. */
  readonly indifference?: number
  /** Observations of every candidate before the first comparison, ≥ 2; default 32. */
  readonly first?: number
  /** Observations of a candidate at most; what is open then is decided by the means, and the choice is not `settled`. */
  readonly observationsMax: number
}

/** How near to a share of successes that is asked for either verdict is right, at most. */
const SUCCESS_TOLERANCE = 0.02

/** How near to this one, in (0, 1), either verdict is right. */
export const successTolerance = (share: number): number => Math.min(SUCCESS_TOLERANCE, (1 - share) / 2, share / 2)

/**
 * Chooses among candidates that are observed in rounds: of those that succeed often enough, the lowest group (the smallest
 * team, say) with a mean within `tolerance` of the lowest mean; in a group, the lowest mean. With one group for all it is
 * the lowest mean of all.
 *
 * Right means, with probability `confidence` at least: the choice's share of successes is not below `successShare` by more
 * than its tolerance (0.02, or half of the distance to 0 or 1 if that is less), its mean is not above the limit by more than the
 * indifference, and no candidate that is to be preferred by more than these was passed over.
 *
 * It puts together published parts: pairwise comparisons under common random numbers (`MeanComparison`, Kim and Nelson
 * 2001), Wald's test of the successes (`ProportionTest`), both with their errors split over all candidates (Bonferroni), as
 * S. Andradóttir and S.-H. Kim do ("Fully sequential procedures for comparing constrained systems via simulation", Naval
 * Research Logistics 57, 2010), and dormancy: a candidate that another one beats is observed again only if that one
 * turns out to fail (C. Healey, S. Andradóttir and S.-H. Kim, "Selection procedures for simulations with multiple
 * constraints under independent and correlated sampling", ACM TOMACS 24(3), 2014).
 *
 * Every verdict is a function of the observations in their order, and what is asked for next of the verdicts: the choice does
 * not depend on how the work was cut up.
 */
export class Selection {
  private readonly groups: readonly number[]
  /** The candidates from the most preferred group on, and the place of each there. */
  private readonly order: readonly number[]
  private readonly rank: readonly number[]
  private readonly options: Required<SelectionOptions>
  private readonly tests: readonly ProportionTest[]
  private readonly values: readonly (number | null)[][]
  private readonly moments: readonly Moments[]
  /** Who beats a candidate. */
  private readonly beatenBy: (number | null)[]
  private readonly comparisons = new Map<number, Pairing>()
  private indifference: number | null = null
  /** The candidate chosen, once `next` asks for no more; null if all fail. */
  choice: number | null = null

  /** `groups`: of each candidate, lower ones preferred. @throws RangeError for options out of range */
  constructor(groups: readonly number[], options: SelectionOptions) {
    const { confidence, successShare } = options
    checkInside('confidence', confidence)
    checkInside('successShare', successShare)
    this.groups = groups
    this.order = groups.map((_, index) => index).sort((a, b) => groups[a]! - groups[b]! || a - b)
    this.rank = groups.map((_, candidate) => this.order.indexOf(candidate))
    this.options = { indifference: 0.02, first: 32, ...options }
    const tolerance = successTolerance(successShare)
    const error = (1 - confidence) / 2 / groups.length
    this.tests = groups.map(() => new ProportionTest({ threshold: successShare, tolerance, error }))
    this.values = groups.map(() => [])
    this.moments = groups.map(() => new Moments())
    this.beatenBy = groups.map(() => null)
  }

  /** The next observation of a candidate: its value, or null if it has none, and whether it is a success. */
  add(candidate: number, value: number | null, success: boolean): void {
    this.values[candidate]!.push(value)
    if (value !== null) this.moments[candidate]!.add(value)
    this.tests[candidate]!.add(success)
  }

  /** Observations of a candidate so far. */
  countOf(candidate: number): number {
    return this.values[candidate]!.length
  }

  /** Whether a candidate succeeds often enough; null if that was not needed or is open. */
  succeeds(candidate: number): boolean | null {
    const { verdict } = this.tests[candidate]!
    return verdict === null ? null : verdict === 'above'
  }

  /** Whether a candidate was found to be beaten by another one that has not failed. */
  isBeaten(candidate: number): boolean {
    const by = this.beatenBy[candidate]!
    return by !== null && !this.fails(by)
  }

  /** Whether a candidate has failed or is beaten. */
  isOut(candidate: number): boolean {
    return this.succeeds(candidate) === false || this.isBeaten(candidate)
  }

  /** Candidates about which observations ran out before a verdict: the choice's own success, and whether others lose to it. */
  get undecided(): number[] {
    return this.order.filter((candidate) =>
      candidate === this.choice ? this.succeeds(candidate) !== true : !this.isRuledOut(candidate),
    )
  }

  /** Whether all that the choice rests on was decided before observations ran out. */
  get settled(): boolean {
    return this.undecided.length === 0
  }

  /** Whether a verdict speaks against a candidate: it fails, or the choice or another one that passes is better. */
  private isRuledOut(candidate: number): boolean {
    if (this.succeeds(candidate) === false) return true
    return [this.choice, this.beatenBy[candidate]!].some(
      (rival) =>
        rival !== null &&
        (rival === this.choice || this.succeeds(rival) === true) &&
        this.winnerOf(rival, candidate) === rival,
    )
  }

  /** The candidates of which one more round of observations is needed; none once the choice is made. */
  next(): number[] {
    const fresh = this.order.filter((candidate) => this.countOf(candidate) < this.options.first)
    if (fresh.length > 0) return fresh
    this.indifference ??= this.indifferenceOf()
    for (let front = this.front(); front !== undefined; front = this.front()) {
      const needed = this.neededBy(front)
      if (needed === null) continue // it is beaten
      this.choice = needed.length === 0 ? front : null
      return this.behind(needed)
    }
    this.choice = null
    return []
  }

  /** The first candidate, in order of preference, that neither fails nor is beaten. */
  private front(): number | undefined {
    return this.order.find((candidate) => this.stands(candidate))
  }

  /**
   * Who has to be observed before `front` can be chosen: nobody if it can; null if it turns out to be beaten. Its strongest
   * rival comes first: most fronts are beaten by that one, and then the others need not be looked at.
   */
  private neededBy(front: number): number[] | null {
    const rivals = this.order.filter((other) => other !== front && this.stands(other))
    const unsure = (candidate: number) => Number(this.succeeds(candidate) !== true)
    rivals.sort((a, b) => unsure(a) - unsure(b) || this.meanOf(a) - this.meanOf(b))
    const open: number[] = []
    for (const rival of rivals) {
      const winner = this.better(front, rival)
      if (winner === rival) {
        this.beatenBy[front] = rival
        return null
      }
      if (winner === null) open.push(rival)
      else if (this.groups[rival] === this.groups[front]) this.beatenBy[rival] = front
    }
    if (open.length > 0) return open[0] === rivals[0] ? [front, rivals[0]!] : [front, ...open]
    return this.passes(front) ? this.doubtful(front) : [front]
  }

  /**
   * Whom to observe so that nobody who may be better than `front` is left out for one who turns out to fail: those who beat
   * somebody and may fail, unless one that is known to pass beats that somebody too.
   */
  private doubtful(front: number): number[] {
    const doubted = new Set<number>()
    for (const candidate of this.order) {
      const by = this.beatenBy[candidate]!
      if (by === null || by === front || this.fails(candidate) || this.passes(by) || this.fails(by)) continue
      const safest = this.safestAgainst(candidate)
      if (this.better(safest, candidate) === null) doubted.add(candidate).add(safest)
      else this.beatenBy[candidate] = safest
      if (safest !== front && !this.passes(safest)) doubted.add(safest)
    }
    return [...doubted]
  }

  /** Who is known to pass and may beat a candidate; if there is nobody, who succeeds most often of those that beat it. */
  private safestAgainst(candidate: number): number {
    const others = this.order.filter((other) => other !== candidate && !this.fails(other))
    const sure = others.filter((other) => this.succeeds(other) && this.better(other, candidate) !== candidate)
    if (sure.length > 0) return sure.sort((a, b) => this.meanOf(a) - this.meanOf(b))[0]!
    const winners = others.filter((other) => this.better(other, candidate) === other)
    return winners.sort((a, b) => this.tests[b]!.share - this.tests[a]!.share)[0]!
  }

  private stands(candidate: number): boolean {
    return !this.fails(candidate) && !this.isBeaten(candidate)
  }

  private passes(candidate: number): boolean {
    return this.successOf(candidate) === true
  }

  private fails(candidate: number): boolean {
    return this.successOf(candidate) === false
  }

  private successOf(candidate: number): boolean | null {
    const known = this.succeeds(candidate)
    if (known !== null || !this.exhausted(candidate)) return known
    return this.tests[candidate]!.share >= this.options.successShare
  }

  private exhausted(candidate: number): boolean {
    return this.countOf(candidate) >= this.options.observationsMax
  }

  /** Of two candidates the one to be preferred, by the means once observations have run out; null while that is open. */
  private better(one: number, other: number): number | null {
    const winner = this.winnerOf(one, other)
    if (winner !== null || !this.exhausted(one) || !this.exhausted(other)) return winner
    const [a, b] = this.inOrder(one, other)
    return this.pairing(a, b).comparison.leaning <= 0 ? a : b
  }

  /** The same by the verdict alone: null without one. */
  private winnerOf(one: number, other: number): number | null {
    const [a, b] = this.inOrder(one, other)
    const pairing = this.pairing(a, b)
    pairing.update(this.values[a]!, this.values[b]!)
    const { verdict } = pairing.comparison
    return verdict === null ? null : verdict <= 0 ? a : b
  }

  private inOrder(one: number, other: number): [number, number] {
    return this.rank[one]! < this.rank[other]! ? [one, other] : [other, one]
  }

  private pairing(a: number, b: number): Pairing {
    const key = a * this.groups.length + b
    const known = this.comparisons.get(key)
    if (known) return known
    const { confidence, tolerance, first } = this.options
    // Lost is the choice that should be made, or a comparison with the lowest mean: at most so many.
    const error = (1 - confidence) / 2 / Math.max(1, 2 * (this.groups.length - 1))
    const ratio = this.groups[a] === this.groups[b] ? 1 : 1 + tolerance
    const made = new Pairing(new MeanComparison({ first, error, indifference: this.indifference! }), ratio)
    this.comparisons.set(key, made)
    return made
  }

  /** In units of the values; any positive number if there are none. */
  private indifferenceOf(): number {
    const means = this.groups.map((_, candidate) => this.meanOf(candidate)).filter((mean) => mean > 0)
    const lowest = Math.min(...means)
    return this.options.indifference * (lowest < Number.POSITIVE_INFINITY ? lowest : 1)
  }

  /** Infinity without a value. */
  private meanOf(candidate: number): number {
    const { count, mean } = this.moments[candidate]!
    return count === 0 ? Number.POSITIVE_INFINITY : mean
  }

  /** Of those needed, the ones with the fewest observations, so that all come to the same count. */
  private behind(needed: readonly number[]): number[] {
    const room = needed.filter((candidate) => !this.exhausted(candidate))
    const least = Math.min(...room.map((candidate) => this.countOf(candidate)))
    return room.filter((candidate) => this.countOf(candidate) === least)
  }
}
