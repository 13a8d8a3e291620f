import {
  type Cell,
  cellsOf,
  type LoggedMetric,
  type LoggedRun,
  loggedMetric,
  metricValuesOf,
  momentsOf,
  simulatedColumn,
} from '../dataset/index.ts'
import { metrics } from '../metrics/index.ts'
import type { Profile, Scenario } from '../scenario/index.ts'
import { Moments, mean } from '../stats/index.ts'
import { Team } from '../team/index.ts'
import { cellScenario, type ScenarioOf } from './cellScenario.ts'

/** Metrics whose cell means are fitted. */
const fitted = [
  'rounds', 'messages', 'edits', 'concurrentWrites', 'repeatedWrites', 'rewrites', 'blockedClaims', 'testRuns',
  'testFailures', 'idleRounds', 'inputTokens', 'outputTokens',
].map(loggedMetric) // biome-ignore format: a list of names

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
    const scales = fitted.map((metric) => 1 / spreadOf(runs, metric))
    this.targets = cellsOf(runs).map((cell) => ({
      cell,
      means: fitted.map((metric, index) => meanOf(cell, metric, scales[index]! / Math.sqrt(runs.length))),
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

const columns = fitted.map((metric) => simulatedColumn(metric)!)

function meanOf(cell: Cell, metric: LoggedMetric, scale: number): { mean: number; weight: number } | null {
  const values = metricValuesOf(cell, metric)
  if (values.length === 0) return null
  return { mean: mean(values), weight: Math.sqrt(values.length) * scale }
}

/** The standard deviation of a metric between the successful runs; 1 where they do not differ. */
function spreadOf(runs: readonly LoggedRun[], metric: LoggedMetric): number {
  const { count, variance } = momentsOf(metricValuesOf({ runs }, metric))
  return count > 1 && variance > 0 ? Math.sqrt(variance) : 1
}
