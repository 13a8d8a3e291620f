import { holm, type Interval } from '../../stats/index.ts'
import type { Candidate } from './candidate.ts'

/** A team size beside the best one, all else equal. */
export interface SizeStep {
  readonly size: number
  /** Index of the design. */
  readonly design: number
  /** Mean of what is minimized, less that of the best size, over the same replications; null if no run has both. */
  readonly excess: { readonly mean: number; readonly ci95: Interval | null } | null
  /** Probability of such a difference if there were none, corrected for all sizes (Holm). */
  readonly p: number
}

/** Brooks's point: from where on more agents do not help, or hurt. */
export interface TurningPoint {
  /** The size with the lowest mean over the replications that all of them have. */
  readonly best: number
  /** The least size above the best from which on every team is worse, significantly so (p < 0.05); null if there is none. */
  readonly hurtsFrom: number | null
  /** By size. */
  readonly steps: readonly SizeStep[]
}

/** Compares candidates that differ in size alone with the best of them; null if none has a mean. */
export function turningPointOf(family: readonly Candidate[]): TurningPoint | null {
  const bySize = family.filter(({ mean }) => mean !== null).sort((a, b) => a.size - b.size)
  const shared = Math.min(...bySize.map(({ replications }) => replications))
  const meanOf = (candidate: Candidate) => candidate.meanOver(shared) ?? Infinity
  const best = bySize.reduce<Candidate | null>((low, next) => (low && meanOf(low) <= meanOf(next) ? low : next), null)
  if (best === null) return null
  const pairs = bySize.map((candidate) => candidate.differenceTo(best))
  const p = holm(pairs.map(({ pValue }) => pValue ?? 1))
  const steps = bySize.map(({ size, point }, at): SizeStep => {
    const { difference } = pairs[at]!
    const excess = difference.count === 0 ? null : { mean: difference.mean, ci95: pairs[at]!.interval() }
    return { size, design: point.index, excess, p: p[at]! }
  })
  return { best: best.size, hurtsFrom: hurtsFrom(steps, best.size), steps }
}

function hurtsFrom(steps: readonly SizeStep[], best: number): number | null {
  const worse = ({ excess, p }: SizeStep) => excess !== null && excess.mean > 0 && p < 0.05
  let from: number | null = null
  for (const step of [...steps].reverse()) {
    if (step.size <= best || !worse(step)) break
    from = step.size
  }
  return from
}
