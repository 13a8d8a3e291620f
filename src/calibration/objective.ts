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
import type { Profile } from '../scenario/index.ts'
import { mean } from '../stats/index.ts'
import { Team } from '../team/index.ts'
import { cellScenario, type ScenarioOf } from './cellScenario.ts'

/** Metrics whose cell means are fitted. */
const fitted = [
  'rounds', 'messages', 'edits', 'concurrentWrites', 'repeatedWrites', 'rewrites', 'blockedClaims', 'testRuns',
  'testFailures', 'idleRounds', 'stragglerGap', 'inputTokens', 'outputTokens',
].map(loggedMetric) // biome-ignore format: a list of names

const columns = fitted.map((metric) => simulatedColumn(metric)!)

/** A cell that no simulated run completed counts as this many times its mean. */
const NEVER = 3
/** Standard deviation of a share of successes that is fitted as closely as a metric. */
const SHARE_SD = 0.3

/** Something of a cell that is fitted: what it should be, and how much being off by one counts. */
interface Target {
  readonly mean: number
  readonly weight: number
}

interface TargetCell {
  readonly cell: Cell
  /** By metric of `fitted`; null where no run of the cell has it. */
  readonly metrics: readonly (Target | null)[]
  readonly success: Target
}

/** A simulated run, by metric; null where it was not completed or has no such number. */
type SimulatedRun = readonly (number | null)[] | null

/** How runs of a cell scatter about its mean, in the weights of the residuals. */
export interface CellScatter {
  /** Where its residuals begin among all. */
  readonly first: number
  /** By simulated run: what it is off the means, one for each residual of the cell. */
  readonly deviations: readonly (readonly number[])[]
  /** The variance of a residual over that of a run: of measured runs and of simulated ones, one over their number. */
  readonly share: number
}

/** How far the cell means of simulated runs lie from measured ones. */
export class Objective {
  private readonly targets: readonly TargetCell[]

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
      metrics: fitted.map((metric, index) => targetOf(cell, metric, scales[index]! / Math.sqrt(runs.length))),
      success: {
        mean: cell.runs.filter(({ success }) => success).length / cell.runs.length,
        weight: Math.sqrt(cell.runs.length / runs.length) / SHARE_SD,
      },
    }))
  }

  /**
   * One for each metric and cell: the difference of means over the metric's standard deviation between all runs, weighted by
   * the cell's share of the runs; so their squares sum to the shares of variance that the means miss. And one a cell for
   * the share of runs that succeed.
   */
  residuals(profile: Profile): number[] {
    return this.targets.flatMap((target) => {
      const runs = this.simulate(target, profile)
      const differences = target.metrics.flatMap((metric, index) => {
        if (metric === null) return []
        const values = valuesAt(runs, index)
        return [((values.length > 0 ? mean(values) : NEVER * metric.mean) - metric.mean) * metric.weight]
      })
      return [...differences, (shareOf(runs) - target.success.mean) * target.success.weight]
    })
  }

  /** The scatter of simulated runs within each cell. */
  scatter(profile: Profile): CellScatter[] {
    let first = 0
    return this.targets.map((target) => {
      const runs = this.simulate(target, profile)
      const known = target.metrics.flatMap((metric, index) => (metric === null ? [] : [{ index, ...metric }]))
      const means = known.map(({ index }) => mean(valuesAt(runs, index)))
      const share = shareOf(runs)
      const deviations = runs.map((run) => [
        ...known.map(({ index, weight }, place) => weight * ((run?.[index] ?? means[place]!) - means[place]! || 0)),
        target.success.weight * (Number(run !== null) - share),
      ])
      const cell = { first, deviations, share: 1 / target.cell.runs.length + 1 / this.replications }
      first += known.length + 1
      return cell
    })
  }

  private simulate({ cell }: TargetCell, profile: Profile): SimulatedRun[] {
    const team = new Team(cellScenario(cell, this.scenarioOf, profile))
    return Array.from({ length: this.replications }, (_, replication) => {
      const run = team.run(this.seed, replication)
      return run.outcome === 'completed' ? columns.map((column) => metrics[column]!.of(run)) : null
    })
  }
}

const valuesAt = (runs: readonly SimulatedRun[], index: number): number[] =>
  runs.map((run) => run?.[index] ?? null).filter((value) => value !== null)

const shareOf = (runs: readonly SimulatedRun[]): number => runs.filter((run) => run !== null).length / runs.length

function targetOf(cell: Cell, metric: LoggedMetric, scale: number): Target | null {
  const values = metricValuesOf(cell, metric)
  if (values.length === 0) return null
  return { mean: mean(values), weight: Math.sqrt(values.length) * scale }
}

/** The standard deviation of a metric between the successful runs; 1 where they do not differ. */
function spreadOf(runs: readonly LoggedRun[], metric: LoggedMetric): number {
  const { count, variance } = momentsOf(metricValuesOf({ runs }, metric))
  return count > 1 && variance > 0 ? Math.sqrt(variance) : 1
}
