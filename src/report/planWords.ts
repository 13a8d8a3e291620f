import type { MeasuredSummary, PlanDesign, PlanResult } from '../experiment/index.ts'
import { formatDuration } from '../figures/duration.ts'
import { inWords } from '../figures/palette.ts'
import type { Interval } from '../stats/index.ts'
import { designAt, designWords, isPriced, measured, minimized, subjectOf } from './planDesign.ts'
import { agentsWords, dollars, percent, withinWords } from './wording.ts'

/** A p-value below this is called a real difference. */
const SIGNIFICANT = 0.05

/** The answer in a sentence or two, then what supports it: a paragraph each. */
export function planWords(plan: PlanResult): string[] {
  const answer = `${answerWords(plan)} ${expectationWords(plan)}`
  const support = [whyWords, betterWords, runnerUpWords, sizesWords, lossWords, chainWords].map((words) => words(plan))
  return [answer, ...support.filter((words) => words !== null)]
}

/** What to take, or that there is nothing to take and what comes nearest. */
export function answerWords(plan: PlanResult): string {
  const design = designWords(subjectOf(plan))
  if (plan.recommended !== null) return `Take ${design}.`
  return `${nothingWords(plan)} ${nearestWords(plan)}`
}

/** Where nothing is recommended. */
export function nothingWords({ goal, designs }: PlanResult): string {
  const none =
    designs.length === 1 ? 'The only design does not complete' : `None of the ${designs.length} designs completes`
  return `${none}${withinWords(goal)} in ${percent(goal.confidence)} of its runs.`
}

export const nearestWords = (plan: PlanResult): string => `The nearest is ${designWords(subjectOf(plan))}.`

/** What is to be expected of the design that the answer is about. */
export function expectationWords(plan: PlanResult): string {
  const design = subjectOf(plan)
  const [makespan, cost] = [measured(design, 'makespan'), measured(design, 'cost')]
  const costs = cost.mean ? ` and to cost ${dollars(cost.mean)} (P90 ${dollars(cost.p90.value!)})` : ''
  const takes =
    makespan.mean === null
      ? 'No run of it completed.'
      : `It is expected to take ${formatDuration(makespan.mean)} (P90 ${formatDuration(makespan.p90.value!)})${costs}.`
  const { share, wilson95 } = design.meets
  const active = activeWords(design)
  return (
    `${takes}${active === null ? '' : ` ${active}`} ${percent(share)} of its runs completed${withinWords(plan.goal)} ` +
    `(95 % interval ${percent(wilson95[0])} to ${percent(wilson95[1])}).`
  )
}

/** How many of a team do anything, where that is not all of them. */
export function activeWords(design: PlanDesign): string | null {
  const active = measured(design, 'activeAgents').mean!
  if (active > design.size - 0.05) return null
  return `On average ${Number(active.toFixed(1))} of the ${design.size} change anything.`
}

/** By which rule the recommended design is the one to take, and how sure that is; null if there is none. */
export function whyWords({ goal, designs, recommended, settled }: PlanResult): string | null {
  if (recommended === null) return null
  const rule = {
    team: `is the smallest team whose expected makespan is within ${percent(goal.tolerance)} of the shortest`,
    makespan: 'has the shortest expected makespan',
    cost: 'has the lowest expected cost',
  }[goal.minimize]
  const sure = settled
    ? `this answer is right with a probability of at least ${percent(goal.confidence)}, up to differences of ${percent(goal.indifference)}`
    : 'the replications ran out before all comparisons were decided, and more of them (--max-replications) may change the answer'
  const among = `Of the designs that complete${withinWords(goal)} in ${percent(goal.confidence)} of their runs`
  return `${among}, it ${rule}. ${designs.length === 1 ? 'One design was' : `${designs.length} designs were`} compared; ${sure}.`
}

/** That another design is at least as good in both makespan and cost, where it is; the cheapest of them. */
export function betterWords(plan: PlanResult): string | null {
  const { recommended, front, goal } = plan
  if (recommended === null || !isPriced(plan)) return null
  const mean = (index: number, metric: 'makespan' | 'cost') => measured(designAt(plan, index), metric).mean!
  const isBetter = (index: number) =>
    mean(index, 'makespan') <= mean(recommended, 'makespan') && mean(index, 'cost') < mean(recommended, 'cost')
  const [better] = front.filter(isBetter).sort((a, b) => mean(a, 'cost') - mean(b, 'cost'))
  if (better === undefined) return null
  const reason =
    goal.minimize === 'team'
      ? 'If the size of the team does not matter, another one is no worse in either makespan or cost'
      : 'By its means another one is no worse in either makespan or cost, though by too little to tell'
  const words = `${formatDuration(mean(better, 'makespan'))} and ${dollars(mean(better, 'cost'))} on average`
  return `${reason}: ${designWords(designAt(plan, better))}, ${words}.`
}

/** What would be recommended otherwise, and whether that differs; null if nothing is recommended. */
export function runnerUpWords(plan: PlanResult): string | null {
  const { runnerUp, recommended, designs } = plan
  if (recommended === null) return null
  if (designs.length === 1) return 'There is no runner-up: no other design was looked at.'
  if (runnerUp === null)
    return `There is no runner-up: no other design completes${withinWords(plan.goal)} often enough.`
  const { difference, ci95, pValue } = runnerUp
  const name = `The runner-up is ${designWords(designAt(plan, runnerUp.design))}`
  if (difference === 0) return `${name}: just as good in every run.`
  const isCost = minimized(plan) === 'cost'
  const amount = isCost ? dollars : formatDuration
  const [more, less] = isCost ? ['dearer', 'cheaper'] : ['slower', 'faster']
  const sign = Math.sign(difference)
  const by = `${amount(Math.abs(difference))} ${sign > 0 ? more : less} on average${rangeWords(ci95, sign, amount)}`
  return `${name}: ${by}, ${pValue !== null && pValue < SIGNIFICANT ? 'a real difference' : 'which may be chance'}.`
}

/** The interval of a difference, seen from its own side: of one below 0 the signs are turned. */
function rangeWords(ci95: Interval | null, sign: number, amount: (value: number) => string): string {
  if (ci95 === null) return ''
  const ends = ci95.map((end) => sign * end).sort((a, b) => a - b)
  const [low, high] = ends.map((end) => `${end < 0 ? '−' : ''}${amount(Math.abs(end))}`)
  return ` (95 % interval ${low} to ${high})`
}

/** From which size on more agents hurt; null where there is no other size. */
export function sizesWords(plan: PlanResult): string | null {
  const { turningPoint } = plan
  if (turningPoint === null || turningPoint.steps.length < 2) return null
  const { best, hurtsFrom, steps } = turningPoint
  const [most, worse] = minimized(plan) === 'cost' ? ['cheapest', 'dearer'] : ['fastest', 'slower']
  const largest = steps.at(-1)!.size
  const bests = `${agentsWords(best)} ${best === 1 ? 'is' : 'are'} the ${most}`
  if (best === largest) {
    const isMost = plan.designs.some(({ size }) => size > largest)
    return `With all else equal, ${bests}, the ${isMost ? 'most that get a task' : 'largest team looked at'}.`
  }
  const beyond =
    hurtsFrom === null
      ? 'larger teams make no real difference'
      : hurtsFrom === largest
        ? `a team of ${largest} is ${worse}, and not by chance`
        : `teams of ${hurtsFrom} to ${largest} are ${worse}, and not by chance`
  return `With all else equal, ${bests}; ${beyond}.`
}

/** What takes most of the speedup, and what would help; null if nothing does. */
export function lossWords(plan: PlanResult): string | null {
  const [loss] = plan.losses
  if (!loss) return null
  const { trial } = loss
  const now = formatDuration(measured(subjectOf(plan), 'makespan').mean!)
  const tried = trial === null || trial.makespan === null ? null : formatDuration(trial.makespan)
  const instead =
    tried === null
      ? `Without any of it, the work would take ${formatDuration(loss.makespanAtBest)} at best instead of ${now}`
      : `If ${trial!.words}, the work would ${tried === now ? 'still take' : `take ${tried} instead of`} ${now}`
  return (
    `The biggest loss (${inWords(loss.category)}) takes ${loss.speedup.toFixed(2)} of an ideal speedup of ` +
    `${subjectOf(plan).size}. What would help: ${loss.advice}. ${instead}.`
  )
}

/** How far runs of the design that the answer is about differ; null if none completed. */
export function spreadWords(plan: PlanResult): string | null {
  const design = subjectOf(plan)
  const [makespan, cost] = [measured(design, 'makespan'), measured(design, 'cost')]
  if (makespan.mean === null) return null
  const quantiles = (of: MeasuredSummary, amount: (value: number) => string) =>
    `at most ${amount(of.p50.value!)} (P50), ${amount(of.p95.value!)} (P95) and ${amount(of.p99.value!)} (P99)`
  const costs = cost.mean ? ` and cost ${quantiles(cost, dollars)}` : ''
  return `Half, 95 % and 99 % of its runs take ${quantiles(makespan, formatDuration)}${costs}.`
}

/** The tasks that no team gets around; null where no task waits for another. */
export function chainWords({ longestChain }: PlanResult): string | null {
  if (longestChain.length < 2) return null
  return `The longest chain of tasks is ${longestChain.join(' → ')}.`
}
