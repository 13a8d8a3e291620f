import type { MeasuredSummary, PlanDesign, PlanResult } from '../experiment/index.ts'
import { agentsWords } from './wording.ts'

export const designAt = ({ designs }: PlanResult, index: number): PlanDesign => designs[index]!

/** The design that the answer is about: the recommended one, or the nearest to it. */
export const subjectOf = (plan: PlanResult): PlanDesign => designAt(plan, (plan.recommended ?? plan.nearest)!)

export const measured = (design: PlanDesign, metric: 'makespan' | 'cost'): MeasuredSummary =>
  design.metrics[metric] as MeasuredSummary

/** What a plan minimizes; of a small team, too, it is the makespan that counts. */
export const minimized = ({ goal }: PlanResult): 'makespan' | 'cost' => (goal.minimize === 'cost' ? 'cost' : 'makespan')

/** "7 agents, preassigned (heft)", "2 agents (all sonnet), decentralized". */
export function designWords(design: PlanDesign): string {
  const members = membersWords(design)
  const agents = agentsWords(design.size)
  return `${members === null ? agents : `${agents} (${members})`}, ${coordinationWords(design)}`
}

/** How a design works, whatever its size: "preassigned (heft)", "all sonnet: decentralized". */
export function wayWords(design: PlanDesign): string {
  const members = membersWords(design)
  return members === null ? coordinationWords(design) : `${members}: ${coordinationWords(design)}`
}

/** "preassigned (heft)". */
export function coordinationWords({ settings }: PlanDesign): string {
  const assignment = settings['coordination.assignment']
  return `${settings['coordination.kind']}${assignment === undefined ? '' : ` (${assignment})`}`
}

/** Of "[sonnet,sonnet,gemini]": "sonnet, sonnet, gemini in turn"; null where all designs have the scenario's. */
export function membersWords({ settings }: PlanDesign): string | null {
  const list = settings['team.members']
  if (list === undefined) return null
  const names = String(list)
    .replace(/^\[|\]$/g, '')
    .split(',')
  return names.length === 1 ? `all ${names[0]}` : `${names.join(', ')} in turn`
}

/** Whether any run of any design costs anything: without prices none does. */
export const isPriced = ({ designs }: PlanResult): boolean => designs.some((design) => measured(design, 'cost').mean)

/** Designs that differ from this one in size alone, itself included. */
export const familyOf = ({ designs }: PlanResult, subject: PlanDesign): PlanDesign[] =>
  designs.filter((design) => wayWords(design) === wayWords(subject))
