import { DatasetError } from './error.ts'
import type { LoggedAction, LoggedReply, LoggedRun } from './run.ts'
import type { EventRow, RunRow } from './schema.ts'

/**
 * Makes a run of its line and its events. Only replies and claims say whose they are: every action belongs to the last
 * reply before it. Types of events that no metric needs are passed over.
 */
export class RunBuilder {
  private readonly row: RunRow
  private startSeconds: number | null = null
  private readonly roundStartsUs: number[] = []
  private readonly replies: LoggedReply[] = []
  private actions: LoggedAction[] | null = null

  constructor(row: RunRow) {
    this.row = row
  }

  /** @throws DatasetError if the event cannot come here, or lacks what its type should have */
  add(event: EventRow): void {
    this.startSeconds ??= this.given(event, 'ts')
    if (event.type === 'round_start') this.roundStartsUs.push(this.sinceStartUs(event))
    else if (event.type === 'agent_reply') this.startReply(event)
    else {
      const action = this.actionOf(event)
      if (action && !this.actions) throw this.wrong(event, 'an agent_reply before it')
      if (action) this.actions!.push(action)
    }
  }

  /** @throws DatasetError if it has no events */
  build(): LoggedRun {
    const { row } = this
    if (this.startSeconds === null) throw new DatasetError(`${row.run_dir}: expected events of this run, found none`)
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
    return Math.round((this.given(event, 'ts') - this.startSeconds!) * 1e6)
  }

  private given<Name extends keyof EventRow>(event: EventRow, name: Name): NonNullable<EventRow[Name]> {
    const value = event[name]
    if (value === null || value === undefined) throw this.wrong(event, `a value of ${name}`)
    return value
  }

  private wrong({ type }: EventRow, expected: string): DatasetError {
    return new DatasetError(`${this.row.run_dir}: expected ${expected}, got an event ${type} without`)
  }
}

/** The model without its provider. */
export const modelOf = ({ model_dir }: Pick<RunRow, 'model_dir'>): string => model_dir.slice(model_dir.indexOf('_') + 1)
