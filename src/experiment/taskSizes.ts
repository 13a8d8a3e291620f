import { distributionOf } from '../random/index.ts'
import type { Task } from '../scenario/index.ts'
import { taskGraph } from '../team/index.ts'
import { parallelShare } from '../theory/index.ts'

/** Mean size of each task in output tokens; Infinity for one without a mean. */
export const meanTaskTokens = (tasks: readonly Task[]): number[] =>
  tasks.map(({ outputTokens }) => distributionOf(outputTokens).mean)

/** Share of the tasks that are not on the longest chain, each task counting one, as in the paper (arXiv 2603.12229). */
export const parallelShareByCount = (tasks: readonly Task[]): number =>
  parallelShare(taskGraph(tasks).needs, new Float64Array(tasks.length).fill(1))
