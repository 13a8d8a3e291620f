import type { Assignment } from './assignment.ts'

/** Task i, in the scenario's order, goes to agent i modulo the team's size. */
export const roundRobin: Assignment = {
  kind: 'roundRobin',
  summary: 'tasks in the order of the file, to each agent in turn',
  assign: ({ taskCount, size }) => Int32Array.from({ length: taskCount }, (_, task) => task % size),
}
