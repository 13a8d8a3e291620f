/** A process that has not ended, and what it waits for. */
export interface Waiting {
  readonly process: string
  readonly on: string
}

/** How a run ended. */
export interface RunEnd {
  /**
   * finished: no event is left. deadlock: no event is left, but a process that is not a daemon waits.
   * stopped: `stop` was called. timeLimit, eventLimit: a limit was reached with events left.
   */
  readonly reason: 'finished' | 'stopped' | 'timeLimit' | 'eventLimit' | 'deadlock'
  /** The same in words: the reason given to `stop`, the limit, or who waits for what. */
  readonly detail?: string
  /** The clock in µs: the time of the last event, or the time limit if that ended the run. */
  readonly nowUs: number
  /** Events that have happened since the start (or `reset`), cancelled ones not counted. */
  readonly events: number
  /** Processes that have not ended, in the order they were spawned. */
  readonly waiting: readonly Waiting[]
}
