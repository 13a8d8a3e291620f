import {
  type Cell,
  cellsOf,
  type LoggedMetric,
  type LoggedRun,
  loggedMetrics,
  metricValuesOf,
} from '../dataset/index.ts'
import { metricColumn, metrics } from '../metrics/index.ts'
import type { Profile, Scenario } from '../scenario/index.ts'
import { Moments } from '../stats/index.ts'
import { Team } from '../team/index.ts'
import { cellScenario, type ScenarioOf } from './cellScenario.ts'

/** Metrics whose cell means are fitted: the dataset's name, and the simulator's. */
const fitted: readonly (readonly [string, string])[] = [
  ['rounds', 'rounds'],
  ['messages', 'turns'],
  ['edits', 'edits'],
  ['concurrentWrites', 'concurrentWrites'],
  ['repeatedWrites', 'repeatedWrites'],
  ['rewrites', 'rewrites'],
  ['blockedClaims', 'blockedClaims'],
  ['testRuns', 'testRuns'],
  ['testFailures', 'testFailures'],
  ['idleRounds', 'idleRounds'],
  ['inputTokens', 'inputTokens'],
  ['outputTokens', 'outputTokens'],
]

/** A cell that no simulated run completed counts as this many times its mean. */
const NEVER = 3
/** Standard deviation of a share of successes that is fitted as closely as a metric. */
const SHARE_SD = 0.3

interface Target {
  readonly cell: Cell
  /** By metric of `fitted`; null where no run of the cell has it. */
  readonly means: readonly ({ readonly mean: number; readonly weight: number } | null)[]
  readonly success: number
  readonly successWeight: number
}

/** How far the cell means of simulated runs lie from measured ones. */
export class Objective {
  private readonly targets: readonly Target[]

  /** `runs`: of one model. `replications`: simulated runs of a cell. */
  constructor(
    runs: readonly LoggedRun[],
    private readonly scenarioOf: ScenarioOf,
    private readonly seed: number,
    private readonly replications: number,
  ) {
    const scales = fitted.map(([name]) => 1 / spreadOf(runs, metricNamed(name)))
    this.targets = cellsOf(runs).map((cell) => ({
      cell,
      means: fitted.map(([name], index) => meanOf(cell, metricNamed(name), scales[index]! / Math.sqrt(runs.length))),
      success: cell.runs.filter(({ success }) => success).length / cell.runs.length,
      successWeight: Math.sqrt(cell.runs.length / runs.length) / SHARE_SD,
    }))
  }

  /**
   * One for each metric and cell: the difference of means over the metric's standard deviation between all runs, weighted by
   * the cell's share of the runs; so their squares sum to the shares of variance that the means miss. And one a cell for
   * the share of runs that succeed.
   */
  residuals(profile: Profile): number[] {
    return this.targets.flatMap(({ cell, means, success, successWeight }) => {
      const simulated = this.simulate(cellScenario(cell, this.scenarioOf, profile))
      const differences = means.flatMap((target, index) => {
        if (target === null) return []
        const { count, mean } = simulated.moments[index]!
        return [((count > 0 ? mean : NEVER * target.mean) - target.mean) * target.weight]
      })
      return [...differences, (simulated.success - success) * successWeight]
    })
  }

  private simulate(scenario: Scenario): { moments: Moments[]; success: number } {
    const team = new Team(scenario)
    const moments = fitted.map(() => new Moments())
    let completed = 0
    for (let replication = 0; replication < this.replications; replication++) {
      const run = team.run(this.seed, replication)
      if (run.outcome !== 'completed') continue
      completed++
      for (const [index, column] of columns.entries()) {
        const value = metrics[column]!.of(run)
        if (value !== null) moments[index]!.add(value)
      }
    }
    return { moments, success: completed / this.replications }
  }
}

const columns = fitted.map(([, name]) => metricColumn(name)!)

const metricNamed = (name: string): LoggedMetric => loggedMetrics.find((metric) => metric.name === name)!

function meanOf(cell: Cell, metric: LoggedMetric, scale: number): { mean: number; weight: number } | null {
  const values = metricValuesOf(cell, metric)
  if (values.length === 0) return null
  const mean = values.reduce((sum, value) => sum + value) / values.length
  return { mean, weight: Math.sqrt(values.length) * scale }
}

/** The standard deviation of a metric between the successful runs; 1 where they do not differ. */
function spreadOf(runs: readonly LoggedRun[], metric: LoggedMetric): number {
  const moments = new Moments()
  for (const value of metricValuesOf({ runs }, metric)) moments.add(value)
  return moments.count > 1 && moments.variance > 0 ? Math.sqrt(moments.variance) : 1
}
