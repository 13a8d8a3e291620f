import { type CategoryName, categories } from '../team/index.ts'
import type { SweepPoint } from './sweepSummary.ts'

/** A bar of a waterfall: `to` − `from` is what it adds to the speedup. */
export interface WaterfallBar {
  /** The ideal (n agents), what a category takes, or the speedup that is left. */
  readonly step: 'ideal' | CategoryName | 'speedup'
  readonly from: number
  readonly to: number
}

/** Rounding in a file, as a share of n. */
const TOLERANCE = 1e-6

/**
 * The bars of a point from the ideal speedup n down to the one that was seen: each starts where the last one ended, a
 * negative loss goes up. Throws RangeError if the point has no speedup, or its losses do not sum to n − speedup.
 */
export function waterfallBars({ size, metrics, label }: SweepPoint): WaterfallBar[] {
  const speedup = metrics.speedup?.mean ?? null
  if (speedup === null) throw new RangeError(`${label}: no speedup is known, since no run completed`)
  let level = size
  const steps = categories.map((step) => {
    const from = level
    level -= metrics[`loss.${step}`]?.mean ?? 0
    return { step, from, to: level }
  })
  if (!(Math.abs(level - speedup) <= TOLERANCE * size)) {
    throw new RangeError(`${label}: losses lead from ${size} to ${level}, expected the speedup, ${speedup}`)
  }
  return [{ step: 'ideal', from: 0, to: size }, ...steps, { step: 'speedup', from: 0, to: speedup }]
}
