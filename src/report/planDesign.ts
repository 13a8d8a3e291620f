import {
  type DesignResult,
  type MeasuredSummary,
  type Objective,
  objectiveOf,
  type PlanDesign,
  type PlanResult,
} from '../experiment/index.ts'
import { agentsWords } from './wording.ts'

export const designAt = ({ designs }: PlanResult, index: number): PlanDesign => designs[index]!

/** The design that the answer is about: the recommended one, or the nearest to it. */
export const subjectOf = (plan: PlanResult): PlanDesign => designAt(plan, (plan.recommended ?? plan.nearest)!)

type Told = 'makespan' | 'cost' | 'activeAgents' | 'errorsLeft' | 'tasksAffected'

export const measured = (design: DesignResult, metric: Told): MeasuredSummary =>
  design.metrics[metric] as MeasuredSummary

/** Mean of what a plan minimizes; null if no run has it. */
export const meanOf = (design: DesignResult, objective: Objective): number | null => design.metrics[objective]!.mean

/** What a plan minimizes. */
export const minimized = ({ goal }: PlanResult): Objective => objectiveOf(goal)

/** "7 agents (4 sonnet, 3 gemini), preassigned (heft)", "2 agents (all sonnet), decentralized", "one agent (sonnet), …". */
export function designWords(design: DesignResult): string {
  // An agent alone gets all tasks, whatever the assignment.
  const way = design.size === 1 ? design.settings['coordination.kind'] : coordinationWords(design)
  return `${agentsWords(design.size)} (${teamWords(design)}), ${way}`
}

function teamWords({ members, size }: DesignResult): string {
  const names = Object.keys(members)
  if (names.length === 1) return size === 1 ? names[0]! : `all ${names[0]}`
  return names.map((name) => `${members[name]} ${name}`).join(', ')
}

/** How a design works, whatever its size: "sonnet and gemini: preassigned (heft)". */
export const wayWords = (design: PlanDesign): string => `${namesWords(design)}: ${coordinationWords(design)}`

/** "sonnet and gemini". */
export const namesWords = ({ members }: PlanDesign): string => Object.keys(members).join(' and ')

/** "preassigned (heft)". */
export function coordinationWords({ settings }: DesignResult): string {
  const assignment = settings['coordination.assignment']
  return `${settings['coordination.kind']}${assignment === undefined ? '' : ` (${assignment})`}`
}

/** Whether agents of a design may write the same files at the same time. */
export const sharesFiles = ({ filesInCommon }: PlanResult, { size }: DesignResult): boolean =>
  filesInCommon !== null && size > 1

/** Whether any run of any design costs anything: without prices none does. */
export const isPriced = ({ designs }: PlanResult): boolean => designs.some((design) => measured(design, 'cost').mean)

/** The way of working of the design that the answer is about, at every size that has a mean. */
export const familyOf = (plan: PlanResult): PlanDesign[] =>
  plan.turningPoint?.steps.map(({ design }) => designAt(plan, design)) ?? []
