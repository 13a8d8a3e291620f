import { type CellKey, DatasetError, publishedMode, sameModel } from '../dataset/index.ts'
import { type PaperMode, paperModes, paperVariant } from '../experiment/index.ts'
import type { Profile, Scenario } from '../scenario/index.ts'

/** The scenario of a suite and task graph, its agents one profile a model. @throws DatasetError if there is none */
export type ScenarioOf = (taskType: string, pLabel: string) => Scenario

/** Whether a mode of the dataset can be simulated. */
export const isKnownMode = (published: string): boolean => modeOf(published) !== undefined

const modeOf = (published: string): PaperMode | undefined =>
  paperModes.find((mode) => publishedMode(mode) === published)

/**
 * What is simulated for a cell of the dataset. `profile`: in the place of the one that the scenario has for the model.
 * @throws DatasetError for a cell without a scenario or profile, or of an unknown mode
 */
export function cellScenario(cell: CellKey, scenarioOf: ScenarioOf, profile?: Profile): Scenario {
  const scenario = scenarioOf(cell.taskType, cell.pLabel)
  const agent = agentOf(scenario, cell.model)
  const kind = modeOf(cell.mode)
  if (!kind) {
    const known = paperModes.map(publishedMode).join(' or ')
    throw new DatasetError(`expected runs of mode ${known}, got ${cell.mode} (--where chooses runs)`)
  }
  const agents = profile ? { ...scenario.agents, [agent]: profile } : scenario.agents
  return paperVariant({ ...scenario, agents }, agent, kind, cell.teammates)
}

/** The profile that a scenario has for a model of the dataset. @throws DatasetError if it has none */
export const profileFor = (scenario: Scenario, model: string): Profile => scenario.agents[agentOf(scenario, model)]!

function agentOf(scenario: Scenario, model: string): string {
  const agents = Object.entries(scenario.agents)
  const [agent] = agents.find(([, { name }]) => sameModel(name, model)) ?? []
  if (agent !== undefined) return agent
  const known = agents.map(([, { name }]) => name).join(', ')
  throw new DatasetError(`expected runs of models with a profile, ${known}; got ${model} (--where chooses runs)`)
}
