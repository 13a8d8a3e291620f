import type { Scenario } from '../../scenario/index.ts'
import type { Job, Rows } from '../job.ts'

/** What a runner works on. */
export interface Work {
  /** By index of the design point. */
  readonly scenarios: readonly Scenario[]
  readonly seed: number
}

/**
 * Does jobs somewhere: here, on threads, on other machines. Whatever the place and the order of completion, the rows of a
 * job are the same. To add one: a file beside this with a function like `inlineRunner`, and a line in `index.ts`.
 */
export interface Runner {
  /** Jobs that it can do at once. */
  readonly slots: number
  /** Rejects if the job failed. */
  run(job: Job): Promise<Rows>
  /** Ends it; jobs under way may be dropped. */
  close(): Promise<void>
}
