import type { MeasuredSummary, PlanDesign, PlanResult } from '../experiment/index.ts'
import { agentsWords } from './wording.ts'

export const designAt = ({ designs }: PlanResult, index: number): PlanDesign => designs[index]!

/** The design that the answer is about: the recommended one, or the nearest to it. */
export const subjectOf = (plan: PlanResult): PlanDesign => designAt(plan, (plan.recommended ?? plan.nearest)!)

export const measured = (design: PlanDesign, metric: 'makespan' | 'cost' | 'activeAgents'): MeasuredSummary =>
  design.metrics[metric] as MeasuredSummary

/** What a plan minimizes; of a small team, too, it is the makespan that counts. */
export const minimized = ({ goal }: PlanResult): 'makespan' | 'cost' => (goal.minimize === 'cost' ? 'cost' : 'makespan')

/** "7 agents (4 sonnet, 3 gemini), preassigned (heft)", "2 agents (all sonnet), decentralized", "one agent (sonnet), …". */
export function designWords(design: PlanDesign): string {
  // An agent alone gets all tasks, whatever the assignment.
  const way = design.size === 1 ? design.settings['coordination.kind'] : coordinationWords(design)
  return `${agentsWords(design.size)} (${teamWords(design)}), ${way}`
}

function teamWords({ members, size }: PlanDesign): string {
  const names = Object.keys(members)
  if (names.length === 1) return size === 1 ? names[0]! : `all ${names[0]}`
  return names.map((name) => `${members[name]} ${name}`).join(', ')
}

/** How a design works, whatever its size: "sonnet and gemini: preassigned (heft)". */
export const wayWords = (design: PlanDesign): string => `${namesWords(design)}: ${coordinationWords(design)}`

/** "sonnet and gemini". */
export const namesWords = ({ members }: PlanDesign): string => Object.keys(members).join(' and ')

/** "preassigned (heft)". */
export function coordinationWords({ settings }: PlanDesign): string {
  const assignment = settings['coordination.assignment']
  return `${settings['coordination.kind']}${assignment === undefined ? '' : ` (${assignment})`}`
}

/** Whether any run of any design costs anything: without prices none does. */
export const isPriced = ({ designs }: PlanResult): boolean => designs.some((design) => measured(design, 'cost').mean)

/** The way of working of the design that the answer is about, at every size that has a mean. */
export const familyOf = (plan: PlanResult): PlanDesign[] =>
  plan.turningPoint?.steps.map(({ design }) => designAt(plan, design)) ?? []
