import type { Scenario } from '../scenario/index.ts'
import { summarise } from './replicate.ts'
import type { Estimate } from './summary.ts'
import { parallelShareByCount } from './taskSizes.ts'

/** The modes of the paper (arXiv 2603.12229), in the order of its figures. */
export const paperModes = ['preassigned', 'decentralized'] as const
export type PaperMode = (typeof paperModes)[number]

/** Its team sizes. */
export const paperSizes = [1, 2, 3, 4, 5] as const

/** One cell of the paper's design, simulated. */
export interface PaperCell {
  readonly suite: string
  /** p02, p05 or p09. */
  readonly graph: string
  /** Share of the tasks that are not on the critical path. */
  readonly p: number
  readonly model: string
  readonly mode: PaperMode
  readonly n: number
  readonly estimates: Record<string, Estimate>
}

/** One cell to simulate. */
export interface PaperJob extends Omit<PaperCell, 'estimates'> {
  readonly scenario: Scenario
}

/** All cells of a scenario named `<suite>-<graph>`: its agents are the models. */
export function paperJobs(scenario: Scenario): PaperJob[] {
  const [suite = '', graph = ''] = scenario.name.split('-')
  const p = Number(parallelShareByCount(scenario.tasks).toFixed(6))
  return Object.keys(scenario.agents).flatMap((model) =>
    paperModes.flatMap((mode) =>
      paperSizes.map((n) => ({ suite, graph, p, model, mode, n, scenario: paperVariant(scenario, model, mode, n) })),
    ),
  )
}

/** Simulates a cell. */
export function paperCell({ scenario, ...cell }: PaperJob, replications: number): PaperCell {
  return { ...cell, estimates: summarise(scenario, scenario.seed, replications).estimates() }
}

/** The scenario with a team of one model, named as in its `agents`. */
export function paperVariant(scenario: Scenario, model: string, mode: PaperMode, size: number): Scenario {
  const coordination =
    mode === 'preassigned'
      ? { kind: mode, assignment: 'chainRoundRobin' }
      : ({ kind: mode } as Scenario['coordination'])
  return { ...scenario, coordination, team: { size, members: Array.from({ length: size }, () => model) } }
}
