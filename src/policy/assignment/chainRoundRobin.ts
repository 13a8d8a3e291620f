import type { Assignment } from './assignment.ts'

/**
 * Dependency-chain round robin, as in the paper (arXiv 2603.12229): in topological order, a task with requirements goes
 * to the agent of its last-listed requirement, any other task to the next agent in turn. A chain stays in one hand.
 */
export const chainRoundRobin: Assignment = {
  kind: 'chainRoundRobin',
  summary:
    'a task goes to the agent of its last-listed requirement, a task without requirements to the next agent in turn',
  assign({ taskCount, size, needs, topologicalOrder }) {
    const owner = new Int32Array(taskCount)
    let next = 0
    for (const task of topologicalOrder) {
      const last = needs[task]?.at(-1)
      owner[task] = last === undefined ? next++ % size : owner[last]!
    }
    return owner
  },
}
