import type { Assignment } from './assignment.ts'

/** Every task to an agent drawn uniformly: the baseline that any informed assignment must beat. */
export const random: Assignment = {
  kind: 'random',
  summary: 'each task to an agent drawn at random',
  assign: ({ taskCount, size, uniform }) => Int32Array.from({ length: taskCount }, () => Math.floor(uniform() * size)),
}
