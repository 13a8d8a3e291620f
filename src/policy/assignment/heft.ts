import type { Assignment, AssignmentInput } from './assignment.ts'
import { leastIndex } from './leastIndex.ts'
import { meanSeconds } from './longestFirst.ts'

/**
 * Heterogeneous earliest finish time: tasks by falling upward rank (the longest expected way from the task to the end),
 * each to the agent who would finish it earliest, counting the requirements' finish times. On equal agents this is
 * critical-path list scheduling. Topcuoglu, Hariri and Wu, IEEE TPDS 13 (2002); without communication costs, and
 * without insertion into earlier gaps.
 */
export const heft: Assignment = {
  kind: 'heft',
  summary: 'critical path first (HEFT): each task to the agent who would finish it earliest',
  assign(input) {
    const { taskCount, size, needs, expectedSeconds } = input
    const owner = new Int32Array(taskCount)
    const finish = new Float64Array(taskCount)
    const free = new Float64Array(size)
    for (const task of byUpwardRank(input)) {
      const ready = Math.max(0, ...needs[task]!.map((need) => finish[need]!))
      const end = (agent: number) => Math.max(ready, free[agent]!) + expectedSeconds(task, agent)
      const agent = leastIndex(size, end)
      finish[task] = free[agent] = end(agent)
      owner[task] = agent
    }
    return owner
  },
  order: byUpwardRank,
}

/** Tasks by falling upward rank. Equal ranks (tasks of no length) keep the topological order, so needs come first. */
function byUpwardRank({ taskCount, size, needs, topologicalOrder, expectedSeconds }: AssignmentInput): number[] {
  const rank = Float64Array.from({ length: taskCount }, (_, task) => meanSeconds(task, size, expectedSeconds))
  const below = new Float64Array(taskCount)
  for (const task of topologicalOrder.toReversed()) {
    rank[task]! += below[task]!
    for (const need of needs[task]!) below[need] = Math.max(below[need]!, rank[task]!)
  }
  return topologicalOrder.toSorted((a, b) => rank[b]! - rank[a]!)
}
