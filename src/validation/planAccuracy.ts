import type { Candidate } from '../experiment/plan/candidate.ts'
import { asksForSmallest, type PlanGoal, type PlanPoint } from '../experiment/plan/index.ts'
import { Search, type SearchExecution } from '../experiment/plan/search.ts'
import { inlineRunner } from '../experiment/runners/inline.ts'
import { successTolerance } from '../stats/index.ts'

/** How often the searches of plans were right. */
export interface PlanAccuracy {
  /** Searches, of runs of their own each. */
  readonly searches: number
  /** Those that were decided before their runs ran out: only these claim to be right with the goal's confidence. */
  readonly settled: number
  /** Of the settled, those whose choice is right. */
  readonly settledRight: number
  /** Of all, those whose choice is right. */
  readonly right: number
  /** Mean number of runs of a search. */
  readonly runs: number
}

/** How many runs a search may take of a design, and how many tell the truth. */
export interface PlanTrial {
  readonly searches: number
  readonly replicationsMax: number
  /** Runs of each design, of no search, whose means are taken for the truth. */
  readonly truthRuns: number
  readonly seed: number
}

/** What is true of a design. */
interface Truth {
  readonly size: number
  readonly mean: number
  /** Share of runs that complete within deadline and budget. */
  readonly success: number
}

/** Repeats the search of a plan, each with runs of its own, and counts how often its choice was right, as `Selection` says. */
export async function planAccuracyOf(
  designs: readonly PlanPoint[],
  goal: PlanGoal,
  { searches, replicationsMax, truthRuns, seed }: PlanTrial,
): Promise<PlanAccuracy> {
  const truths = await truthsOf(designs, goal, truthRuns, seed)
  const found = { searches, settled: 0, settledRight: 0, right: 0, runs: 0 }
  for (let at = 1; at <= searches; at++) {
    const search = new Search(designs, goal, replicationsMax, executionOf(designs, seed + at))
    const isRight = isRightChoice(await search.choose(), truths, goal)
    const { settled } = search.selection
    found.settled += Number(settled)
    found.settledRight += Number(settled && isRight)
    found.right += Number(isRight)
    found.runs += search.runs / searches
  }
  return found
}

async function truthsOf(
  designs: readonly PlanPoint[],
  goal: PlanGoal,
  runs: number,
  seed: number,
): Promise<readonly Truth[]> {
  const search = new Search(designs, goal, runs, executionOf(designs, seed))
  await search.replicate(search.candidates, runs)
  return search.candidates.map((candidate) => ({
    size: candidate.size,
    mean: candidate.mean ?? Number.POSITIVE_INFINITY,
    success: candidate.meets.share,
  }))
}

const executionOf = (designs: readonly PlanPoint[], seed: number): SearchExecution => ({
  runner: inlineRunner({ scenarios: designs.map(({ scenario }) => scenario), seed }),
})

/** Whether a choice is right: it succeeds often enough, is good enough, and none that is to be preferred was passed over. */
export function isRightChoice(choice: Candidate | null, truths: readonly Truth[], goal: PlanGoal): boolean {
  const { confidence, indifference } = goal
  const slack = successTolerance(confidence)
  const sure = truths.filter(({ success }) => success >= confidence + slack)
  if (choice === null) return sure.length === 0
  const chosen = truths[choice.point.index]!
  const lowest = Math.min(...sure.map(({ mean }) => mean))
  const matters = indifference * Math.min(...truths.map(({ mean }) => mean))
  const tolerance = asksForSmallest(goal) ? goal.tolerance : 0
  const limit = (1 + tolerance) * lowest
  const isPassedOver = ({ size, mean }: Truth) =>
    asksForSmallest(goal) && size < chosen.size
      ? mean < limit - matters
      : size === chosen.size && mean < chosen.mean - matters
  return chosen.success >= confidence - slack && chosen.mean <= limit + matters && !sure.some(isPassedOver)
}
