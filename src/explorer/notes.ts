import { formatDuration, type GanttData, type GanttRow } from '../figures/index.ts'
import { ownerAt, type TaskTrack } from './taskTrack.ts'

/** What a row of a Gantt chart is seen against. */
interface Scene {
  readonly gantt: GanttData
  readonly tracks: readonly TaskTrack[]
  readonly byId: ReadonlyMap<string, TaskTrack>
}

/** A sentence for each of the rows of a Gantt chart: what the agent does there, or what it waits for. */
export function notesOn(gantt: GanttData, tracks: readonly TaskTrack[]): string[] {
  const scene = { gantt, tracks, byId: new Map(tracks.map((track) => [track.id, track])) }
  return gantt.rows.map((row) => words[row.category](row, scene))
}

const words: Readonly<Record<GanttRow['category'], (row: GanttRow, scene: Scene) => string>> = {
  work: ({ task }) => `writes ${task}`,
  rework: (row, scene) => `writes ${row.task} again${before(row, scene)}`,
  duplicate: (row, scene) => `writes ${row.task} in vain${inTheMeantime(row, scene)}`,
  verify: () => 'runs the tests',
  overhead: () => 'reads the board, waits for its first token, and writes the prose around its work',
  coordinate: () => 'writes messages to the others',
  dependencyWait: (row, scene) =>
    row.turn === null
      ? `waits until a task can be begun${lacking(row, scene)}`
      : `takes a turn that changes nothing: every open task was taken or not ready${lacking(row, scene)}`,
  lockWait: (row, scene) =>
    `has its reply ready, and waits for ${others(row, scene, 'verify') || 'another agent'} to finish the tests`,
  rateLimitWait: () => 'waits for the provider',
  barrierWait: (row, scene) => `waits for the end of the round: ${lastOf(row, scene)} is still at work`,
  idle: ({ turn }) => (turn === null ? 'has no task left' : 'takes a turn that changes nothing'),
  down: () => 'is out of order',
}

const agentName = (agent: number): string => `agent ${agent}`

const listed = (agents: readonly number[]): string => [...new Set(agents)].map(agentName).join(' and ')

/** Who wrote the task last before this row began. */
function before({ task, startS }: GanttRow, { byId }: Scene): string {
  const write = byId.get(task!)?.writes.findLast(({ appliedS }) => appliedS <= startS)
  return write ? `: ${agentName(write.agent)} wrote it ${formatDuration(write.appliedS)} after the start` : ''
}

/** Who finished the task while this row's agent was writing it. */
function inTheMeantime({ task, agent }: GanttRow, { byId }: Scene): string {
  const writes = byId.get(task!)?.writes.filter((write) => write.agent !== agent && write.kind === 'work') ?? []
  const first = writes.reduce<(typeof writes)[number] | null>((a, b) => (a && a.appliedS <= b.appliedS ? a : b), null)
  return first ? `: ${agentName(first.agent)} finished it first, ${formatDuration(first.appliedS)} after the start` : ''
}

/** A task that the agent could have next, and what that one needs first. */
function lacking({ agent, startS }: GanttRow, { tracks }: Scene): string {
  for (const track of tracks) {
    const owner = ownerAt(track, startS)
    if (track.doneS <= startS || (owner !== null && owner !== agent)) continue
    const need = track.needs.map((index) => tracks[index]!).find(({ doneS }) => doneS > startS)
    if (!need) continue
    const holder = ownerAt(need, startS)
    return `: ${track.id} needs ${need.id}${holder === null ? '' : `, which ${holder === agent ? 'it has itself' : `${agentName(holder)} has`}`}`
  }
  return ''
}

/** The agents that are in this category when a row begins. */
function others({ agent, startS }: GanttRow, { gantt }: Scene, category: GanttRow['category']): string {
  const found = gantt.rows.filter(
    (row) => row.category === category && row.agent !== agent && row.startS <= startS && startS < row.endS,
  )
  return listed(found.map((row) => row.agent))
}

/** Whose reply ends the round that a row waits for. */
function lastOf({ endS }: GanttRow, { gantt }: Scene): string {
  const found = gantt.rows.filter((row) => row.endS === endS && row.category !== 'barrierWait')
  return listed(found.map(({ agent }) => agent)) || 'another agent'
}
