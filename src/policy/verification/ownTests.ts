import { z } from 'zod'
import { distributionOf, quantity } from '../../random/index.ts'
import { definePolicy } from '../registry.ts'
import type { Verification } from './verification.ts'

/**
 * Agents may end a turn with a run of the project's one test suite. It fails while any file of any task is missing, or
 * holds an error that tests can detect; owners repair the errors that it shows.
 */
export const ownTests = definePolicy({
  kind: 'ownTests',
  summary: "agents run the project's tests themselves",
  options: z.strictObject({
    seconds: quantity({ min: 0 }).default(0.5).describe('Time of one test run, in seconds. Default 0.5.'),
    runner: z
      .enum(['own', 'shared'])
      .default('own')
      .describe(
        'own: a test run occupies its agent only; shared: it keeps all replies waiting, as in the paper. Default own.',
      ),
    gate: z
      .boolean()
      .default(false)
      .describe(
        'Whether a task is tested before it may be marked done, and repaired until its test passes. Default false.',
      ),
  }),
  create({ seconds, runner, gate }, uniform): Verification {
    return { tests: true, gate, shared: runner === 'shared', seconds: distributionOf(seconds).sampler(uniform) }
  },
})
