import { z } from 'zod'
import { share } from '../values.ts'
import { chainLength } from './chainLength.ts'
import { chainNeeds } from './rows.ts'
import { defineShape, tasks } from './shape.ts'

/**
 * The form of the graphs of Mieczkowski et al. (arXiv 2603.12229), whose p is the share of tasks that are not on the
 * critical path. The chain has at least one task, so that p is at most 1 - 1 / tasks.
 */
export const chainAndFree = defineShape({
  kind: 'chainAndFree',
  summary: 'one chain, in which each task needs the one before, and other tasks, which need nothing',
  options: z.strictObject({
    tasks,
    parallelShare: share()
      .default(0.5)
      .describe('Share of the tasks that are not of the chain, which has at least one, 0 to 1. Default: 0.5.'),
  }),
  needs({ tasks, parallelShare }) {
    const length = chainLength(tasks, parallelShare)
    return [...chainNeeds(length), ...Array.from({ length: tasks - length }, () => [])]
  },
})
