import { metricColumn, metrics, type Unit } from '../metrics/index.ts'
import { type Interval, type Moments, Sketch, wilsonInterval } from '../stats/index.ts'
import type { Outcome } from '../team/index.ts'
import type { RowParts } from './row.ts'
import { addRow, Summary } from './summary.ts'

/** A quantile with its 95 % interval, as near as `Sketch` says; null over no runs. */
export interface Quantile {
  readonly value: number | null
  readonly ci95: Interval | null
}

/** A metric over the replications of a design point. */
export interface MetricSummary {
  readonly unit: Unit
  readonly mean: number | null
  readonly ci95: Interval | null
}

/** One that every run has: also how it is distributed. Of durations over completed runs, all else over all runs. */
export interface MeasuredSummary extends MetricSummary {
  readonly n: number
  readonly sd: number | null
  readonly min: number | null
  readonly max: number | null
  readonly p50: Quantile
  readonly p90: Quantile
  readonly p95: Quantile
  readonly p99: Quantile
}

const QUANTILES = { p50: 0.5, p90: 0.9, p95: 0.95, p99: 0.99 } as const

/** Folds the rows of a design point, in the order of replications, in memory that does not grow with their number. */
export class PointSummary {
  replications = 0
  private readonly summary: Summary
  private readonly sketches = metrics.map(() => new Sketch())

  /** `size`: number of agents in the team. */
  constructor(size: number) {
    this.summary = new Summary(size)
  }

  add({ row, baselineRow, outcome }: RowParts): void {
    this.replications++
    this.summary.add(row, baselineRow, outcome)
    addRow(this.sketches, row)
  }

  get outcomes(): Partial<Record<Outcome, number>> {
    return this.summary.outcomes
  }

  /** Mean and variance of a metric that every run has. */
  momentsOf(metric: string): Moments {
    return this.summary.momentsAt(metricColumn(metric)!)
  }

  /** The distribution of a metric that every run has. */
  sketchOf(metric: string): Sketch {
    return this.sketches[metricColumn(metric)!]!
  }

  /** Share of runs that completed, with Wilson's 95 % interval. */
  completion(): { share: number | null; wilson95: Interval | null } {
    const completed = this.outcomes.completed ?? 0
    const share = this.replications > 0 ? completed / this.replications : null
    return { share, wilson95: wilsonInterval(completed, this.replications) }
  }

  /** Every metric by name; those made from means of others (speedup, shares, losses) without a distribution. */
  metrics(): Record<string, MetricSummary | MeasuredSummary> {
    const estimates = Object.entries(this.summary.estimates())
    return Object.fromEntries(
      estimates.map(([name, estimate]) => {
        const index = metricColumn(name)
        return [name, index === undefined ? estimate : { ...estimate, ...this.distribution(index) }]
      }),
    )
  }

  private distribution(index: number): Omit<MeasuredSummary, keyof MetricSummary> {
    const moments = this.summary.momentsAt(index)
    const sketch = this.sketches[index]!
    const known = moments.count > 0
    const quantiles = Object.fromEntries(
      Object.entries(QUANTILES).map(([name, q]) => [
        name,
        { value: sketch.quantile(q), ci95: sketch.quantileInterval(q) },
      ]),
    ) as Record<keyof typeof QUANTILES, Quantile>
    return {
      n: moments.count,
      sd: moments.count > 1 ? Math.sqrt(moments.variance) : null,
      min: known ? moments.min : null,
      max: known ? moments.max : null,
      ...quantiles,
    }
  }
}
