import { type Calibration, cellScenario, type ScenarioOf } from '../calibration/index.ts'
import { type LoggedRun, loggedMetrics, simulatedColumn } from '../dataset/index.ts'
import { metrics } from '../metrics/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { type Run, Team } from '../team/index.ts'
import type { Fit, PredictedRun } from './predictor.ts'

/**
 * Predicts by simulation, so many replications (two or more) a cell, with scenarios and profiles as they are: nothing is
 * learned from training runs.
 * @throws DatasetError, at once, for a cell without a scenario or profile
 */
export function simulatedFit(scenarioOf: ScenarioOf, replications: number): Fit {
  return (_, targets) => {
    for (const cell of targets) cellScenario(cell, scenarioOf)
    return (cell) => simulatedRuns(cellScenario(cell, scenarioOf), replications)
  }
}

/**
 * The same with what was calibrated on the training runs of each split; a task set or a model that is not among them is as its
 * scenario says.
 * @param calibrations by training runs, the very list
 * @throws DatasetError for a cell without a scenario, or of a model that neither the training runs nor its scenario have
 */
export function calibratedFit(calibrations: ReadonlyMap<readonly LoggedRun[], Calibration>, replications: number): Fit {
  return (train, targets) => {
    const { models, scenarioOf } = calibrations.get(train)!
    const scenarioFor = (cell: (typeof targets)[number]) =>
      cellScenario(cell, scenarioOf, models.get(cell.model)?.profile)
    for (const cell of targets) scenarioFor(cell)
    return (cell) => simulatedRuns(scenarioFor(cell), replications)
  }
}

/** So many runs of a scenario. */
export function simulatedRuns(scenario: Scenario, replications: number): PredictedRun[] {
  const team = new Team(scenario)
  return Array.from({ length: replications }, (_, replication) => predictedRun(team.run(scenario.seed, replication)))
}

/** A simulated run under the dataset's names of metrics. */
export const predictedRun = (run: Run): PredictedRun => ({
  success: run.outcome === 'completed',
  values: Object.fromEntries(columns.map(({ name, column }) => [name, metrics[column]!.of(run)])),
})

const columns = loggedMetrics.flatMap((metric) => {
  const column = simulatedColumn(metric)
  return column === undefined ? [] : [{ name: metric.name, column }]
})
