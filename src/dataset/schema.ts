import { teamSizeMax } from '../scenario/index.ts'

/** A line of `runs`: one run of a team. Names, types and units are those of the published files (arXiv 2603.12229). */
export interface RunRow {
  /** Names the run: `runs/<model_dir>/<exp_dir>/<p_label>/n<size>_rep<rep>…`. */
  readonly run_dir: string
  /** `<provider>_<model>`. */
  readonly model_dir: string
  /** The batch of runs that it belongs to. */
  readonly exp_dir: string
  /** `preassign_nolead`, `decentralized` or another way to coordinate. */
  readonly mode: string
  /** The suite of tasks. */
  readonly task_type: string
  /** The task graph, p02, p05 or p09. */
  readonly p_label: string
  /** Share of the tasks that are not on the critical path, 0 to 1. */
  readonly p_true: number
  readonly n_teammates: number
  /** From 0. */
  readonly rep: number
  /** Whether all tasks were marked done. */
  readonly success: boolean
  readonly wall_clock_seconds: number
  /** Null where turns do not come in rounds. */
  readonly total_rounds: number | null
  /** Pairs (round, path) edited twice or more, also by one agent. Not recorded in all batches (0): take it from the events. */
  readonly concurrent_writes: number | null
  /** Not recorded in all batches (0): take it from the events. */
  readonly claims_blocked: number | null
  /** Of all agents together, as the output tokens. */
  readonly total_input_tokens: number
  readonly total_output_tokens: number
}

/** A line of `events`, in order within a run. Which columns hold something depends on the type. */
export interface EventRow {
  /**
   * run_start, initialize, round_start, agent_reply, then the actions of that reply (lock_attempt, edit_file, claim_task,
   * claim_blocked, complete_task, run_tests), run_end.
   */
  readonly type: string
  /** Seconds since 1970, or since the start of a simulated run. */
  readonly ts: number | null
  readonly run_dir: string
  /** Of initialize: the names of all agents, and their number. */
  readonly agents: readonly string[] | null
  readonly num_teammates: number | null
  /** From 1; null where turns do not come in rounds. */
  readonly round: number | null
  /** Of agent_reply and claim_task. */
  readonly agent: string | null
  /** Of edit_file. */
  readonly path: string | null
  /** Of run_tests, as the duration. */
  readonly returncode: number | null
  readonly seconds: number | null
  /** Of claim_task, claim_blocked and complete_task; only in the harness's own logs. */
  readonly task?: string | null
}

export type ColumnType = 'name' | 'string' | 'strings' | 'integer' | 'double' | 'boolean'

/** A column of a table. */
export interface Column {
  readonly name: string
  readonly type: ColumnType
  /** Whether it may be empty. */
  readonly nullable?: true
  /** Of a number: whether it is a whole one, also where the files have doubles. */
  readonly whole?: true
  /** Of a number: from so much on, up to so much, both included. */
  readonly min?: number
  readonly max?: number
  /** Of a number: above so much. */
  readonly above?: number
}

const count = { type: 'integer', min: 0 } as const
/** Whole microseconds up to here are exact numbers. */
const secondsMax = Math.floor(Number.MAX_SAFE_INTEGER / 1e6)

/** The columns of `runs`, in order. */
export const runColumns: readonly (Column & { readonly name: keyof RunRow })[] = [
  { name: 'run_dir', type: 'string' },
  { name: 'model_dir', type: 'name' },
  { name: 'exp_dir', type: 'string' },
  { name: 'mode', type: 'string' },
  { name: 'task_type', type: 'string' },
  { name: 'p_label', type: 'string' },
  { name: 'p_true', type: 'double', min: 0, max: 1 },
  { name: 'n_teammates', type: 'integer', min: 1, max: teamSizeMax },
  { name: 'rep', ...count },
  { name: 'success', type: 'boolean' },
  { name: 'wall_clock_seconds', type: 'double', above: 0, max: secondsMax },
  { name: 'total_rounds', ...count, nullable: true },
  { name: 'concurrent_writes', ...count, nullable: true },
  { name: 'claims_blocked', ...count, nullable: true },
  { name: 'total_input_tokens', ...count },
  { name: 'total_output_tokens', ...count },
]

/** The columns of `events`, in order. Counts are doubles there. */
export const eventColumns: readonly (Column & { readonly name: keyof EventRow })[] = [
  { name: 'type', type: 'string' },
  { name: 'ts', type: 'double', min: 0, max: secondsMax, nullable: true },
  { name: 'run_dir', type: 'string' },
  { name: 'agents', type: 'strings', nullable: true },
  { name: 'num_teammates', type: 'double', whole: true, min: 1, max: teamSizeMax, nullable: true },
  { name: 'round', type: 'double', whole: true, min: 0, nullable: true },
  { name: 'agent', type: 'string', nullable: true },
  { name: 'path', type: 'string', nullable: true },
  { name: 'returncode', type: 'double', whole: true, nullable: true },
  { name: 'seconds', type: 'double', min: 0, max: secondsMax, nullable: true },
]
