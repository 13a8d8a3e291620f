import type { Assignment } from './assignment.ts'
import { leastIndex } from './leastIndex.ts'

/**
 * Longest processing time first: tasks by falling expected time, each to the agent who would finish it first.
 * Graham, "Bounds on multiprocessing timing anomalies", SIAM J. Appl. Math. 17 (1969); it ignores requirements.
 */
export const longestFirst: Assignment = {
  kind: 'longestFirst',
  summary: 'the longest task first, to the agent who would finish it first',
  assign({ taskCount, size, expectedSeconds }) {
    const owner = new Int32Array(taskCount)
    const busy = new Float64Array(size)
    const mean = Float64Array.from({ length: taskCount }, (_, task) => meanSeconds(task, size, expectedSeconds))
    const byLength = Array.from({ length: taskCount }, (_, task) => task).sort((a, b) => mean[b]! - mean[a]! || a - b)
    for (const task of byLength) {
      const agent = leastIndex(size, (candidate) => busy[candidate]! + expectedSeconds(task, candidate))
      busy[agent]! += expectedSeconds(task, agent)
      owner[task] = agent
    }
    return owner
  },
}

/** The expected time of a task over the whole team. */
export function meanSeconds(
  task: number,
  size: number,
  expectedSeconds: (task: number, agent: number) => number,
): number {
  let sum = 0
  for (let agent = 0; agent < size; agent++) sum += expectedSeconds(task, agent)
  return sum / size
}
