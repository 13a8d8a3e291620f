import type { MeanComparison } from './meanComparison.ts'

/** The comparison of one candidate's values with those of another one times a ratio, as far as both go. */
export class Pairing {
  readonly comparison: MeanComparison
  private readonly ratio: number
  private pairs = 0

  constructor(comparison: MeanComparison, ratio: number) {
    this.comparison = comparison
    this.ratio = ratio
  }

  update(xs: readonly (number | null)[], ys: readonly (number | null)[]): void {
    for (const end = Math.min(xs.length, ys.length); this.pairs < end; this.pairs++) {
      const [x, y] = [xs[this.pairs]!, ys[this.pairs]!]
      if (x !== null && y !== null) this.comparison.add(x, y * this.ratio)
    }
  }
}
