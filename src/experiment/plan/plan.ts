import { filesInCommon } from '../../scenario/index.ts'
import { meanInterval, paretoFront } from '../../stats/index.ts'
import type { Runner } from '../runners/runner.ts'
import { pointResult } from '../sweepResult.ts'
import { unfoundedWarnings, validityWarnings } from '../validity.ts'
import type { Candidate } from './candidate.ts'
import type { PlanPoint } from './candidates.ts'
import { longestChainOf } from './chain.ts'
import { contextGainOf } from './contextGain.ts'
import { asksForSmallest, type PlanGoal } from './goal.ts'
import { lossesOf } from './losses.ts'
import { nearestOf, promisesOf } from './nearest.ts'
import type { DesignResult, PlanResult, RunnerUp, SharedWork } from './planResult.ts'
import { Search, type SearchExecution } from './search.ts'
import { turningPointOf } from './turningPoint.ts'

export interface PlanQuestion {
  /** Name of the scenario. */
  readonly scenario: string
  /** Root of all random numbers, the runner's too. */
  readonly seed: number
  /** By index; at least one. The runner works on their scenarios... */
  readonly designs: readonly PlanPoint[]
  /** ...and, after them, on these: the designs with tasks that share a file one after the other. None if none is shared. */
  readonly inOrder?: readonly PlanPoint[]
  readonly goal: PlanGoal
  /** Replications of a design at most, ≥ 2. */
  readonly replicationsMax: number
}

/** Replications of what the answer tells about, at least: the recommended design, and its team at other sizes. */
const RECOMMENDED_LEAST = 256
const FAMILY_LEAST = 128
/** Replications of what stands beside the answer, at most. */
const IN_ORDER_MOST = 512

/**
 * Finds the design to take and what there is to say about it. The same question has the same answer, whatever runs it.
 * @throws Stopped, and whatever a job fails with
 */
export async function plan(question: PlanQuestion, version: string, execution: SearchExecution): Promise<PlanResult> {
  const { scenario, seed, designs, goal, replicationsMax } = question
  const search = new Search(designs, goal, replicationsMax, execution)
  const { candidates } = search
  const chosen = await search.choose()
  const { selection } = search
  const { settled } = selection
  // As they were when the choice was made: what is simulated from here on is to tell more of it.
  const undecided = new Set(selection.undecided)
  const verdicts = candidates.map((_, index) => ({
    feasible: selection.succeeds(index),
    beaten: selection.isBeaten(index),
    undecided: undecided.has(index),
  }))
  const subject = chosen ?? (await nearestOf(search, goal))
  const promises = chosen ? null : await promisesOf(search, goal)
  const family = familyOf(subject, candidates)
  await search.replicate(family, FAMILY_LEAST)
  await search.replicate([subject], RECOMMENDED_LEAST)
  const front = await levelFront(search, goal, subject)
  const next = chosen && nextBest(chosen, search, goal)
  if (next) await search.replicate([next], subject.replications)
  const results = candidates.map((candidate, index) => ({
    ...designOf(candidate, family.includes(candidate)),
    ...verdicts[index]!,
  }))
  const agents = new Set(candidates.flatMap(({ point }) => point.scenario.team.members))
  const longestChain = longestChainOf(subject.point.scenario, agents, seed)
  const told = new Set([subject, ...(next ? [next] : []), ...front])
  return {
    brooks: version,
    scenario,
    seed,
    tasks: subject.point.scenario.tasks.length,
    goal,
    warnings: [...validityWarnings(subject.point.scenario), ...unfoundedWarnings(subject.point.scenario)],
    runs: search.runs,
    designs: results,
    recommended: chosen?.point.index ?? null,
    nearest: chosen ? null : subject.point.index,
    promises,
    settled,
    runnerUp: next && runnerUpOf(next, subject),
    turningPoint: turningPointOf(family),
    longestChain,
    losses: lossesOf(subject.point.scenario, subject.summary, longestChain.seconds, seed),
    front: front.map(({ point }) => point.index),
    filesInCommon: await sharedWork(question, subject, execution),
    contextGains: [...told].map((candidate) => contextGainOf(candidate, candidates)).filter((gain) => gain !== null),
  }
}

/**
 * Which files tasks share, and what would be recommended, of all sizes that work as `subject` does, if nobody worked on one at the
 * same time as another.
 */
async function sharedWork(
  question: PlanQuestion,
  subject: Candidate,
  execution: SearchExecution,
): Promise<SharedWork | null> {
  const { designs, inOrder = [], goal, replicationsMax } = question
  const { tasks, board } = designs[0]!.scenario
  const common = filesInCommon(tasks, board.enforceNeeds)
  if (common === null || inOrder.length === 0) return null
  const [way] = subject.point.variants
  const alike = inOrder.filter(({ variants }) => variants.includes(way!))
  const points = alike.map((point, index) => ({ ...point, index }))
  const places = alike.map(({ index }) => designs.length + index)
  const search = new Search(points, goal, Math.min(replicationsMax, IN_ORDER_MOST), {
    ...execution,
    runner: placed(execution.runner, places),
  })
  const chosen = await search.choose()
  if (chosen) await search.replicate([chosen], RECOMMENDED_LEAST)
  return { ...common, oneAfterTheOther: chosen && designOf(chosen, false) }
}

/** A runner of some of another one's designs: those in these places there. */
const placed = (runner: Runner, places: readonly number[]): Runner => ({
  slots: runner.slots,
  run: (job) => runner.run({ ...job, point: places[job.point]! }),
  close: () => runner.close(),
})

/** The subject's way of working at every size: of two designs of the same size, of whom nobody was left out, or the subject. */
function familyOf(subject: Candidate, candidates: readonly Candidate[]): Candidate[] {
  const [way] = subject.point.variants
  const bySize = new Map<number, Candidate>()
  for (const candidate of candidates)
    if (candidate.point.variants.includes(way!) && (!bySize.has(candidate.size) || candidate === subject))
      bySize.set(candidate.size, candidate)
  return [...bySize.values()]
}

/** What is kept of the many designs that the answer does not tell about. */
const BRIEF = ['makespan', 'speedup', 'cost', 'activeAgents', 'errorsLeft', 'tasksAffected'] as const

function designOf(candidate: Candidate, whole: boolean): DesignResult {
  const result = pointResult(candidate.point, candidate.summary)
  const { metrics } = result
  const { totals } = candidate
  return {
    ...result,
    members: countsOf(candidate.point.scenario.team.members),
    metrics: {
      ...(whole ? metrics : Object.fromEntries(BRIEF.map((name) => [name, metrics[name]!]))),
      total: { unit: 'USD', mean: totals.count === 0 ? null : totals.mean, ci95: meanInterval(totals) },
    },
    meets: candidate.meets,
  }
}

function countsOf(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

/** By the means: what the goal would choose from all others that were not found to fail; null if there is nothing. */
function nextBest(chosen: Candidate, { candidates, selection }: Search, goal: PlanGoal): Candidate | null {
  const { tolerance, confidence } = goal
  const smallest = asksForSmallest(goal)
  const others = candidates.filter(
    ({ point, mean, meets }) =>
      point !== chosen.point && mean !== null && selection.succeeds(point.index) !== false && meets.share >= confidence,
  )
  const lowest = Math.min(...others.map(({ mean }) => mean!))
  const near = smallest ? others.filter(({ mean }) => mean! <= lowest * (1 + tolerance)) : others
  return near.sort((a, b) => (smallest ? a.size - b.size : 0) || a.mean! - b.mean!)[0] ?? null
}

function runnerUpOf(next: Candidate, chosen: Candidate): RunnerUp {
  const paired = next.differenceTo(chosen)
  const { mean, count } = paired.difference
  return { design: next.point.index, difference: mean, ci95: paired.interval(), pairs: count, pValue: paired.pValue }
}

/** The front; its designs and `subject` are given the same replications: means over different ones cannot be compared. */
async function levelFront(search: Search, goal: PlanGoal, subject: Candidate): Promise<Candidate[]> {
  for (;;) {
    const front = frontOf(search, goal)
    const level = [...front, subject]
    const most = Math.max(...level.map(({ replications }) => replications))
    if (level.every(({ replications }) => replications === most)) return front
    await search.replicate(level, most)
  }
}

/**
 * Of the designs that meet deadline and budget often enough those that no other one beats in both means, by makespan; of equal
 * ones the first, which is the smallest.
 */
function frontOf({ candidates, selection }: Search, { confidence }: PlanGoal): Candidate[] {
  const points = candidates.flatMap((candidate) => {
    const [makespan, cost] = [candidate.summary.momentsOf('makespan'), candidate.summary.momentsOf('cost')]
    const meets = selection.succeeds(candidate.point.index) !== false && candidate.meets.share >= confidence
    return meets && makespan.count > 0 ? [{ candidate, x: makespan.mean, y: cost.mean }] : []
  })
  const front = paretoFront(points)
  return front
    .filter(({ x, y }, at) => x !== front[at - 1]?.x || y !== front[at - 1]?.y)
    .map(({ candidate }) => candidate)
}
