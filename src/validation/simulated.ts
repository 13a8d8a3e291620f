import { type CellKey, DatasetError, type LoggedMetric, loggedMetrics, publishedMode } from '../dataset/index.ts'
import { paperModes, paperVariant } from '../experiment/index.ts'
import { metricColumn, metrics } from '../metrics/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { type Run, Team } from '../team/index.ts'
import type { Fit, PredictedRun } from './predictor.ts'

/** The scenario of a suite and task graph, its agents one profile a model. @throws DatasetError if there is none */
export type ScenarioOf = (taskType: string, pLabel: string) => Scenario

/**
 * Predicts by simulation, so many replications (two or more) a cell, with scenarios and profiles as they are: nothing is
 * learned from training runs.
 * @throws DatasetError, at once, for a cell without a scenario or profile
 */
export function simulatedFit(scenarioOf: ScenarioOf, replications: number): Fit {
  return (_, targets) => {
    for (const cell of targets) scenarioOfCell(cell, scenarioOf)
    return (cell) => {
      const scenario = scenarioOfCell(cell, scenarioOf)
      const team = new Team(scenario)
      return Array.from({ length: replications }, (_, replication) =>
        predictedRun(team.run(scenario.seed, replication)),
      )
    }
  }
}

/** A simulated run under the dataset's names of metrics. */
export const predictedRun = (run: Run): PredictedRun => ({
  success: run.outcome === 'completed',
  values: Object.fromEntries(columns.map(({ name, column }) => [name, metrics[column]!.of(run)])),
})

const simulatedName = ({ name, simulated }: LoggedMetric): string | null => (simulated === undefined ? name : simulated)

const columns = loggedMetrics.flatMap((metric) => {
  const column = metricColumn(simulatedName(metric) ?? '')
  return column === undefined ? [] : [{ name: metric.name, column }]
})

function scenarioOfCell({ taskType, pLabel, model, mode, teammates }: CellKey, scenarioOf: ScenarioOf): Scenario {
  const scenario = scenarioOf(taskType, pLabel)
  const agents = Object.entries(scenario.agents)
  const [agent] = agents.find(([, { name }]) => comparable(name) === comparable(model)) ?? []
  if (agent === undefined) {
    const known = agents.map(([, { name }]) => name).join(', ')
    throw new DatasetError(`expected runs of models with a profile, ${known}; got ${model} (--where chooses runs)`)
  }
  const kind = paperModes.find((known) => publishedMode(known) === mode)
  if (kind) return paperVariant(scenario, agent, kind, teammates)
  const known = paperModes.map(publishedMode).join(' or ')
  throw new DatasetError(`expected runs of mode ${known}, got ${mode} (--where chooses runs)`)
}

/** Providers write versions with hyphens (claude-sonnet-4-6) where profiles write dots (claude-sonnet-4.6). */
const comparable = (model: string): string => model.replaceAll('.', '-')
