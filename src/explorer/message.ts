import type { SweepSummary } from '../figures/index.ts'
import type { Problem, Scenario } from '../scenario/index.ts'
import type { Outcome } from '../team/index.ts'
import type { About } from './about.ts'
import type { GraphLayout } from './layout.ts'
import type { MeasuredPoints } from './measured.ts'
import type { Replay } from './replay.ts'

/** One run of a view: replication 0 of its seed. */
export interface Picture {
  readonly scenario: Scenario
  readonly seed: number
  /** Standard deviation ÷ mean of the latency noise of the team's first agent, whatever its distribution; may be Infinity. */
  readonly latencyCv: number
  readonly outcome: Outcome
  /** The outcome in a sentence. */
  readonly reason: string
  /** Its metrics, which are those of `brooks run --json`, as the only point of a sweep. */
  readonly summary: SweepSummary
  readonly replay: Replay
  /** That tasks have files in common, in which conflicts cost nothing, in words; null if they have none. */
  readonly filesInCommon: string | null
  /** What is odd about the scenario, and where it lies outside of what its profiles were calibrated on. */
  readonly warnings: readonly string[]
}

/** Teams of several sizes, so far; what `brooks sweep --vary team.size=...` writes after so many replications. */
export interface Curve {
  readonly summary: SweepSummary
  readonly sizes: readonly number[]
  /** Replications of each size: those that are in, and those that there will be. */
  readonly replications: number
  readonly replicationsMax: number
}

/** What the engine says of a view, in this order: first, once, what it is; a picture or why there is none; then what takes longer. */
export type Message =
  | { readonly kind: 'about'; readonly about: About }
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'layout'; readonly layout: GraphLayout }
  | { readonly kind: 'measured'; readonly measured: MeasuredPoints }
  | { readonly kind: 'curve'; readonly curve: Curve }
