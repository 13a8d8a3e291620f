import { type Peak, type UslFit, uslFit, uslPeak, uslSpeedup } from '../theory/index.ts'

/** A speedup by team size as it was simulated, with the ends of its 95 % interval, or null where there is none. */
export interface SpeedupAt {
  readonly n: number
  readonly speedup: number
  readonly ci95: readonly [low: number, high: number] | null
}

/** The Universal Scalability Law of a curve of speedups. */
export interface UslCurve extends UslFit {
  /** By how much it misses the point that it misses most, as a share of that. */
  readonly missMax: number
  /** Its peak, or null where the speedups themselves do not show one. */
  readonly peak: Peak | null
}

/** A fit that misses a point by more than this share describes another team, and is not drawn. */
export const MISS_MAX = 0.25

/** The law fitted to speedups by team size; null for fewer than three sizes, for speedups of 0, and where it misses them. */
export function uslCurve(speedups: readonly SpeedupAt[]): UslCurve | null {
  const fit = speedups.every(({ speedup }) => speedup > 0) ? uslFit(speedups) : null
  if (!fit) return null
  const misses = speedups.map(({ n, speedup }) => Math.abs(uslSpeedup(fit.sigma, fit.kappa, n) / speedup - 1))
  const missMax = Math.max(...misses)
  return missMax > MISS_MAX ? null : { ...fit, missMax, peak: peakOf(fit, speedups) }
}

/**
 * The peak of a fit, if it is one of the speedups too: it lies between two sizes that were simulated, and the better of these is
 * faster than both the smallest and the largest size, by more than chance. Of each pair the difference must be larger than its
 * 95 % interval, sizes being taken as independent, which is on the safe side: they share a baseline.
 */
function peakOf({ sigma, kappa }: UslFit, speedups: readonly SpeedupAt[]): Peak | null {
  const peak = uslPeak(sigma, kappa)
  const along = [...speedups].sort((a, b) => a.n - b.n)
  const [first, last] = [along[0]!, along.at(-1)!]
  if (peak.n <= first.n || peak.n >= last.n) return null
  const below = along.findLast(({ n }) => n <= peak.n)!
  const above = along.find(({ n }) => n >= peak.n)!
  const best = below.speedup > above.speedup ? below : above
  return isFaster(best, first) && isFaster(best, last) ? peak : null
}

function isFaster(one: SpeedupAt, other: SpeedupAt): boolean {
  if (!one.ci95 || !other.ci95) return false
  const half = ([low, high]: readonly [number, number]) => (high - low) / 2
  return one.speedup - other.speedup > Math.hypot(half(one.ci95), half(other.ci95))
}
