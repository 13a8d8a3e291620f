import { metricColumn, metrics } from '../metrics/index.ts'
import type { Profile } from '../scenario/index.ts'
import { EVENT, type EventKind, eventKinds, type Run } from '../team/index.ts'
import { parallelShare } from '../theory/index.ts'
import { asNamePart } from './modelName.ts'
import type { EventRow, RunRow } from './schema.ts'

/** What tells a simulated run from others. */
export interface SimulatedRun {
  readonly run: Run
  readonly seed: number
  /** From 0. */
  readonly replication: number
  /** Which design point of a sweep, from 0. */
  readonly point?: number
  /** Whether its model has a name of its own, which no measured run has; else that of measured runs, if its profile has one. */
  readonly apart?: boolean
}

/** The paper's names of ways to coordinate, where they are not ours. */
const modes: Readonly<Record<string, string>> = { preassigned: 'preassign_nolead' }

/** What the published data call a kind of coordination. */
export const publishedMode = (kind: string): string => modes[kind] ?? kind

/** A simulated run as a line of `runs`. Where a scenario is not the paper's, its name is the suite and its p the graph's label. */
export function simulatedRow({ run, seed, replication, point, apart = false }: SimulatedRun): RunRow {
  const { scenario, members, size, needs, taskCount } = run.model
  const p = Number(parallelShare(needs, new Float64Array(taskCount).fill(1)).toFixed(6))
  const [, task_type = scenario.name, p_label = `p${p}`] = /^(.+)-(p\d\d)$/.exec(scenario.name) ?? []
  const model_dir = modelDir([...new Set(members.map(({ profile }) => profile))], apart)
  const mode = publishedMode(scenario.coordination.kind)
  const exp_dir = `${task_type}_${mode}_seed${seed}${point === undefined ? '' : `_point${point}`}`
  const value = (name: string) => metrics[metricColumn(name)!]!.of(run)
  return {
    run_dir: `runs/${model_dir}/${exp_dir}/${p_label}/n${size}_rep${replication}`,
    model_dir,
    exp_dir,
    mode,
    task_type,
    p_label,
    p_true: p,
    n_teammates: size,
    rep: replication,
    success: run.outcome === 'completed',
    wall_clock_seconds: run.makespanUs / 1e6,
    total_rounds: value('rounds'),
    concurrent_writes: value('repeatedWrites'), // what the column counts in the published files
    claims_blocked: value('blockedClaims'),
    total_input_tokens: Math.round(value('inputTokens')!),
    total_output_tokens: Math.round(value('outputTokens')!),
  }
}

/** As its runs are recorded, if it is one model of which there are such runs; else as a name of ours. */
function modelDir(profiles: readonly Profile[], apart: boolean): string {
  const measured = new Set(profiles.map(({ measuredAs }) => measuredAs))
  const [only] = measured
  if (!apart && measured.size === 1 && only !== undefined) return asNamePart(only)
  return `brooks_${[...new Set(profiles.map(({ name }) => asNamePart(name)))].join('+')}`
}

/**
 * The events of a simulated run in the published order: those of a reply follow it, also where others replied while its test
 * still ran. Time 0 is the start of the run. What agents tell each other has no place there.
 */
export function* simulatedEvents({ run }: SimulatedRun, run_dir: string): Generator<EventRow> {
  const agents = run.model.members.map((_, index) => agentName(index))
  let round: number | null = null
  const event = (type: string, ts: number | null, more: Partial<EventRow> = {}): EventRow => ({
    type,
    ts,
    run_dir,
    agents: more.agents ?? null,
    num_teammates: more.num_teammates ?? null,
    round,
    agent: more.agent ?? null,
    path: more.path ?? null,
    returncode: more.returncode ?? null,
    seconds: more.seconds ?? null,
  })
  yield event('run_start', 0)
  yield event('initialize', null, { agents, num_teammates: agents.length })
  for (const rows of byReply(run)) {
    for (const row of rows) {
      const { events } = run.log
      if (events.kind[row] === EVENT.roundStart) round = events.subject[row]!
      yield* published(run, row, event)
    }
  }
  yield event('run_end', run.makespanUs / 1e6)
}

const agentName = (index: number): string => `Dev${index + 1}`

/** The rows of the log: starts of rounds and replies in order, each reply with all that it did. */
function byReply({ log: { events } }: Run): number[][] {
  const groups: number[][] = []
  const ofTurn = new Map<number, number[]>()
  for (let row = 0; row < events.length; row++) {
    const turn = events.turn[row]!
    const known = turn === -1 ? undefined : ofTurn.get(turn)
    if (known) known.push(row)
    else {
      groups.push([row])
      ofTurn.set(turn, groups.at(-1)!)
    }
  }
  return groups
}

/** The published names of what has one and no more to say than its time. */
const types: Partial<Record<EventKind, string>> = {
  roundStart: 'round_start',
  claimBlocked: 'claim_blocked',
  complete: 'complete_task',
}

function* published(
  { log, model }: Run,
  row: number,
  event: (type: string, ts: number | null, more?: Partial<EventRow>) => EventRow,
): Generator<EventRow> {
  const { events, turns } = log
  const ts = events.timeUs[row]! / 1e6
  const subject = events.subject[row]!
  const kind = eventKinds[events.kind[row]!]!
  const agent = agentName(turns.agent[events.turn[row]!]!)
  switch (kind) {
    case 'reply':
      return yield event('agent_reply', ts, { agent })
    case 'claim':
      return yield event('claim_task', ts, { agent })
    case 'edit':
      yield event('lock_attempt', null)
      return yield event('edit_file', ts, { path: model.paths[subject] ?? `stray/${subject - model.paths.length}` })
    case 'test':
      return yield event('run_tests', ts, { returncode: subject, seconds: events.value[row]! / 1e6 })
    default:
      if (types[kind]) yield event(types[kind], ts)
  }
}
