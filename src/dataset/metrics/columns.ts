import type { LoggedMetric } from './metric.ts'

export const wallClock: LoggedMetric = {
  name: 'wallClock',
  unit: 's',
  duration: true,
  simulated: 'makespan',
  summary: 'Time from the start to the end of the run.',
  of: ({ wallClockSeconds }) => wallClockSeconds,
}

export const success: LoggedMetric = {
  name: 'success',
  unit: 'share',
  simulated: 'completed',
  summary: 'Whether every task was marked done; nothing is said of tests or files.',
  of: (run) => (run.success ? 1 : 0),
}

export const inputTokens: LoggedMetric = {
  name: 'inputTokens',
  unit: 'tokens',
  summary: 'Tokens read by all agents.',
  of: (run) => run.inputTokens,
}

export const outputTokens: LoggedMetric = {
  name: 'outputTokens',
  unit: 'tokens',
  summary: 'Tokens written by all agents.',
  of: (run) => run.outputTokens,
}

export const totalTokens: LoggedMetric = {
  name: 'totalTokens',
  unit: 'tokens',
  simulated: null,
  summary: 'Tokens read and written by all agents.',
  of: (run) => run.inputTokens + run.outputTokens,
}

export const recordedRounds: LoggedMetric = {
  name: 'recordedRounds',
  unit: '',
  simulated: 'rounds',
  summary: 'The column total_rounds.',
  of: (run) => run.recordedRounds,
}

export const recordedConcurrentWrites: LoggedMetric = {
  name: 'recordedConcurrentWrites',
  unit: '',
  simulated: null,
  summary: 'The column concurrent_writes: repeatedWrites where it was recorded, 0 where it was not.',
  of: (run) => run.recordedConcurrentWrites,
}

export const recordedClaimsBlocked: LoggedMetric = {
  name: 'recordedClaimsBlocked',
  unit: '',
  simulated: null,
  summary: 'The column claims_blocked: blockedClaims where it was recorded, 0 where it was not.',
  of: (run) => run.recordedClaimsBlocked,
}
