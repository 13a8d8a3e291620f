import type { Scenario } from '../../scenario/index.ts'
import { parallelShareByCount } from '../taskSizes.ts'

/** The suites of the paper (arXiv 2603.12229) and its task graphs: a scenario each, `<suite>-<graph>`. */
export const paperSuites = ['mathutilities20', 'dataanalysis', 'svgutils'] as const
/** Those of which no run was used: no agent was calibrated on them, and their task sizes are placeholders. */
export const unseenSuites: readonly string[] = ['svgutils']
export const paperGraphs = ['p02', 'p05', 'p09'] as const

/** Its modes, in the order of its figures. */
export const paperModes = ['preassigned', 'decentralized'] as const
export type PaperMode = (typeof paperModes)[number]

/** Its team sizes. */
export const paperSizes = [1, 2, 3, 4, 5] as const

/** What tells one cell of the paper's design from the others. */
export interface PaperKey {
  readonly suite: string
  /** p02, p05 or p09. */
  readonly graph: string
  /** Share of the tasks that are not on the critical path. */
  readonly p: number
  /** The name of the agents' profile. */
  readonly model: string
  readonly mode: PaperMode
  readonly n: number
}

/** One cell to simulate. */
export interface PaperJob extends PaperKey {
  readonly scenario: Scenario
}

/** All cells of a scenario named `<suite>-<graph>`: its agents are the models. */
export function paperJobs(scenario: Scenario): PaperJob[] {
  const [suite = '', graph = ''] = scenario.name.split('-')
  const p = Number(parallelShareByCount(scenario.tasks).toFixed(6))
  return Object.entries(scenario.agents).flatMap(([agent, { name: model }]) =>
    paperModes.flatMap((mode) =>
      paperSizes.map((n) => ({ suite, graph, p, model, mode, n, scenario: paperVariant(scenario, agent, mode, n) })),
    ),
  )
}

/** The scenario with a team of one model, named as in its `agents`. */
export function paperVariant(scenario: Scenario, agent: string, mode: PaperMode, size: number): Scenario {
  const coordination =
    mode === 'preassigned'
      ? { kind: mode, assignment: 'chainRoundRobin' }
      : ({ kind: mode } as Scenario['coordination'])
  return { ...scenario, coordination, team: { size, members: Array.from({ length: size }, () => agent) } }
}
