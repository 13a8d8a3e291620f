import type { CellKey } from '../dataset/index.ts'
import type { Profile, Scenario } from '../scenario/index.ts'

/** The scenario of a suite and a graph, whatever its team. */
export type ScenarioOf = (cell: Pick<CellKey, 'taskType' | 'pLabel'>) => Scenario

/** Name of the only agent in these scenarios. */
const AGENT = 'agent'

/** The modes of the dataset, by our ways to coordinate. */
const coordinationOf: Readonly<Record<string, Scenario['coordination']>> = {
  preassign_nolead: { kind: 'preassigned', assignment: 'chainRoundRobin' } as Scenario['coordination'],
  decentralized: { kind: 'decentralized' },
}

/** Whether a mode of the dataset can be simulated. */
export const isKnownMode = (mode: string): boolean => mode in coordinationOf

/** What is simulated for a cell of the dataset: agents of one profile. */
export function cellScenario(profile: Profile, cell: CellKey, scenarioOf: ScenarioOf): Scenario {
  return {
    ...scenarioOf(cell),
    agents: { [AGENT]: profile },
    team: { size: cell.teammates, members: Array.from({ length: cell.teammates }, () => AGENT) },
    coordination: coordinationOf[cell.mode]!,
  }
}
