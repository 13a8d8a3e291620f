import type { LoggedRun } from '../../dataset/index.ts'
import type { PredictedCell, PredictedRun } from '../index.ts'

let count = 0

/** A measured run with what a test says; its own name. */
export const measuredRun = (given: Partial<LoggedRun> = {}): LoggedRun => ({
  runDir: `run ${count++}`,
  batch: 'batch',
  model: 'gpt-5.2',
  mode: 'decentralized',
  taskType: 'dataanalysis',
  pLabel: 'p05',
  pTrue: 0.5,
  teammates: 1,
  rep: 0,
  success: true,
  wallClockSeconds: 60,
  inputTokens: 100,
  outputTokens: 50,
  recordedRounds: null,
  recordedConcurrentWrites: null,
  recordedClaimsBlocked: null,
  roundStartsSeconds: [0],
  replies: [],
  ...given,
})

export const predictedRun = (wallClock: number, success = true): PredictedRun => ({ success, values: { wallClock } })

/** A cell with wall clocks, measured and predicted; the key with what a test says. */
export function cellOf(
  measured: readonly number[],
  predicted: readonly number[] | null,
  given: Partial<LoggedRun> = {},
): PredictedCell {
  const runs = measured.map((wallClockSeconds) => measuredRun({ wallClockSeconds, ...given }))
  const { mode, model, taskType, pLabel, pTrue, teammates } = measuredRun(given)
  const key = { mode, model, taskType, pLabel, pTrue, teammates }
  return { ...key, runs, predicted: predicted?.map((value) => predictedRun(value)) ?? null }
}
