import type { FilesInCommon } from '../../scenario/index.ts'
import type { Interval } from '../../stats/index.ts'
import type { PointResult } from '../sweepResult.ts'
import type { LongestChain } from './chain.ts'
import type { ContextGain } from './contextGain.ts'
import type { PlanGoal } from './goal.ts'
import type { Loss } from './losses.ts'
import type { Promises } from './nearest.ts'
import type { TurningPoint } from './turningPoint.ts'

/** What `plan` finds, as data: what the command prints and the report shows. Designs are named by their index. */
export interface PlanResult {
  /** Version that made it. */
  readonly brooks: string
  readonly scenario: string
  readonly seed: number
  /** Tasks of the scenario. */
  readonly tasks: number
  readonly goal: PlanGoal
  readonly warnings: readonly string[]
  /** Runs simulated of the designs compared, those of designs that were given up early included. */
  readonly runs: number
  /** Every design, by index. */
  readonly designs: readonly PlanDesign[]
  /** The design to take; null if none completes within deadline and budget often enough. */
  readonly recommended: number | null
  /** If none is recommended: the design that comes nearest to deadline and budget. */
  readonly nearest: number | null
  /** If none is recommended: what could be promised instead. */
  readonly promises: Promises | null
  /** Whether every comparison that the recommendation rests on was decided with the confidence asked for. */
  readonly settled: boolean
  /** What would be recommended if the recommended one could not be had; null if there is nothing else. */
  readonly runnerUp: RunnerUp | null
  /** Sizes of the recommended (or nearest) design's team, all else equal. */
  readonly turningPoint: TurningPoint | null
  readonly longestChain: LongestChain
  /** Of the recommended (or nearest) design, the largest first. */
  readonly losses: readonly Loss[]
  /** Designs that meet deadline and budget often enough and that no other one beats in both makespan and cost, by makespan. */
  readonly front: readonly number[]
  /** Files that tasks of the scenario have in common; null if there are none, or nobody works beside another. */
  readonly filesInCommon: SharedWork | null
  /** Of the recommended (or nearest) design, the runner-up and the front: teams that are cheaper only because they read less. */
  readonly contextGains: readonly ContextGain[]
}

/** Tasks that write the same files, at the same time if a team works on them. */
export interface SharedWork extends FilesInCommon {
  /** What would be recommended if tasks that share a file were done one after the other; null if nothing would. */
  readonly oneAfterTheOther: DesignResult | null
}

/**
 * What a design came to. Of designs that differ from the subject in more than size, `metrics` are the few that tables show. The
 * metric `total` is dollars and time together.
 */
export interface DesignResult extends PointResult {
  /** How many of each profile the team has, by the scenario's names, as they come first. */
  readonly members: Readonly<Record<string, number>>
  /** Share of runs that completed within deadline and budget, with Wilson's 95 % interval. */
  readonly meets: { readonly share: number; readonly wilson95: Interval }
}

/** A design, and what became of it. */
export interface PlanDesign extends DesignResult {
  /** Whether that is often enough, with the confidence asked for; null if it was not needed to find out. */
  readonly feasible: boolean | null
  /** Whether another design was found to be preferable. */
  readonly beaten: boolean
  /** Whether replications ran out before it was known if this design succeeds (the recommended one) or loses (all others). */
  readonly undecided: boolean
}

export interface RunnerUp {
  readonly design: number
  /** Mean of what is minimized, less that of the recommended design, over the same replications. */
  readonly difference: number
  readonly ci95: Interval | null
  /** How many replications both have. */
  readonly pairs: number
  /** Of such a difference if there were none, not adjusted for how this design was picked; null where it cannot be told. */
  readonly pValue: number | null
}
