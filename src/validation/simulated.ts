import { type CalibrationOptions, calibrate, cellScenario, profileFor, type ScenarioOf } from '../calibration/index.ts'
import { loggedMetrics, simulatedColumn } from '../dataset/index.ts'
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
 * The same with habits and error rates fitted to the training runs; latency, tokens and task sizes are those of the scenarios
 * and of the profiles in them.
 * @throws DatasetError for a cell or a training run without a scenario or profile
 */
export function calibratedFit(options: CalibrationOptions, replications: number): Fit {
  const { scenarioOf } = options
  return (train, targets) => {
    for (const cell of targets) cellScenario(cell, scenarioOf)
    const models = [...new Set(targets.map(({ model }) => model))]
    const profiles = new Map(
      models.map((model) => {
        const runs = train.filter((run) => run.model === model)
        const start = profileFor(scenarioOf(targets[0]!.taskType, targets[0]!.pLabel), model)
        return [model, runs.length > 0 ? calibrate(runs, start, options).profile : start]
      }),
    )
    return (cell) => simulatedRuns(cellScenario(cell, scenarioOf, profiles.get(cell.model)), replications)
  }
}

function simulatedRuns(scenario: Scenario, replications: number): PredictedRun[] {
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
