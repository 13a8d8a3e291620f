import { binomialQuantile } from '../../stats/index.ts'
import type { Candidate } from './candidate.ts'
import type { PlanGoal } from './goal.ts'
import type { Search } from './search.ts'

/** A limit that could be asked for instead, and who keeps it. */
export interface Promised {
  /**
   * Seconds of a deadline, dollars of a budget: so much or less in the share of runs asked for. It is the upper end of the 95 %
   * interval of that quantile, so that it is kept if it is asked for next.
   */
  readonly limit: number
  /** Index of the design. */
  readonly design: number
}

/** What could be promised where nothing keeps what was asked: null where no limit is kept often enough, or none was asked. */
export interface Promises {
  /** The earliest deadline, within the budget. */
  readonly deadline: Promised | null
  /** The lowest budget, within the deadline. */
  readonly budget: Promised | null
}

/** So many designs are looked at more closely... */
const CLOSE = 8
/** ...with so many replications. */
const CLOSE_REPLICATIONS = 256

/**
 * Where no design keeps the limits often enough, the one that comes nearest: it keeps them in the largest share of runs; if
 * that is the same (none, say), half of its runs exceed them by the least, as a share; then the lowest mean. Compared over
 * equal replications.
 */
export function nearestOf(search: Search, goal: PlanGoal): Promise<Candidate> {
  return leastOf(search, (candidate, replications) => [
    -candidate.shareOf(replications, (run) => excess(run, goal) <= 1),
    candidate.quantileOf(replications, 0.5, (run) => excess(run, goal)),
    candidate.meanOver(replications) ?? Infinity,
  ])
}

/** The deadline, and the budget, that the best design for it keeps in the share of runs asked for. */
export async function promisesOf(search: Search, goal: PlanGoal): Promise<Promises> {
  const { deadlineSeconds, budgetDollars } = goal
  const deadline = ({ makespan, cost }: Ended) => (cost <= (budgetDollars ?? Infinity) ? makespan : Infinity)
  const budget = ({ makespan, cost }: Ended) => (makespan <= (deadlineSeconds ?? Number.MAX_VALUE) ? cost : Infinity)
  return {
    deadline: deadlineSeconds === null ? null : await promisedOf(search, goal, deadline),
    budget: budgetDollars === null ? null : await promisedOf(search, goal, budget),
  }
}

type Ended = Candidate['runs'][number]

/** What a run takes of a limit, of the one that it exceeds most: 1 is all of it. */
function excess({ makespan, cost }: Ended, { deadlineSeconds, budgetDollars }: PlanGoal): number {
  if (makespan === Infinity) return Infinity
  return Math.max(makespan / (deadlineSeconds ?? Infinity), cost / (budgetDollars ?? Infinity))
}

async function promisedOf(
  search: Search,
  { confidence }: PlanGoal,
  of: (run: Ended) => number,
): Promise<Promised | null> {
  const quantile = (candidate: Candidate, replications: number) => candidate.quantileOf(replications, confidence, of)
  const best = await leastOf(search, (candidate, replications) => [quantile(candidate, replications)])
  const limit = best.quantileOf(best.replications, upperShare(confidence, best.replications), of)
  return limit === Infinity ? null : { limit, design: best.point.index }
}

/**
 * Of so many runs the share below which a quantile `q` lies with a probability of 97.5 %, by the order statistics (David and
 * Nagaraja, Order Statistics, 3rd ed., section 7.1); at most all of them.
 */
const upperShare = (q: number, runs: number): number => Math.min(1, (binomialQuantile(0.975, runs, q) + 1) / runs)

/** The candidate with the least key: the best few over the replications that all have, then the best of these over more. */
async function leastOf(
  search: Search,
  keyOf: (candidate: Candidate, replications: number) => readonly number[],
): Promise<Candidate> {
  const sorted = (candidates: readonly Candidate[]) => {
    const shared = Math.min(...candidates.map(({ replications }) => replications))
    const keys = new Map(candidates.map((candidate) => [candidate, keyOf(candidate, shared)]))
    return [...candidates].sort((a, b) => compare(keys.get(a)!, keys.get(b)!))
  }
  const close = sorted(search.candidates).slice(0, CLOSE)
  await search.replicate(close, CLOSE_REPLICATIONS)
  return sorted(close)[0]!
}

/** By the first number that differs. */
function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1
}
