import type { DesignPoint } from './designPoint.ts'
import type { PointSummary } from './pointSummary.ts'

/** What to simulate, and when it is enough. */
export interface Study {
  readonly points: readonly DesignPoint[]
  /** The metrics that matter, at least one; runs of all have them. */
  readonly metrics: readonly string[]
  /** Replications of a point at most, ≥ 1. */
  readonly replicationsMax: number
  /**
   * Counts of replications, ascending, at which `enough` is asked; nothing else decides, so that what comes out does not
   * depend on how the work is cut up or on what is finished first. None: every point has `replicationsMax`.
   */
  readonly checkpoints: readonly number[]
  /** True if a point needs no more replications. */
  enough(point: DesignPoint, summary: PointSummary): boolean
}

/** How far a study is. */
export interface Progress {
  readonly replications: number
  /** What `replications` will be at most. */
  readonly replicationsMax: number
  readonly pointsDone: number
  /** Replications that were there already. */
  readonly resumed: number
  /**
   * The worst that a mean is known among the study's metrics and the points under way: half of its 95 % interval as a
   * share of the mean. Null where nothing is known yet.
   */
  readonly precision: number | null
}

/** A study was stopped before its end; the jobs that were finished are in the store. */
export class Stopped extends Error {}
