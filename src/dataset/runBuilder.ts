import { DatasetError } from './error.ts'
import { modelOf } from './modelName.ts'
import type { LoggedAction, LoggedReply, LoggedRun } from './run.ts'
import type { EventRow, RunRow } from './schema.ts'

/**
 * Makes a run of its line and its events. Only replies and claims say whose they are: every action belongs to the last
 * reply before it. Types of events that no metric needs are passed over.
 */
export class RunBuilder {
  private readonly row: RunRow
  private readonly place: string
  private startSeconds: number | null = null
  private readonly seen = new Set<string>()
  private readonly roundStartsUs: number[] = []
  private readonly replies: LoggedReply[] = []
  private actions: LoggedAction[] | null = null

  /** `place`: file and row of the line, for messages. */
  constructor(row: RunRow, place: string) {
    this.row = row
    this.place = place
  }

  /**
   * `where`: file and row of the event.
   * @throws DatasetError if the event cannot come here, is there twice, or lacks what its type should have
   */
  add(event: EventRow, where: () => string): void {
    try {
      this.take(event)
    } catch (error) {
      throw error instanceof DatasetError ? new DatasetError(`${where()}: ${error.message}`) : error
    }
  }

  private take(event: EventRow): void {
    this.startSeconds ??= this.given(event, 'ts')
    this.checkOnce(event)
    if (event.type === 'round_start') this.roundStartsUs.push(this.sinceStartUs(event))
    else if (event.type === 'agent_reply') this.startReply(event)
    else {
      const action = this.actionOf(event)
      if (action && !this.actions) throw this.wrong(event, 'an agent_reply before it')
      if (action) this.actions!.push(action)
    }
  }

  /** Events doubled, as by a file that was appended to itself, would count twice. */
  private checkOnce({ type, round, agent }: EventRow): void {
    const key = onceKey[type]?.(round ?? 0, agent ?? '')
    if (key === undefined || key === null) return
    if (this.seen.has(key)) throw new DatasetError(`expected type ${key} once in ${this.row.run_dir}, got it twice`)
    this.seen.add(key)
  }

  /** @throws DatasetError if it has no events */
  build(): LoggedRun {
    const { row } = this
    if (this.startSeconds === null)
      throw new DatasetError(`${this.place}: expected events of run_dir ${row.run_dir}, found none`)
    return {
      runDir: row.run_dir,
      batch: row.exp_dir,
      model: modelOf(row),
      mode: row.mode,
      taskType: row.task_type,
      pLabel: row.p_label,
      pTrue: row.p_true,
      teammates: row.n_teammates,
      rep: row.rep,
      success: row.success,
      wallClockSeconds: row.wall_clock_seconds,
      inputTokens: row.total_input_tokens,
      outputTokens: row.total_output_tokens,
      recordedRounds: row.total_rounds,
      recordedConcurrentWrites: row.concurrent_writes,
      recordedClaimsBlocked: row.claims_blocked,
      roundStartsSeconds: this.roundStartsUs.map((us) => us / 1e6),
      replies: this.replies,
    }
  }

  private startReply(event: EventRow): void {
    const atUs = this.sinceStartUs(event)
    const roundStartUs = this.roundStartsUs.at(-1)
    if (atUs < (roundStartUs ?? 0))
      throw new DatasetError(`expected ts of a reply after the start of its round, got ${event.ts}`)
    this.actions = []
    this.replies.push({
      round: event.round ?? 0,
      agent: this.given(event, 'agent'),
      atSeconds: atUs / 1e6,
      latencySeconds: roundStartUs === undefined ? null : (atUs - roundStartUs) / 1e6,
      actions: this.actions,
    })
  }

  private actionOf(event: EventRow): LoggedAction | null {
    const { task = null } = event
    switch (event.type) {
      case 'edit_file':
        return { kind: 'edit', path: this.given(event, 'path') }
      case 'claim_task':
        return { kind: 'claim', task }
      case 'claim_blocked':
        return { kind: 'claimBlocked', task }
      case 'complete_task':
        return { kind: 'complete', task }
      case 'run_tests':
        return { kind: 'test', returnCode: this.given(event, 'returncode'), seconds: this.given(event, 'seconds') }
      default:
        return null
    }
  }

  /** Microseconds: clocks of machines are no finer, and a simulated run is the same to the last digit. */
  private sinceStartUs(event: EventRow): number {
    const us = Math.round((this.given(event, 'ts') - this.startSeconds!) * 1e6)
    if (us >= 0) return us
    throw new DatasetError(`expected ts of at least ${this.startSeconds}, the start of the run, got ${event.ts}`)
  }

  private given<Name extends keyof EventRow>(event: EventRow, name: Name): NonNullable<EventRow[Name]> {
    const value = event[name]
    if (value === null || value === undefined) throw this.wrong(event, `a value of ${name}`)
    return value
  }

  private wrong({ type, run_dir }: EventRow, expected: string): DatasetError {
    return new DatasetError(`expected ${expected}, got an event of type ${type} without, in ${run_dir}`)
  }
}

/** What tells an event that can be in a run but once from others; null where that cannot be said. */
const onceKey: Readonly<Record<string, (round: number, agent: string) => string | null>> = {
  run_start: () => 'run_start',
  initialize: () => 'initialize',
  run_end: () => 'run_end',
  round_start: (round) => `round_start of round ${round}`,
  agent_reply: (round, agent) => (round > 0 ? `agent_reply of ${agent} in round ${round}` : null),
}
