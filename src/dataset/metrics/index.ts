import {
  inputTokens,
  outputTokens,
  recordedClaimsBlocked,
  recordedConcurrentWrites,
  recordedRounds,
  success,
  totalTokens,
  wallClock,
} from './columns.ts'
import { concurrentWrites, repeatedWrites, rewrites } from './conflicts.ts'
import { blockedClaims, completions, edits, messages, rounds, testFailures, testRuns } from './counts.ts'
import type { LoggedMetric } from './metric.ts'
import { idleRounds, stragglerGap } from './rounds.ts'

export { type LoggedMetric, simulatedColumn } from './metric.ts'

/** Every metric of a recorded run. To add one: a file beside these, and its name here. */
export const loggedMetrics: readonly LoggedMetric[] = [
  success,
  wallClock,
  rounds,
  messages,
  edits,
  concurrentWrites,
  repeatedWrites,
  rewrites,
  blockedClaims,
  completions,
  testRuns,
  testFailures,
  idleRounds,
  stragglerGap,
  inputTokens,
  outputTokens,
  totalTokens,
  recordedRounds,
  recordedConcurrentWrites,
  recordedClaimsBlocked,
]

/** A metric of recorded runs by its name. @throws RangeError if there is none */
export function loggedMetric(name: string): LoggedMetric {
  const metric = loggedMetrics.find((known) => known.name === name)
  if (!metric) throw new RangeError(`expected a metric of recorded runs, got ${name}`)
  return metric
}
