import { type CellMean, cellMeanOf } from '../../dataset/index.ts'
import type { PaperKey } from './design.ts'

/**
 * What the paper's figures need of a run, by the names that measured runs have it under (docs/dataset.md), each with the
 * metrics of a simulated run whose sum it is. The columns of conflicts are what the published files count there.
 */
export const paperMetrics = {
  wallClock: ['makespan'],
  messages: ['messages'],
  concurrentWrites: ['concurrentWrites'],
  repeatedWrites: ['repeatedWrites'],
  rewrites: ['rewrites'],
  blockedClaims: ['blockedClaims'],
  testFailures: ['testFailures'],
  idleRounds: ['idleRounds'],
  stragglerGap: ['stragglerGap'],
  totalTokens: ['inputTokens', 'outputTokens'],
  recordedConcurrentWrites: ['repeatedWrites'],
  recordedClaimsBlocked: ['blockedClaims'],
} as const
export type PaperMetric = keyof typeof paperMetrics
export const paperMetricNames = Object.keys(paperMetrics) as PaperMetric[]

/** A run, measured or simulated; null for a metric that it does not have. */
export interface PaperRun {
  readonly success: boolean
  readonly values: Readonly<Record<PaperMetric, number | null>>
}

/** One cell of the paper's design, measured or simulated. */
export interface PaperCell extends PaperKey {
  readonly runs: number
  readonly successful: number
  /** Each metric over the successful runs that have it. */
  readonly means: Readonly<Record<PaperMetric, CellMean>>
  /** Every run; null where no more than the means is known. */
  readonly each: readonly PaperRun[] | null
}

/** The cell of these runs. */
export function paperCell({ suite, graph, p, model, mode, n }: PaperKey, each: readonly PaperRun[]): PaperCell {
  const successful = each.filter(({ success }) => success)
  const means = Object.fromEntries(
    paperMetricNames.map((metric) => [
      metric,
      cellMeanOf(successful.map(({ values }) => values[metric]).filter((value) => value !== null)),
    ]),
  ) as PaperCell['means']
  return { suite, graph, p, model, mode, n, runs: each.length, successful: successful.length, means, each }
}

/** The cell of the same suite, graph, model, mode and size as `key`, with another mode or size where that is given. */
export const cellAt = (
  cells: readonly PaperCell[],
  key: PaperKey,
  other: Partial<Pick<PaperKey, 'mode' | 'n'>> = {},
): PaperCell | undefined => {
  const { suite, graph, model, mode, n } = { ...key, ...other }
  return cells.find(
    (cell) =>
      cell.n === n && cell.mode === mode && cell.model === model && cell.graph === graph && cell.suite === suite,
  )
}
