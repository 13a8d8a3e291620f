import { type Summary, theoryOf, validityWarnings } from '../experiment/index.ts'
import type { SweepSummary } from '../figures/index.ts'
import { labelOf, type Scenario } from '../scenario/index.ts'
import { version } from '../version.ts'

/** A team of a size, and what so many runs of it came to. */
export interface SizePoint {
  readonly size: number
  readonly scenario: Scenario
  readonly replications: number
  readonly summary: Summary
}

/**
 * Teams of several sizes with the means and intervals that `brooks sweep --vary team.size=...` gives them. `scenario`: one of them,
 * for what they share. It has no histograms: no figure of sizes needs them.
 */
export function sizeSweep(scenario: Scenario, seed: number, points: readonly SizePoint[]): SweepSummary {
  return {
    brooks: version,
    scenario: scenario.name,
    seed,
    vary: [{ path: 'team.size', values: points.map(({ size }) => size) }],
    warnings: validityWarnings(scenario),
    points: points.map(({ size, scenario: own, replications, summary }, index) => ({
      index,
      settings: { 'team.size': size },
      label: labelOf({ 'team.size': size }),
      size,
      replications,
      outcomes: { ...summary.outcomes },
      theory: theoryOf(own),
      metrics: summary.estimates(),
      bins: { makespan: [], cost: [] },
    })),
  }
}
