import { categories, EVENT, type Run } from '../team/index.ts'
import { roundStartsUs } from './ganttData.ts'
import { wrongIn } from './wrong.ts'

type Arguments = Readonly<Record<string, string | number | null>>

/** An entry of the Trace Event Format; times in microseconds. */
export type TraceEvent =
  /** Metadata: the names of processes and threads. */
  | { readonly ph: 'M'; readonly name: string; readonly pid: number; readonly tid: number; readonly args: Arguments }
  /** A slice. */
  | (Timed & { readonly ph: 'X'; readonly dur: number })
  /** An instant of one thread. */
  | (Timed & { readonly ph: 'i'; readonly s: 't' })

interface Timed {
  readonly name: string
  /** What it is, for filters. */
  readonly cat: 'turn' | 'time' | 'round' | 'event'
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly args: Arguments
}

/** A file for https://ui.perfetto.dev or chrome://tracing. */
export interface Trace {
  readonly traceEvents: readonly TraceEvent[]
  readonly displayTimeUnit: 'ms'
  readonly otherData: Readonly<Record<string, string | number>>
}

const PID = 1
const ROUNDS_TID = 1
/** Thread 0 has a meaning of its own in Perfetto, and thread 1 holds the rounds. */
const tidOf = (agent: number): number => agent + 2

/**
 * One run for a trace viewer: a track for the rounds and one for each agent, with its turns, inside them what their time
 * went to, the waits between them, and as instants what its replies did. Slices of a track nest and never overlap in part.
 *
 * Format: "Trace Event Format" of the Chromium project, JSON object form.
 */
export function perfettoTrace(run: Run): Trace {
  const { model, outcome, reason, makespanUs } = run
  const timed = [...roundSlices(run), ...turnSlices(run), ...timeSlices(run), ...instants(run)]
  // The sort is stable: at the same time, a turn stays before what is in it.
  timed.sort((a, b) => a.ts - b.ts)
  return {
    traceEvents: [...metadata(run), ...timed],
    displayTimeUnit: 'ms',
    otherData: { scenario: model.scenario.name, agents: model.size, outcome, reason, ...wrongIn(run), makespanUs },
  }
}

function metadata({ model }: Run): TraceEvent[] {
  const about = (name: string, tid: number, args: Arguments): TraceEvent => ({ name, ph: 'M', pid: PID, tid, args })
  const track = (tid: number, name: string) => [
    about('thread_name', tid, { name }),
    about('thread_sort_index', tid, { sort_index: tid }),
  ]
  return [
    about('process_name', 0, { name: model.scenario.name }),
    ...(model.pacing.rounds ? track(ROUNDS_TID, 'rounds') : []),
    ...model.members.flatMap(({ name }, agent) => track(tidOf(agent), `agent ${agent} (${name})`)),
  ]
}

function slice(cat: Timed['cat'], name: string, tid: number, startUs: number, endUs: number, args: Arguments): Slice {
  return { name, cat, ph: 'X', pid: PID, tid, ts: startUs, dur: endUs - startUs, args }
}

type Slice = TraceEvent & Timed

function roundSlices(run: Run): Slice[] {
  const starts = roundStartsUs(run)
  return starts.map((startUs, index) => {
    const endUs = starts[index + 1] ?? run.makespanUs
    return slice('round', `round ${index + 1}`, ROUNDS_TID, startUs, endUs, { round: index + 1 })
  })
}

/** A turn lasts from its snapshot to the end of its last entry in the ledger: tests and queueing are part of it. */
function turnSlices({ log: { ledger, turns } }: Run): Slice[] {
  const endUs = turns.snapshotUs.slice(0, turns.length)
  for (let row = 0; row < ledger.length; row++) {
    const turn = ledger.turn[row]!
    if (turn !== -1) endUs[turn] = Math.max(endUs[turn]!, ledger.endUs[row]!)
  }
  return Array.from(endUs, (end, turn) =>
    slice('turn', `turn ${turn}`, tidOf(turns.agent[turn]!), turns.snapshotUs[turn]!, end, {
      turn,
      round: turns.round[turn]! || null,
      inputTokens: turns.inputTokens[turn]!,
      outputTokens: turns.outputTokens[turn]!,
      appliedUs: turns.appliedUs[turn] === -1 ? null : turns.appliedUs[turn]!,
    }),
  )
}

/** Every entry of the ledger that takes time. */
function timeSlices({ model, log: { ledger } }: Run): Slice[] {
  const slices: Slice[] = []
  for (let row = 0; row < ledger.length; row++) {
    const [startUs, endUs] = [ledger.startUs[row]!, ledger.endUs[row]!]
    if (startUs === endUs) continue
    const category = categories[ledger.category[row]!]!
    const task = model.ids[ledger.task[row]!] ?? null
    const args = { task, inputTokens: ledger.inputTokens[row]!, outputTokens: ledger.outputTokens[row]! }
    const name = task === null ? category : `${category} ${task}`
    slices.push(slice('time', name, tidOf(ledger.agent[row]!), startUs, endUs, args))
  }
  return slices
}

function instants(run: Run): Slice[] {
  const { events, turns } = run.log
  const found: Slice[] = []
  for (let row = 0; row < events.length; row++) {
    const described = describe(run, row)
    if (!described) continue
    const turn = events.turn[row]!
    const args = { ...described.args, turn }
    const tid = tidOf(turns.agent[turn]!)
    found.push({ name: described.name, cat: 'event', ph: 'i', s: 't', pid: PID, tid, ts: events.timeUs[row]!, args })
  }
  return found
}

/** An event in words; null for those that are slices already. */
function describe({ model, log: { events } }: Run, row: number): { name: string; args: Arguments } | null {
  const [subject, value] = [events.subject[row]!, events.value[row]!]
  switch (events.kind[row]) {
    case EVENT.edit:
      // Edits that went astray have numbers beyond the scenario's paths.
      return edit(model.paths[subject] ?? 'a path of no task', model.ids[model.taskOf[value]!]!)
    case EVENT.claim:
      return { name: 'claim', args: { task: model.ids[subject]! } }
    case EVENT.claimBlocked:
      return { name: 'claim blocked', args: { task: model.ids[subject]! } }
    case EVENT.complete:
      return { name: 'complete', args: { task: model.ids[subject]! } }
    case EVENT.test:
      return { name: subject === 0 ? 'test passed' : 'test failed', args: { returnCode: subject, durationUs: value } }
    case EVENT.message:
      return { name: 'message', args: { tokens: value } }
    default:
      return null
  }
}

const edit = (path: string, task: string) => ({ name: 'edit', args: { path, task } })
