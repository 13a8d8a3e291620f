import type { PlanDesign, PlanResult } from '../experiment/index.ts'

/** What became of a design, and why, in a few words. A run fails if it does not complete within deadline and budget. */
export function verdictWords(plan: PlanResult, { index, feasible, beaten, undecided }: PlanDesign): string {
  const { recommended, nearest, runnerUp } = plan
  if (index === recommended) return 'recommended'
  if (index === nearest) return 'nearest'
  if (index === runnerUp?.design) return 'runner-up'
  if (feasible === false) return 'ruled out: too many runs fail'
  if (beaten) return 'ruled out: another one is better'
  return undecided ? 'undecided: the replications ran out' : 'larger than needed'
}

/** How many designs have each verdict, the most frequent one first. */
export function verdictCounts(plan: PlanResult): [verdict: string, count: number][] {
  const counts = new Map<string, number>()
  for (const design of plan.designs) {
    const verdict = verdictWords(plan, design)
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a)
}
