/** Something that a reply did. The task is known only in the harness's own logs. */
export type LoggedAction =
  | { readonly kind: 'edit'; readonly path: string }
  | { readonly kind: 'claim' | 'claimBlocked' | 'complete'; readonly task: string | null }
  | { readonly kind: 'test'; readonly returnCode: number; readonly seconds: number }

/** One call of a model, and what came of it. */
export interface LoggedReply {
  /** From 1; 0 where turns do not come in rounds. */
  readonly round: number
  readonly agent: string
  /** When it began to act, in seconds after the start of the run. */
  readonly atSeconds: number
  /** From the start of the round; null where turns do not come in rounds. */
  readonly latencySeconds: number | null
  /** In the order in which they were applied. */
  readonly actions: readonly LoggedAction[]
}

/** A run that was recorded, of real agents or of simulated ones. Seconds are whole microseconds. */
export interface LoggedRun {
  /** Names the run, and tells it from all others. */
  readonly runDir: string
  /** The batch that it belongs to. */
  readonly batch: string
  readonly model: string
  readonly mode: string
  readonly taskType: string
  readonly pLabel: string
  /** Share of the tasks that are not on the critical path, 0 to 1. */
  readonly pTrue: number
  readonly teammates: number
  readonly rep: number
  readonly success: boolean
  readonly wallClockSeconds: number
  /** Of all agents together, as the output tokens. */
  readonly inputTokens: number
  readonly outputTokens: number
  /** What the columns total_rounds, concurrent_writes and claims_blocked say; the last two not always what happened. */
  readonly recordedRounds: number | null
  readonly recordedConcurrentWrites: number | null
  readonly recordedClaimsBlocked: number | null
  /** When each round began, in seconds after the start of the run; none where turns do not come in rounds. */
  readonly roundStartsSeconds: readonly number[]
  /** In the order in which they began to act. */
  readonly replies: readonly LoggedReply[]
}
