import type { Scenario, Settings } from '../../scenario/index.ts'
import type { DesignPoint } from '../designPoint.ts'

/** A way to work together, at its largest size. */
export interface Variant {
  /** What it sets, without the size. */
  readonly settings: Settings
  /** Checked, with the largest team asked for. */
  readonly scenario: Scenario
}

/** Every variant at every size; `sizes` of at least 1, none above the variants' own. */
export function designsOf(variants: readonly Variant[], sizes: readonly number[]): DesignPoint[] {
  const pairs = sizes.flatMap((size) => variants.map((variant) => ({ size, ...variant })))
  return pairs.map(({ size, settings, scenario }, index) => ({
    index,
    settings: { 'team.size': size, ...settings },
    // Members are cycled up to the size, so that a smaller team is the beginning of a larger one.
    scenario: { ...scenario, team: { size, members: scenario.team.members.slice(0, size) } },
  }))
}
