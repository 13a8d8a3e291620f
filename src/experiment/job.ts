import { metrics } from '../metrics/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { type Outcome, outcomes } from '../team/index.ts'
import { durationColumns, type Expected } from './expected.ts'
import { Recent } from './recent.ts'
import { type Replicated, Replicator } from './replicator.ts' // no statistics: worker threads load this
import type { Row } from './row.ts'
import { isWorthAveraging } from './strata.ts'
import { withOneAgent } from './variants.ts'

/** Replications `first` to `first + count − 1` of a design point: what a runner does at a time. */
export interface Job {
  /** Index of the design point. */
  readonly point: number
  readonly first: number
  readonly count: number
}

/**
 * The rows of a job, one after another. Each has two halves, of the team and of its one-agent baseline in the same
 * replication: the outcome's index, the metrics in the order of `metrics`, then what is expected: the probability of
 * completion and the durations in the order of `durationColumns`. NaN for what a run does not have.
 */
export type Rows = Float64Array

/** Numbers in half a row. */
const HALF = 1 + metrics.length + 1 + durationColumns.length

/** Numbers in a row. */
export const ROW_WIDTH = 2 * HALF

/** One row, taken apart. */
export interface RowParts {
  readonly outcome: Outcome
  readonly row: Row
  readonly expected: Expected
  readonly baselineOutcome: Outcome
  readonly baselineRow: Row
  readonly baselineExpected: Expected
}

/** The row at `index` of a job's rows. */
export function rowAt(rows: Rows, index: number): RowParts {
  const start = index * ROW_WIDTH
  return {
    outcome: outcomes[rows[start]!]!,
    row: rowFrom(rows, start + 1),
    expected: expectedFrom(rows, start + 1 + metrics.length),
    baselineOutcome: outcomes[rows[start + HALF]!]!,
    baselineRow: rowFrom(rows, start + HALF + 1),
    baselineExpected: expectedFrom(rows, start + HALF + 1 + metrics.length),
  }
}

function rowFrom(rows: Rows, start: number): Row {
  const row: (number | null)[] = []
  for (let at = start; at < start + metrics.length; at++) {
    const value = rows[at]!
    row.push(Number.isNaN(value) ? null : value)
  }
  return row
}

const expectedFrom = (rows: Rows, start: number): Expected => ({
  completed: rows[start]!,
  durations: rows.subarray(start + 1, start + 1 + durationColumns.length),
})

function halfOf({ run, row, expected }: Replicated): Float64Array {
  const half = new Float64Array(HALF)
  half[0] = outcomes.indexOf(run.outcome)
  half.set(row.map(asNumber), 1)
  half[1 + metrics.length] = expected.completed
  half.set(expected.durations, 2 + metrics.length)
  return half
}

/** Blocks of baseline rows kept for points that differ in nothing but the team: about 80 kB each. */
const BASELINES_MAX = 128
/** Simulations kept, most recent last: the jobs of a point come close together. */
const REPLICATORS_MAX = 16

/** Does the jobs of a study in this thread. The rows of a job depend on nothing but the scenario, the seed and the job. */
export class Simulator {
  private readonly scenarios: readonly Scenario[]
  private readonly seed: number
  private readonly replicators = new Recent<Replicator>(REPLICATORS_MAX)
  /** What was found out about scenarios, by the key of their replicator. */
  private readonly averaged = new Map<string, boolean>()
  private readonly baselines = new Recent<Float64Array[]>(BASELINES_MAX)

  /** `scenarios`: by index of the design point. */
  constructor(scenarios: readonly Scenario[], seed: number) {
    this.scenarios = scenarios
    this.seed = seed
  }

  rowsOf({ point, first, count }: Job): Rows {
    const scenario = this.scenarios[point]!
    const rows = new Float64Array(count * ROW_WIDTH)
    const baseline = scenario.team.size === 1 ? null : this.baseline(scenario, first, count)
    const replicator = this.replicator(`${point}`, () => scenario)
    for (let index = 0; index < count; index++) {
      const half = halfOf(replicator.replicate(this.seed, first + index))
      rows.set(half, index * ROW_WIDTH)
      rows.set(baseline?.[index] ?? half, index * ROW_WIDTH + HALF)
    }
    return rows
  }

  private baseline(scenario: Scenario, first: number, count: number): Float64Array[] {
    const alone = JSON.stringify(withOneAgent(scenario))
    return this.baselines.get(`${first} ${count} ${alone}`, () => {
      const replicator = this.replicator(alone, () => withOneAgent(scenario))
      return Array.from({ length: count }, (_, index) => halfOf(replicator.replicate(this.seed, first + index)))
    })
  }

  private replicator(key: string, scenario: () => Scenario): Replicator {
    return this.replicators.get(key, () => new Replicator(scenario(), this.isAveraged(key, scenario)))
  }

  private isAveraged(key: string, scenario: () => Scenario): boolean {
    const known = this.averaged.get(key) ?? isWorthAveraging(scenario())
    this.averaged.set(key, known)
    return known
  }
}

const asNumber = (value: number | null): number => value ?? Number.NaN
