import { CATEGORY, EVENT, fixedAssignmentOf, type Run } from '../team/index.ts'

/** Somebody wrote at a task. Times in seconds since the start of the run. */
export interface Write {
  readonly agent: number
  readonly kind: 'work' | 'rework' | 'duplicate'
  readonly startS: number
  readonly endS: number
  /** When it was in the files: at the end of the reply that it was a part of; Infinity if the run ended before. */
  readonly appliedS: number
}

/** What happened to one task in a run. Times in seconds since its start. */
export interface TaskTrack {
  readonly id: string
  /** The tasks that it needs, by their place in the list. */
  readonly needs: readonly number[]
  /** Whose it was, from when on, ascending; at 0 where tasks were assigned. */
  readonly owners: readonly { readonly agent: number; readonly atS: number }[]
  /** Ascending by start. */
  readonly writes: readonly Write[]
  /** When it was marked done first; Infinity for never. */
  readonly doneS: number
}

const KINDS = new Map<number, Write['kind']>([
  [CATEGORY.work, 'work'],
  [CATEGORY.rework, 'rework'],
  [CATEGORY.duplicate, 'duplicate'],
])

/** The tracks of all tasks of a run, in the order of the scenario. */
export function taskTracks({ model, log: { ledger, turns, events } }: Run): TaskTrack[] {
  const assigned = fixedAssignmentOf(model)
  const tracks = model.ids.map((id, task) => ({
    id,
    needs: model.needs[task]!,
    owners: assigned ? [{ agent: assigned.owner[task]!, atS: 0 }] : ([] as { agent: number; atS: number }[]),
    writes: [] as Write[],
    doneS: Infinity,
  }))
  for (let row = 0; row < ledger.length; row++) {
    const kind = KINDS.get(ledger.category[row]!)
    const track = tracks[ledger.task[row]!]
    if (!kind || !track) continue
    const appliedUs = turns.appliedUs[ledger.turn[row]!]!
    track.writes.push({
      agent: ledger.agent[row]!,
      kind,
      startS: ledger.startUs[row]! / 1e6,
      endS: ledger.endUs[row]! / 1e6,
      appliedS: appliedUs < 0 ? Infinity : appliedUs / 1e6,
    })
  }
  for (let row = 0; row < events.length; row++) {
    const track = tracks[events.subject[row]!]
    const atS = events.timeUs[row]! / 1e6
    if (events.kind[row] === EVENT.claim && !assigned)
      track!.owners.push({ agent: turns.agent[events.turn[row]!]!, atS })
    if (events.kind[row] === EVENT.complete) track!.doneS = Math.min(track!.doneS, atS)
  }
  for (const { writes } of tracks) writes.sort((a, b) => a.startS - b.startS)
  return tracks
}

/** How a task stands at an instant; the first that holds. */
export type TaskState = 'done' | Write['kind'] | 'written' | 'ready' | 'blocked'

/** How a task stands `timeS` seconds after the start, and which agents write at it. `tracks`: of all tasks of the run. */
export function taskAt(
  task: number,
  tracks: readonly TaskTrack[],
  timeS: number,
): { state: TaskState; agents: number[] } {
  const { writes, needs, doneS } = tracks[task]!
  const current = writes.filter(({ startS, endS }) => startS <= timeS && timeS < endS)
  const agents = [...new Set(current.map(({ agent }) => agent))]
  const kinds = (['work', 'rework', 'duplicate'] as const).filter((kind) =>
    current.some((write) => write.kind === kind),
  )
  const isReady = needs.every((need) => tracks[need]!.doneS <= timeS)
  const written = writes.some(({ appliedS }) => appliedS <= timeS)
  const state = kinds.at(-1) ?? (doneS <= timeS ? 'done' : written ? 'written' : isReady ? 'ready' : 'blocked')
  return { state, agents }
}

/** Whose a task is at an instant, or null. */
export const ownerAt = ({ owners }: TaskTrack, timeS: number): number | null =>
  owners.findLast(({ atS }) => atS <= timeS)?.agent ?? null
