import { metricColumn, metrics, type Unit } from '../metrics/index.ts'
import { holm, type Interval, PairedDifference } from '../stats/index.ts'
import { durationColumns } from './expected.ts'
import type { RowParts } from './job.ts'
import { meantValue } from './row.ts'
import type { ChunkStore } from './store/store.ts'
import { storedRows } from './storedRows.ts'
import type { Study } from './study.ts'

/** A difference is called significant where its adjusted p-value is at most this. */
export const SIGNIFICANCE = 0.05

/** A design point compared with the baseline in one metric, over pairs of runs with the same random numbers. */
export interface Comparison {
  /** Index of the design point. */
  readonly point: number
  readonly label: string
  readonly metric: string
  readonly unit: Unit
  /** Replications that both have; of durations, those that completed in both. */
  readonly pairs: number
  /** Means over the pairs; null without any. */
  readonly mean: number | null
  readonly baselineMean: number | null
  /** Of the means, point less baseline. */
  readonly difference: number | null
  /** Of the difference, for this comparison alone; null for fewer than two pairs. */
  readonly ci95: Interval | null
  /** Of a paired t test; null for fewer than two pairs. */
  readonly pValue: number | null
  /** Adjusted by Holm's method for all comparisons of the sweep. */
  readonly pAdjusted: number | null
  /** Whether the difference is real at the 5 % level: the probability of any false "yes" in the sweep is below that. */
  readonly significant: boolean | null
  /** 1 − Var(x − y) / (Var x + Var y): the share of the variance that the common random numbers saved. */
  readonly varianceReduction: number | null
}

/** What is to be known of a design point's result. */
interface Done {
  readonly index: number
  readonly label: string
  readonly replications: number
}

/**
 * Compares every other design point with the baseline in each metric of the study. Pairs are the replications that both
 * points have, folded in their order; rows are read back from the store, so that memory does not grow with their number.
 * @param baseline index of a design point
 * @throws Error if a chunk is gone from the store
 */
export function compare(
  study: Study,
  results: readonly Done[],
  baseline: number,
  store: ChunkStore,
  chunk?: number,
): Comparison[] {
  const others = results.filter(({ index }) => index !== baseline)
  const comparisons = others.flatMap((point) => {
    const replications = Math.min(point.replications, results[baseline]!.replications)
    const rowsOf = (index: number) => storedRows(store, study, index, replications, chunk)
    const folds = differences(
      study.metrics.map((name) => metricColumn(name)!),
      rowsOf(point.index),
      rowsOf(baseline),
    )
    return study.metrics.map((metric, at) => comparison(point, metric, folds[at]!))
  })
  return adjusted(comparisons)
}

/** The paired differences of some metrics, by their columns. */
function differences(
  columns: readonly number[],
  rows: Iterator<RowParts[]>,
  baseline: Iterable<RowParts[]>,
): PairedDifference[] {
  const folds = columns.map(() => new PairedDifference())
  for (const theirs of baseline) {
    const ours: RowParts[] = rows.next().value
    ours.forEach((row, index) => {
      columns.forEach((column, at) => {
        const [x, y] = [valueIn(row, column), valueIn(theirs[index]!, column)]
        if (x !== null && y !== null) folds[at]!.add(x, y)
      })
    })
  }
  return folds
}

/** A metric of a replication; null where it does not have it, as a run that did not complete has no duration. */
function valueIn({ row, expected }: RowParts, column: number): number | null {
  const place = durationColumns.indexOf(column)
  if (place === -1) return meantValue(row, column)
  return expected.completed > 0 ? expected.durations[place]! : null
}

type Unadjusted = Omit<Comparison, 'pAdjusted' | 'significant'>

function comparison({ index, label }: Done, metric: string, paired: PairedDifference): Unadjusted {
  const { x, y, difference, pValue, varianceReduction } = paired
  const known = difference.count > 0
  return {
    point: index,
    label,
    metric,
    unit: metrics[metricColumn(metric)!]!.unit,
    pairs: difference.count,
    mean: known ? x.mean : null,
    baselineMean: known ? y.mean : null,
    difference: known ? difference.mean : null,
    ci95: paired.interval(),
    pValue,
    varianceReduction,
  }
}

/** Those without a p-value do not count as comparisons. */
function adjusted(comparisons: readonly Unadjusted[]): Comparison[] {
  const known = comparisons.filter(({ pValue }) => pValue !== null)
  const pValues = holm(known.map(({ pValue }) => pValue!))
  const byComparison = new Map(known.map((comparison, index) => [comparison, pValues[index]!]))
  return comparisons.map((comparison) => {
    const pAdjusted = byComparison.get(comparison) ?? null
    return { ...comparison, pAdjusted, significant: pAdjusted === null ? null : pAdjusted <= SIGNIFICANCE }
  })
}
