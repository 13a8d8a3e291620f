import { metrics } from '../metrics/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { type Outcome, outcomes, Team } from '../team/index.ts'
import { Recent } from './recent.ts'
import { type Row, rowOf } from './row.ts' // no statistics: worker threads load this
import { withOneAgent } from './variants.ts'

/** Replications `first` to `first + count − 1` of a design point: what a runner does at a time. */
export interface Job {
  /** Index of the design point. */
  readonly point: number
  readonly first: number
  readonly count: number
}

/**
 * The rows of a job, one after another. Each: the outcome's index, the metrics of the team, those of its one-agent baseline
 * in the same replication, in the order of `metrics`; NaN for a metric that a run does not have.
 */
export type Rows = Float64Array

/** Numbers in a row. */
export const ROW_WIDTH = 1 + 2 * metrics.length

/** One row, taken apart. */
export interface RowParts {
  readonly outcome: Outcome
  readonly row: Row
  readonly baselineRow: Row
}

/** The row at `index` of a job's rows. */
export function rowAt(rows: Rows, index: number): RowParts {
  const start = index * ROW_WIDTH
  return {
    outcome: outcomes[rows[start]!]!,
    row: rowFrom(rows, start + 1),
    baselineRow: rowFrom(rows, start + 1 + metrics.length),
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

/** Blocks of baseline rows kept for points that differ in nothing but the team: about 40 kB each. */
const BASELINES_MAX = 128
/** Simulations kept, most recent last: the jobs of a point come close together. */
const TEAMS_MAX = 16

/** Does the jobs of a study in this thread. The rows of a job depend on nothing but the scenario, the seed and the job. */
export class Simulator {
  private readonly scenarios: readonly Scenario[]
  private readonly seed: number
  private readonly teams = new Recent<Team>(TEAMS_MAX)
  private readonly baselines = new Recent<number[][]>(BASELINES_MAX)

  /** `scenarios`: by index of the design point. */
  constructor(scenarios: readonly Scenario[], seed: number) {
    this.scenarios = scenarios
    this.seed = seed
  }

  rowsOf({ point, first, count }: Job): Rows {
    const scenario = this.scenarios[point]!
    const rows = new Float64Array(count * ROW_WIDTH)
    const baseline = scenario.team.size === 1 ? null : this.baseline(scenario, first, count)
    const team = this.team(`${point}`, () => scenario)
    for (let index = 0; index < count; index++) {
      const run = team.run(this.seed, first + index)
      const row = rowOf(run).map(asNumber)
      const start = index * ROW_WIDTH
      rows[start] = outcomes.indexOf(run.outcome)
      rows.set(row, start + 1)
      rows.set(baseline?.[index] ?? row, start + 1 + metrics.length)
    }
    return rows
  }

  private baseline(scenario: Scenario, first: number, count: number): number[][] {
    const alone = JSON.stringify(withOneAgent(scenario))
    return this.baselines.get(`${first} ${count} ${alone}`, () => {
      const team = this.team(alone, () => withOneAgent(scenario))
      return Array.from({ length: count }, (_, index) => rowOf(team.run(this.seed, first + index)).map(asNumber))
    })
  }

  private team(key: string, scenario: () => Scenario): Team {
    return this.teams.get(key, () => new Team(scenario()))
  }
}

const asNumber = (value: number | null): number => value ?? Number.NaN
