import { activeAgents } from './activeAgents.ts'
import { byCategory } from './byCategory.ts'
import { completed } from './completed.ts'
import { concurrentWrites, repeatedWrites, rewrites } from './conflicts.ts'
import { blockedClaims, edits, messages, rounds, testFailures, testRuns, told, turns } from './counts.ts'
import { criticalPath } from './criticalPath.ts'
import { makespan } from './makespan.ts'
import type { Metric } from './metric.ts'
import { errorsLeft, tasksAffected } from './quality.ts'
import { idleRounds, stragglerGap } from './roundsWithReplies.ts'
import { cachedTokens, cost, inputTokens, outputTokens } from './tokens.ts'

export { taskSeconds } from './criticalPath.ts'
export type { Metric, Unit } from './metric.ts'
export { onePass } from './onePass.ts'
export { errorsLeft, tasksAffected } from './quality.ts'
export { gapOf, LATENCY_S_LIMIT, STRAGGLER_GAP } from './roundsWithReplies.ts'

/** Every metric of a single run, in the order of columns and tables. To add one: a file beside these, and its name here. */
export const metrics: readonly Metric[] = [
  makespan,
  completed,
  criticalPath,
  activeAgents,
  rounds,
  turns,
  messages,
  told,
  edits,
  concurrentWrites,
  repeatedWrites,
  rewrites,
  blockedClaims,
  testRuns,
  testFailures,
  idleRounds,
  stragglerGap,
  inputTokens,
  cachedTokens,
  outputTokens,
  cost,
  errorsLeft,
  tasksAffected,
  ...byCategory,
]

const columns = new Map(metrics.map(({ name }, column) => [name, column]))

/** The names of all of them. */
export const metricNames: readonly string[] = metrics.map(({ name }) => name)

/** The place of a metric in `metrics`, or undefined for a name that is not there. */
export const metricColumn = (name: string): number | undefined => columns.get(name)
