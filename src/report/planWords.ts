import {
  asksForSmallest,
  type MeasuredSummary,
  type PlanDesign,
  type PlanResult,
  type Promised,
} from '../experiment/index.ts'
import { formatDuration, formatDurationUp, roundUp } from '../figures/duration.ts'
import { inWords } from '../figures/palette.ts'
import type { Interval } from '../stats/index.ts'
import { objectiveWords } from './objectiveWords.ts'
import { designAt, designWords, isPriced, measured, minimized, sharesFiles, subjectOf } from './planDesign.ts'
import { inOrderWords, planNotes } from './planNotes.ts'
import { agentsWords, capitalised, dollars, percent, withinWords } from './wording.ts'

/** A p-value below this is called a real difference. */
const SIGNIFICANT = 0.05

/** What to beware of, the answer in some sentences, then what supports it: a paragraph each. */
export function planWords(plan: PlanResult): string[] {
  const notes = planNotes(plan).map((note) => `Beware: ${note}`)
  const answer = [answerWords(plan), expectationWords(plan), qualityWords(plan), endWords(plan)]
  const support = [
    inOrderWords,
    promiseWords,
    whyWords,
    betterWords,
    runnerUpWords,
    sizesWords,
    lossWords,
    chainWords,
  ].map((words) => words(plan))
  return [...notes, spoken(answer), ...support.filter((words) => words !== null)]
}

const spoken = (sentences: readonly (string | null)[]): string => sentences.filter((words) => words !== null).join(' ')

/** What to take, and what if files are not shared for nothing; or that there is nothing to take and what comes nearest. */
export function answerWords(plan: PlanResult): string {
  const design = designWords(subjectOf(plan))
  const conditions = conditionWords(plan)
  if (plan.recommended !== null) return `Take ${design}${conditions === null ? '' : `, ${conditions}`}.`
  return `${nothingWords(plan)} ${nearestWords(plan)}`
}

/** What the recommendation rests on that may not hold: "if sharing files costs nothing"; null if there is nothing of that kind, or none. */
export function conditionWords(plan: PlanResult): string | null {
  if (plan.recommended === null) return null
  const isGain = plan.contextGains.some(({ design }) => design === plan.recommended)
  const conditions = [
    ...(sharesFiles(plan, subjectOf(plan)) ? ['if sharing files costs nothing'] : []),
    ...(isGain ? ['if nobody has to read what others did'] : []),
  ]
  return conditions.length === 0 ? null : conditions.join(' and ')
}

const filesCondition = (plan: PlanResult, { design }: Promised): string =>
  sharesFiles(plan, designAt(plan, design)) ? ', if sharing files costs nothing' : ''

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
  const completed = design.completion.share!
  const [lucky, all] =
    completed < 1 ? [`, over the ${percent(completed)} of its runs that complete,`, ', over all runs'] : ['', '']
  const costs = cost.mean ? ` and to cost ${dollars(cost.mean)} (P90 ${dollars(cost.p90.value!)})${all}` : ''
  const takes =
    makespan.mean === null
      ? 'No run of it completed.'
      : `It is expected to take ${formatDuration(makespan.mean)} (P90 ${formatDuration(makespan.p90.value!)})${lucky}${costs}.`
  const { share, wilson95 } = design.meets
  const active = activeWords(design)
  return (
    `${takes}${active === null ? '' : ` ${active}`} ${percent(share)} of its runs completed${withinWords(plan.goal)} ` +
    `(95 % interval ${percent(wilson95[0])} to ${percent(wilson95[1])}).`
  )
}

/** How much is wrong at the end, which a run that completes does not say. */
export function qualityWords(plan: PlanResult): string {
  const design = subjectOf(plan)
  const [wrong, affected] = [measured(design, 'errorsLeft').mean!, measured(design, 'tasksAffected').mean!]
  if (affected === 0) return 'No task is wrong at the end.'
  return `At the end of a run ${count(wrong)} of ${plan.tasks} tasks are wrong on average; ${count(affected)} are, or need one that is.`
}

/** Two digits below ten. */
const count = (mean: number): string => (mean < 0.01 ? '< 0.01' : `${Number(mean.toPrecision(mean < 10 ? 2 : 3))}`)

/** What ended the runs that did not complete, and which limit of the scenario that was; null if all completed. */
export function endWords(plan: PlanResult): string | null {
  const { outcomes, replications } = subjectOf(plan)
  const others = Object.entries(outcomes).filter(([outcome]) => outcome !== 'completed')
  if (others.length === 0) return null
  const words = others.map(([outcome, count]) => `${count} ${ENDINGS[outcome as keyof typeof ENDINGS] ?? outcome}`)
  return `Of its ${replications} runs ${words.join(', ')}.`
}

/** How a run that did not complete ended. */
const ENDINGS = {
  roundLimit: 'ended at the limit of rounds (limits.rounds)',
  timeLimit: 'ended at the limit of time (limits.hours)',
  turnLimit: 'ended at the limit of turns (limits.turns)',
  tokenLimit: 'ended at the limit of tokens (limits.tokens)',
  dollarLimit: 'ended at the limit of dollars (limits.dollars)',
  eventLimit: 'ended at the limit of events in a run',
  livelock: 'could never have ended (livelock)',
  deadlock: 'ended with nobody able to act (deadlock)',
} as const

/** What could be promised where nothing keeps what was asked; null if something does, or nothing can be promised. */
export function promiseWords(plan: PlanResult): string | null {
  const { promises, goal } = plan
  if (promises === null) return null
  const { deadline, budget } = promises
  const keep = (promised: Promised, what: string, within: string) =>
    `${what} could be promised${filesCondition(plan, promised)}: ${percent(goal.confidence)} of the runs of ${designWords(designAt(plan, promised.design))} keep it${within}.`
  const sentences = [
    deadline &&
      keep(
        deadline,
        `A deadline of ${formatDurationUp(deadline.limit)}`,
        withinWords({ ...goal, deadlineSeconds: null }),
      ),
    budget &&
      keep(budget, `A budget of ${dollars(roundUp(budget.limit))}`, withinWords({ ...goal, budgetDollars: null })),
  ].filter((sentence) => sentence !== null)
  return sentences.length === 0 ? null : sentences.join(' ')
}

/** How many of a team do anything, where that is not all of them. */
export function activeWords(design: PlanDesign): string | null {
  const active = measured(design, 'activeAgents').mean!
  if (active > design.size - 0.05) return null
  return `On average ${Number(active.toFixed(1))} of the ${design.size} change anything.`
}

/** By which rule the recommended design is the one to take, and how sure that is; null if there is none. */
export function whyWords(plan: PlanResult): string | null {
  const { goal, designs, recommended } = plan
  if (recommended === null) return null
  const rule = {
    total: `is the smallest team whose expected total, ${isPriced(plan) ? 'cost plus' : 'without prices only'} makespan at ${dollars(goal.valueOfTimePerHour)} an hour, is within ${percent(goal.tolerance)} of the lowest`,
    team: `is the smallest team whose expected makespan is within ${percent(goal.tolerance)} of the shortest`,
    makespan: 'has the shortest expected makespan',
    cost: 'has the lowest expected cost',
  }[goal.minimize]
  const open = designs.filter(({ undecided }) => undecided).length
  const sure =
    open === 0
      ? `this answer is right with a probability of at least ${percent(goal.confidence)}, up to differences of ${percent(goal.indifference)}`
      : `the replications ran out with ${open} of them undecided, so that among these it is the choice by the means; more replications (--max-replications) may change it`
  const among = `Of the designs that complete${withinWords(goal)} in ${percent(goal.confidence)} of their runs`
  return `${among}, it ${rule}. ${designs.length === 1 ? 'One design was' : `${designs.length} designs were`} compared; ${sure}.`
}

/** That another design is at least as good in makespan and better in cost, where one is; the cheapest of them. */
export function betterWords(plan: PlanResult): string | null {
  const { recommended, front, goal } = plan
  if (recommended === null || !isPriced(plan)) return null
  const mean = (index: number, metric: 'makespan' | 'cost') => measured(designAt(plan, index), metric).mean!
  const saved = (index: number, metric: 'makespan' | 'cost') => 1 - mean(index, metric) / mean(recommended, metric)
  const [better] = front
    .filter((index) => saved(index, 'makespan') >= 0 && saved(index, 'cost') > 0)
    .sort((a, b) => mean(a, 'cost') - mean(b, 'cost'))
  if (better === undefined) return null
  const quicker = saved(better, 'makespan') > 0 ? `${percent(saved(better, 'makespan'))} faster` : 'as fast'
  const words = `by the means another one is ${quicker} and ${percent(saved(better, 'cost'))} cheaper`
  const reason = asksForSmallest(goal)
    ? `If the size of the team does not matter, ${words}`
    : `${capitalised(words)}, though by too little to tell`
  const means = `${formatDuration(mean(better, 'makespan'))} and ${dollars(mean(better, 'cost'))} on average`
  return `${reason}: ${designWords(designAt(plan, better))}, ${means}.`
}

/** What would be recommended otherwise, and whether that differs; null if nothing is recommended. */
export function runnerUpWords(plan: PlanResult): string | null {
  const { runnerUp, recommended, designs } = plan
  if (recommended === null) return null
  if (designs.length === 1) return 'There is no runner-up: no other design was looked at.'
  if (runnerUp === null)
    return `There is no runner-up: no other design completes${withinWords(plan.goal)} often enough.`
  const { difference, ci95, pairs, pValue } = runnerUp
  const name = `The runner-up is ${designWords(designAt(plan, runnerUp.design))}`
  if (difference === 0) return `${name}: no difference on average over the ${pairs} runs that both have.`
  const { amount, more, less } = objectiveWords[minimized(plan)]
  const sign = Math.sign(difference)
  const by = `${amount(Math.abs(difference))} ${sign > 0 ? more : less} on average${rangeWords(ci95, sign, amount)}`
  const real = pValue !== null && pValue < SIGNIFICANT ? 'a real difference' : 'which may be chance'
  const why = asksForSmallest(plan.goal) && sign < 0 ? beyondWords(plan, runnerUp.design) : ''
  return `${name}: ${by}, ${real}${why}.`
}

/** Why a faster design is not the recommended one, where the smallest team is asked for. */
function beyondWords({ goal, designs, recommended }: PlanResult, runnerUp: number): string {
  const isLarger = designs[runnerUp]!.size > designs[recommended!]!.size
  return isLarger ? `, but it takes a larger team, and ${percent(goal.tolerance)} are allowed for a smaller one` : ''
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
  const { least, more } = objectiveWords[minimized(plan)]
  const largest = steps.at(-1)!.size
  const bests = `${agentsWords(best)} ${best === 1 ? 'is' : 'are'} ${least}`
  if (best === largest) {
    const isMost = plan.designs.some(({ size }) => size > largest)
    return `With all else equal, ${bests}, the ${isMost ? 'most that get a task' : 'largest team looked at'}.`
  }
  const beyond =
    hurtsFrom === null
      ? 'larger teams make no real difference'
      : hurtsFrom === largest
        ? `a team of ${largest} is ${more}, and not by chance`
        : `teams of ${hurtsFrom} to ${largest} are ${more}, and not by chance`
  return `With all else equal, ${bests}; ${beyond}.`
}

/** What takes most of the speedup, and what would help; null if nothing does. */
export function lossWords(plan: PlanResult): string | null {
  const [loss] = plan.losses
  if (!loss) return null
  const { trial } = loss
  const makespan = measured(subjectOf(plan), 'makespan').mean!
  const now = formatDuration(makespan)
  const tried = trial === null || trial.makespan === null ? null : formatDuration(trial.makespan)
  const atBest = formatDuration(loss.makespanAtBest)
  const without = loss.limitedByChain
    ? `Without any of it, the work would ${changeWords(now, atBest, 'about ')}: what limits is the longest chain of tasks`
    : `Without any of it, and all else as it is, the work would take about ${atBest} instead of ${now}`
  const instead = tried === null ? without : `If ${trial!.words}, the work would ${changeWords(now, tried)}`
  const helps = tried === null || trial!.makespan! <= makespan
  return (
    `The biggest loss (${inWords(loss.category)}) takes ${loss.speedup.toFixed(2)} of an ideal speedup of ` +
    `${subjectOf(plan).size}. What ${helps ? 'would help' : 'might help, but does not here'}: ${loss.advice}. ${instead}.`
  )
}

const changeWords = (now: string, then: string, about = ''): string =>
  then === now ? `still take ${about}${now}` : `take ${about}${then} instead of ${now}`

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

/** The longest chain, and how teams compare with one agent on it alone; null where no task waits for another. */
export function chainWords({ longestChain, goal, designs }: PlanResult): string | null {
  const { tasks, seconds, ci95 } = longestChain
  if (tasks.length < 2) return null
  const isLate = seconds !== null && goal.deadlineSeconds !== null && (ci95?.[0] ?? seconds) > goal.deadlineSeconds
  if (seconds === null) return `The longest chain of tasks is ${tasks.join(' → ')}.`
  const faster = designs.filter(
    ({ metrics }) => (metrics.makespan!.ci95?.[1] ?? Infinity) < (ci95?.[0] ?? seconds),
  ).length
  const none = 'no design that was looked at is faster by more than chance'
  const some = `${faster} of the designs are faster on average all the same, by racing for tasks, or since agents who share it out read shorter contexts`
  return (
    `The longest chain of tasks is ${tasks.join(' → ')}. Alone, in the hands of the fastest agent, it takes ` +
    `${formatDuration(seconds)} on average${isLate ? ', which is more than the deadline' : ''}: ${faster === 0 ? none : some}.`
  )
}
