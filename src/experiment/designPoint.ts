import type { Scenario, Settings } from '../scenario/index.ts'

/** One scenario of a study. */
export interface DesignPoint {
  /** From 0, in the order of the design. */
  readonly index: number
  readonly settings: Settings
  readonly scenario: Scenario
}
