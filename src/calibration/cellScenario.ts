import { type CellKey, DatasetError, publishedMode, sameModel } from '../dataset/index.ts'
import { type PaperMode, paperModes, paperVariant } from '../experiment/index.ts'
import type { Profile, Scenario } from '../scenario/index.ts'

/** The scenario of a suite and task graph, its agents one profile a model. @throws DatasetError if there is none */
export type ScenarioOf = (taskType: string, pLabel: string) => Scenario

/** Whether a mode of the dataset can be simulated. */
export const isKnownMode = (published: string): boolean => modeOf(published) !== undefined

/** Whether the agents of a run chose their tasks themselves. */
export const isChoosing = ({ mode }: { readonly mode: string }): boolean => mode === publishedMode('decentralized')

/** What a suite's task graph is called. */
export const setOf = ({ taskType, pLabel }: { readonly taskType: string; readonly pLabel: string }): string =>
  `${taskType}-${pLabel}`

/** What we call a mode of the dataset; undefined for one that cannot be simulated. */
export const modeOf = (published: string): PaperMode | undefined =>
  paperModes.find((mode) => publishedMode(mode) === published)

/**
 * What is simulated for a cell of the dataset. `profile`: in the place of the one that the scenario has for the model, if any, but
 * as verbose as that one: how much a model writes for a task depends on the suite.
 * @throws DatasetError for a cell without a scenario or profile, or of an unknown mode
 */
export function cellScenario(cell: CellKey, scenarioOf: ScenarioOf, profile?: Profile): Scenario {
  const scenario = scenarioOf(cell.taskType, cell.pLabel)
  const agent = agentOf(scenario, cell.model) ?? (profile ? cell.model : noAgent(scenario, cell.model))
  const kind = modeOf(cell.mode)
  if (!kind) {
    const known = paperModes.map(publishedMode).join(' or ')
    throw new DatasetError(`expected runs of mode ${known}, got ${cell.mode} (--where chooses runs)`)
  }
  const own = scenario.agents[agent]
  const verbosity = (own ?? profile!).tokens.verbosity
  const agents = profile
    ? { ...scenario.agents, [agent]: { ...profile, tokens: { ...profile.tokens, verbosity } } }
    : scenario.agents
  return paperVariant({ ...scenario, agents }, agent, kind, cell.teammates)
}

/** The profile that a scenario has for a model of the dataset. @throws DatasetError if it has none */
export const profileFor = (scenario: Scenario, model: string): Profile =>
  scenario.agents[agentOf(scenario, model) ?? noAgent(scenario, model)]!

/** What a scenario calls a model of the dataset; undefined if it has none such. */
export const agentOf = ({ agents }: Scenario, model: string): string | undefined =>
  Object.entries(agents).find(([, { name }]) => sameModel(name, model))?.[0]

function noAgent({ agents }: Scenario, model: string): never {
  const known = Object.values(agents)
    .map(({ name }) => name)
    .join(', ')
  throw new DatasetError(`expected runs of models with a profile, ${known}; got ${model} (--where chooses runs)`)
}
