import type { MeasuredSummary, PlanDesign, PlanGoal, PlanResult } from '../experiment/index.ts'
import { formatDuration } from '../figures/duration.ts' // not the index: that loads what draws
import type { Interval } from '../stats/index.ts'

/** A p-value below this is called a real difference. */
const SIGNIFICANT = 0.05

export const designAt = ({ designs }: PlanResult, index: number): PlanDesign => designs[index]!

/** The design that the answer is about: the recommended one, or the nearest to it. */
export const subjectOf = (plan: PlanResult): PlanDesign => designAt(plan, (plan.recommended ?? plan.nearest)!)

export const measured = (design: PlanDesign, metric: 'makespan' | 'cost'): MeasuredSummary =>
  design.metrics[metric] as MeasuredSummary

/** "7 agents, preassigned (heft)". */
export function designWords({ size, settings }: PlanDesign): string {
  const agents = size === 1 ? 'one agent' : `${size} agents`
  const members = settings['team.members']
  const assignment = settings['coordination.assignment']
  const team = members === undefined ? agents : `${agents} of ${members}`
  return `${team}, ${settings['coordination.kind']}${assignment === undefined ? '' : ` (${assignment})`}`
}

/** The answer in a sentence or two, then what supports it: a paragraph each. */
export function planWords(plan: PlanResult): string[] {
  const paragraphs = [
    plan.recommended === null ? nothingWords(plan) : recommendedWords(plan),
    plan.recommended === null ? null : whyWords(plan),
    plan.recommended === null ? null : runnerUpWords(plan),
    turningWords(plan),
    lossWords(plan),
    chainWords(plan),
  ]
  return paragraphs.filter((words) => words !== null)
}

/** "$12.30", to the cent; to three digits below a dollar. */
export const dollars = (amount: number): string =>
  `$${amount >= 1 || amount === 0 ? amount.toFixed(2) : Number(amount.toPrecision(3))}`

/** "99.2 %". */
export const percent = (share: number): string => `${Number((100 * share).toFixed(1))} %`

/** "within 45 min and $10.00"; empty without either. */
export function withinWords({ deadlineSeconds, budgetDollars }: PlanGoal): string {
  const limits = [
    ...(deadlineSeconds === null ? [] : [formatDuration(deadlineSeconds)]),
    ...(budgetDollars === null ? [] : [dollars(budgetDollars)]),
  ]
  return limits.length === 0 ? '' : ` within ${limits.join(' and ')}`
}

function recommendedWords(plan: PlanResult): string {
  return `Take ${designWords(subjectOf(plan))}. ${expectationWords(plan)}`
}

function nothingWords(plan: PlanResult): string {
  const { goal, designs } = plan
  const none = `None of the ${designs.length} designs completes${withinWords(goal)} in ${percent(goal.confidence)} of its runs.`
  return `${none} Nearest: ${designWords(subjectOf(plan))}. ${expectationWords(plan)}`
}

function expectationWords(plan: PlanResult): string {
  const design = subjectOf(plan)
  const [makespan, cost] = [measured(design, 'makespan'), measured(design, 'cost')]
  const takes =
    makespan.mean === null
      ? 'No run of it completed.'
      : `It is expected to take ${formatDuration(makespan.mean)} (P90 ${formatDuration(makespan.p90.value!)}) and to cost ` +
        `${dollars(cost.mean!)} (P90 ${dollars(cost.p90.value!)}).`
  const { share, wilson95 } = design.meets
  return (
    `${takes} ${percent(share)} of its runs completed${withinWords(plan.goal)} ` +
    `(95 % interval ${percent(wilson95[0])} to ${percent(wilson95[1])}).`
  )
}

function whyWords({ goal, designs, settled }: PlanResult): string {
  const among = `of the ${designs.length} designs that complete${withinWords(goal)} in ${percent(goal.confidence)} of their runs`
  const what = {
    team: `the smallest team within ${percent(goal.tolerance)} of the shortest expected makespan`,
    makespan: 'the shortest expected makespan',
    cost: 'the lowest expected cost',
  }[goal.minimize]
  const sure = settled
    ? `with a confidence of ${percent(goal.confidence)}, up to differences of ${percent(goal.indifference)}.`
    : 'but some comparisons were still open when the replications ran out: more of them (--max-replications) may change it.'
  return `Why: ${what} ${among}, ${sure}`
}

function runnerUpWords(plan: PlanResult): string {
  const { runnerUp, goal } = plan
  if (runnerUp === null) return 'Runner-up: none; no other design completes often enough.'
  const amount = goal.minimize === 'cost' ? dollars : formatDuration
  const { difference, ci95, pValue } = runnerUp
  const comparative = goal.minimize === 'cost' ? ['dearer', 'cheaper'] : ['slower', 'faster']
  const name = `Runner-up: ${designWords(designAt(plan, runnerUp.design))}`
  if (difference === 0) return `${name}: exactly as good in every run.`
  const by = `${amount(Math.abs(difference))} ${comparative[difference > 0 ? 0 : 1]}`
  const real = pValue !== null && pValue < SIGNIFICANT
  return `${name}: ${by}${rangeWords(ci95, amount)}, ${real ? 'a real difference' : 'which may be chance'}.`
}

function rangeWords(ci95: Interval | null, amount: (value: number) => string): string {
  if (ci95 === null) return ''
  const [low, high] = ci95.map((end) => `${end < 0 ? '−' : ''}${amount(Math.abs(end))}`)
  return ` on average (95 % interval ${low} to ${high})`
}

function turningWords(plan: PlanResult): string | null {
  const { turningPoint } = plan
  if (turningPoint === null || turningPoint.steps.length < 2) return null
  const { best, hurtsFrom, steps } = turningPoint
  const what = plan.goal.minimize === 'cost' ? 'cheapest' : 'fastest'
  const largest = steps.at(-1)!.size
  if (best === largest) return `More agents: of the sizes looked at, the largest (${largest}) is the ${what}.`
  const hurt = hurtsFrom === null ? '' : `; from ${hurtsFrom} on each more agent hurts`
  return `More agents: with all else equal ${best === 1 ? 'one agent is' : `${best} agents are`} the ${what}${hurt || ', and more make no real difference'}.`
}

function lossWords(plan: PlanResult): string | null {
  const [loss] = plan.losses
  if (!loss) return null
  const design = subjectOf(plan)
  const { trial } = loss
  const tried =
    trial === null || trial.makespan === null
      ? `At best, without any of it, it would take ${formatDuration(loss.makespanAtBest)}.`
      : `If ${trial.words}, it would take ${formatDuration(trial.makespan)}.`
  return (
    `Biggest loss: ${loss.category}, ${loss.speedup.toFixed(2)} of a speedup of ${design.size}. ` +
    `What would help: ${loss.advice}. ${tried}`
  )
}

function chainWords({ longestChain }: PlanResult): string | null {
  if (longestChain.length < 2) return null
  return `Longest chain: ${longestChain.join(' → ')}.`
}
