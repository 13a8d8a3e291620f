import type { MetricSummary, PointResult, SweepResult } from '../experiment/index.ts'
import type { Value } from '../scenario/index.ts'

export type { Bin } from '../stats/index.ts'

/** A value of a swept setting. */
export type Setting = Value

/** A metric over the replications of a point, as far as figures read it; its unit as it stands in the file. */
export type SweepMetric = Omit<MetricSummary, 'unit'> & { readonly unit: string }

/** One design of a sweep, as far as figures read it. */
export type SweepPoint = Omit<PointResult, 'completion' | 'metrics'> & {
  readonly metrics: Readonly<Record<string, SweepMetric>>
}

/** What a sweep's `summary.json` holds, as far as figures read it. */
export type SweepSummary = Omit<SweepResult, 'points'> & { readonly points: readonly SweepPoint[] }
