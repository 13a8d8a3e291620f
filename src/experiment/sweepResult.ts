import { type Factor, labelOf, type Scenario, type Settings } from '../scenario/index.ts'
import type { Bin } from '../stats/index.ts'
import { taskGraph } from '../team/index.ts'
import { averageParallelism, parallelShare } from '../theory/index.ts'
import type { Comparison } from './comparison.ts'
import type { DesignPoint } from './designPoint.ts'
import type { MeasuredSummary, MetricSummary, PointSummary } from './pointSummary.ts'
import type { SharedFiles } from './sharedFiles.ts'
import { meanTaskTokens } from './taskSizes.ts'

/** What `summary.json` holds: all that tables and figures of a sweep need. */
export interface SweepResult {
  /** Version that made it. */
  readonly brooks: string
  readonly scenario: string
  readonly seed: number
  readonly vary: readonly Factor[]
  readonly warnings: readonly string[]
  /** Files that tasks have in common in teams of more than one agent, if there are any: conflicts there cost nothing. */
  readonly filesInCommon?: SharedFiles | undefined
  readonly points: readonly PointResult[]
  /** Index of the point that the others are compared with, if there is one. */
  readonly baseline?: number
  /** Of every other point, in each metric of the experiment. */
  readonly comparisons?: readonly Comparison[]
}

export interface PointResult {
  readonly index: number
  readonly settings: Settings
  readonly label: string
  /** Agents. */
  readonly size: number
  readonly replications: number
  readonly outcomes: Record<string, number>
  readonly completion: ReturnType<PointSummary['completion']>
  /** How many runs of the first agent alone completed, in the same replications: what speedups divide is over those. */
  readonly aloneCompleted?: number | undefined
  readonly theory: { readonly parallelShare: number; readonly averageParallelism: number }
  readonly metrics: Record<string, MetricSummary | MeasuredSummary>
  /** Histograms: low, high, count. */
  readonly bins: { readonly makespan: readonly Bin[]; readonly cost: readonly Bin[] }
}

/** The summary of a design point as data. */
export function pointResult({ index, settings, scenario }: DesignPoint, summary: PointSummary): PointResult {
  return {
    index,
    settings,
    label: labelOf(settings),
    size: scenario.team.size,
    replications: summary.replications,
    outcomes: summary.outcomes,
    completion: summary.completion(),
    theory: theoryOf(scenario),
    metrics: summary.metrics(),
    bins: { makespan: summary.sketchOf('makespan').bins(), cost: summary.sketchOf('cost').bins() },
  }
}

/**
 * From the tasks' mean sizes in tokens: p = 1 − longest chain ÷ all work, with which Amdahl's formula is what greedy scheduling
 * guarantees; and all work ÷ longest chain, the speedup that no schedule exceeds that respects the needs and does each task once.
 */
export function theoryOf({ tasks }: Scenario): PointResult['theory'] {
  const { needs } = taskGraph(tasks)
  const sizes = meanTaskTokens(tasks)
  const weights = sizes.some((size) => size > 0) ? sizes : sizes.map(() => 1)
  return { parallelShare: parallelShare(needs, weights), averageParallelism: averageParallelism(needs, weights) }
}
