import { type Metric, metricColumn, metrics, type Unit } from '../metrics/index.ts'
import { type Interval, Moments, meanInterval, Pairs, ratioInterval } from '../stats/index.ts'
import { type CategoryName, categories, type Outcome } from '../team/index.ts'
import { durationColumns, type Expected } from './expected.ts'
import type { RowParts } from './job.ts'
import { meantValue, type Row } from './row.ts'

/**
 * A metric over replications: its mean over those that have it (of durations: those that completed), or null over none. Means of
 * durations are averaged over rare latencies (`Strata`), but for a single run.
 */
export interface Estimate {
  readonly mean: number | null
  readonly ci95: Interval | null
  readonly unit: Unit
}

const MAKESPAN = metricColumn('makespan')!
const EXPECTED_MAKESPAN = durationColumns.indexOf(MAKESPAN)
const timeIndex = (category: CategoryName): number => metricColumn(`time.${category}`)!

/**
 * Folds the rows of a team, and those of its one-agent baseline in the same replications, into estimates. Memory does
 * not grow with the number of rows. Durations are over completed runs, all else over all runs.
 */
export class Summary {
  /** How many runs ended in which way. */
  readonly outcomes: Partial<Record<Outcome, number>> = {}
  private readonly team = new Sample()
  private readonly baseline = new Sample()
  private readonly makespans = new Pairs()
  private readonly size: number

  /** `size`: number of agents in the team. */
  constructor(size: number) {
    this.size = size
  }

  /** The moments of a metric of the team's runs as they were, by its place in `metrics`. */
  momentsAt(column: number): Moments {
    return this.team.runs[column]!
  }

  /** The moments whose mean is the metric's, by its place in `metrics`: of durations, averaged over rare latencies. */
  meansAt(column: number): Moments {
    return this.team.meansAt(column)
  }

  add({ row, expected, baselineRow, baselineExpected, outcome }: Omit<RowParts, 'baselineOutcome'>): void {
    this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1
    this.team.add(row, expected)
    this.baseline.add(baselineRow, baselineExpected)
    if (expected.completed > 0 && baselineExpected.completed > 0)
      this.makespans.add(baselineExpected.durations[EXPECTED_MAKESPAN]!, expected.durations[EXPECTED_MAKESPAN]!)
  }

  /** Every metric by name; speedup, efficiency and shares of the agents' time included. */
  estimates(): Record<string, Estimate> {
    const own = metrics.map((metric, index) => [metric.name, estimateOf(metric, this.team.meansAt(index))] as const)
    const [makespan, ...others] = own
    const speedup = this.speedup()
    const derived: [string, Estimate][] = [
      ['speedup', speedup],
      ['efficiency', scaled(speedup, 1 / this.size, 'share')],
    ]
    return Object.fromEntries([makespan!, ...derived, ...others, ...this.shares(), ...this.losses()])
  }

  /** Mean makespan of one agent over that of the team. */
  private speedup(): Estimate {
    const one = this.baseline.meansAt(MAKESPAN)
    const team = this.team.meansAt(MAKESPAN)
    const known = one.count > 0 && team.count > 0
    // Two runs of no time at all are equally fast.
    const mean = !known ? null : one.mean === team.mean ? 1 : one.mean / team.mean
    return { mean, ci95: ratioInterval(one, team, this.makespans), unit: '' }
  }

  /** Each category's share of n × makespan: ratios of means. */
  private shares(): [string, Estimate][] {
    const makespan = this.team.meansAt(MAKESPAN)
    const total = makespan.mean * this.size
    const known = makespan.count > 0 && total > 0
    return categories.map((category) => {
      const mean = known ? this.team.meansAt(timeIndex(category)).mean / total : null
      return [`share.${category}`, { mean, ci95: null, unit: 'share' }]
    })
  }

  /**
   * Where the speedup went: what each category takes from the ideal speedup n, (time of the team − time of one agent)
   * ÷ makespan of the team. The steps sum to n − speedup exactly, since the categories sum to n × makespan.
   */
  private losses(): [string, Estimate][] {
    const team = this.team.meansAt(MAKESPAN)
    const known = team.count > 0 && this.baseline.meansAt(MAKESPAN).count > 0 && team.mean > 0
    return categories.map((category) => {
      const index = timeIndex(category)
      const mean = known ? (this.team.meansAt(index).mean - this.baseline.meansAt(index).mean) / team.mean : null
      return [`loss.${category}`, { mean, ci95: null, unit: '' }]
    })
  }
}

/** Folds the rows of a team: as the runs were, and their durations averaged over rare latencies. */
class Sample {
  readonly runs = metrics.map(() => new Moments())
  private readonly expected = durationColumns.map(() => new Moments())
  private replications = 0

  add(row: Row, { completed, durations }: Expected): void {
    this.replications++
    addRow(this.runs, row)
    for (let place = 0; completed > 0 && place < durations.length; place++)
      this.expected[place]!.addWeighted(durations[place]!, completed)
  }

  meansAt(column: number): Moments {
    const place = durationColumns.indexOf(column)
    return place === -1 || this.replications === 1 ? this.runs[column]! : this.expected[place]!
  }
}

/** Adds each value of a row to the fold of its metric: durations of completed runs only, all else of all runs. */
export function addRow(folds: readonly { add(value: number): void }[], row: Row): void {
  for (let column = 0; column < row.length; column++) {
    const value = meantValue(row, column)
    if (value !== null) folds[column]!.add(value)
  }
}

function estimateOf({ unit }: Metric, moments: Moments): Estimate {
  return { mean: moments.count > 0 ? moments.mean : null, ci95: meanInterval(moments), unit }
}

function scaled({ mean, ci95 }: Estimate, factor: number, unit: Unit): Estimate {
  return { mean: mean && mean * factor, ci95: ci95 && [ci95[0] * factor, ci95[1] * factor], unit }
}
