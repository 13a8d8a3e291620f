/** When the rare part of a distribution is drawn in a run: as chance has it, never, or first at a given place. */
export type RareWay =
  | 'byChance'
  | 'never'
  /**
   * Never before, and certainly at, the first draw at which the probability of a rare draw so far exceeds `firstBeyond`
   * (from 0, below the run's own); by chance after that.
   */
  | { readonly firstBeyond: number }

/**
 * Says draw by draw whether the rare part of a distribution is taken, and keeps the probability that it never was. All
 * other numbers of a run do not depend on it. So the run without rare draws has the probability `noneProbability`, and the
 * others can be simulated by themselves: see `Strata` in experiment/.
 */
export class RareDraws {
  /** Of no rare draw in all draws so far. */
  noneProbability = 1
  /** Whether there was one. */
  happened = false
  private byChance = true
  private firstBeyond = Number.POSITIVE_INFINITY

  /** Before the first draw of a run. */
  restart(way: RareWay): void {
    this.noneProbability = 1
    this.happened = false
    this.byChance = way === 'byChance'
    this.firstBeyond = typeof way === 'string' ? Number.POSITIVE_INFINITY : way.firstBeyond
  }

  /** Whether a draw is rare, which has the probability `share`. `chance`: what chance has it be. */
  takes(share: number, chance: boolean): boolean {
    this.noneProbability *= 1 - share
    const taken = this.byChance ? chance : 1 - this.noneProbability > this.firstBeyond
    if (taken) this.happened = this.byChance = true // what comes after a first one is by chance
    return taken
  }
}
