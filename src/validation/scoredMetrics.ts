import { type LoggedRun, loggedMetric } from '../dataset/index.ts'
import type { PredictedRun } from './predictor.ts'

/** A metric that predictions are scored on, measured and predicted. */
export interface ScoredMetric {
  readonly name: string
  /** Whether it is the logarithm of one: errors in percent are then those of the metric itself. */
  readonly logarithm?: true
  measured(run: LoggedRun): number | null
  predicted(run: PredictedRun): number | null
}

const names = [
  'wallClock', 'rounds', 'messages', 'edits', 'concurrentWrites', 'repeatedWrites', 'rewrites', 'blockedClaims',
  'testFailures', 'idleRounds', 'stragglerGap', 'inputTokens', 'outputTokens',
] // biome-ignore format: a list of names

const plain = (name: string): ScoredMetric => ({
  name,
  measured: loggedMetric(name).of,
  predicted: ({ values }) => values[name] ?? null,
})

/** 20 runs hold 45 % of the variance of wall clock within the cells of the published data: its logarithm tells more of the others. */
const logWallClock: ScoredMetric = {
  name: 'logWallClock',
  logarithm: true,
  measured: ({ wallClockSeconds }) => logarithm(wallClockSeconds),
  // A predictor may say it apart, as one of means has to: the mean of logarithms is not the logarithm of the mean.
  predicted: ({ values }) => (values.logWallClock === undefined ? logarithm(values.wallClock) : values.logWallClock),
}

const logarithm = (value: number | null | undefined): number | null => (value && value > 0 ? Math.log(value) : null)

/** All of them, in the order of tables. */
export const scoredMetrics: readonly ScoredMetric[] = names
  .map(plain)
  .flatMap((metric) => (metric.name === 'wallClock' ? [metric, logWallClock] : [metric]))
