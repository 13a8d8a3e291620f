import type { Bin } from './sweepSummary.ts'

/** A point of a cumulative distribution: the share of runs at most `x`. */
export interface CumulativePoint {
  readonly x: number
  readonly share: number
}

/**
 * The empirical distribution function of runs that are known by bins. It rises within each bin as if its runs were
 * spread evenly, so that it is off by one bin's width at most. Bins are in order and do not overlap.
 */
export function cumulative(bins: readonly Bin[]): CumulativePoint[] {
  const total = countOf(bins)
  let count = 0
  return bins.flatMap(([low, high, own]) => {
    const before = { x: low, share: count / total }
    count += own
    return [before, { x: high, share: count / total }]
  })
}

export const countOf = (bins: readonly Bin[]): number => bins.reduce((sum, [, , count]) => sum + count, 0)

/** A bar of a histogram: the share of runs from x1 to x2. */
export interface HistogramBar {
  readonly x1: number
  readonly x2: number
  readonly share: number
}

/**
 * The runs of narrow bins between these ascending edges, the first and last of which hold all of them. A bin across an
 * edge is divided by length.
 */
export function rebin(bins: readonly Bin[], edges: readonly number[]): HistogramBar[] {
  const total = countOf(bins)
  return edges.slice(1).map((x2, index) => {
    const x1 = edges[index]!
    const isLast = index === edges.length - 2
    const runs = bins.reduce((sum, bin) => sum + bin[2] * shareWithin(bin, x1, x2, isLast), 0)
    return { x1, x2, share: runs / total }
  })
}

/** The share of a bin from `x1` to `x2`. A bin without length is where it starts; the last bar holds its end too. */
function shareWithin([low, high]: Bin, x1: number, x2: number, isLast: boolean): number {
  if (low === high) return low >= x1 && (low < x2 || (isLast && low === x2)) ? 1 : 0
  return Math.max(0, Math.min(high, x2) - Math.max(low, x1)) / (high - low)
}
