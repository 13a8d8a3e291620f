import { metrics } from '../metrics/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { outcomes, type Run, Team } from '../team/index.ts'
import { Recent } from './recent.ts'
import { type Row, type RowParts, rowOf } from './row.ts' // no statistics: worker threads load this
import { withOneAgent } from './variants.ts'

/** Replications `first` to `first + count − 1` of a design point: what a runner does at a time. */
export interface Job {
  /** Index of the design point. */
  readonly point: number
  readonly first: number
  readonly count: number
}

/**
 * The rows of a job, one after another. Each: the run of the team, then that of its one-agent baseline in the same
 * replication. A run: its outcome's index, then its metrics in the order of `metrics`; NaN for one that it does not have.
 */
export type Rows = Float64Array

const RUN_WIDTH = 1 + metrics.length

/** Numbers in a row. */
export const ROW_WIDTH = 2 * RUN_WIDTH

/** The row at `index` of a job's rows. */
export function rowAt(rows: Rows, index: number): RowParts {
  const team = index * ROW_WIDTH
  const baseline = team + RUN_WIDTH
  return {
    outcome: outcomes[rows[team]!]!,
    row: rowFrom(rows, team + 1),
    baselineOutcome: outcomes[rows[baseline]!]!,
    baselineRow: rowFrom(rows, baseline + 1),
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
      const run = numbersOf(team.run(this.seed, first + index))
      rows.set(run, index * ROW_WIDTH)
      rows.set(baseline?.[index] ?? run, index * ROW_WIDTH + RUN_WIDTH)
    }
    return rows
  }

  private baseline(scenario: Scenario, first: number, count: number): number[][] {
    const alone = JSON.stringify(withOneAgent(scenario))
    return this.baselines.get(`${first} ${count} ${alone}`, () => {
      const team = this.team(alone, () => withOneAgent(scenario))
      return Array.from({ length: count }, (_, index) => numbersOf(team.run(this.seed, first + index)))
    })
  }

  private team(key: string, scenario: () => Scenario): Team {
    return this.teams.get(key, () => new Team(scenario()))
  }
}

const numbersOf = (run: Run): number[] => [
  outcomes.indexOf(run.outcome),
  ...rowOf(run).map((value) => value ?? Number.NaN),
]
