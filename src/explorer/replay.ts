import { type GanttData, ganttData } from '../figures/index.ts'
import type { Run } from '../team/index.ts'
import { notesOn } from './notes.ts'
import { type TaskTrack, taskTracks } from './taskTrack.ts'

/** One run, as it can be played: plain data that outlives the run. */
export interface Replay {
  readonly gantt: GanttData
  /** By task, in the order of the scenario. */
  readonly tracks: readonly TaskTrack[]
  /** A sentence for each row of the Gantt chart. */
  readonly notes: readonly string[]
}

export function replayOf(run: Run): Replay {
  const gantt = ganttData(run)
  const tracks = taskTracks(run)
  return { gantt, tracks, notes: notesOn(gantt, tracks) }
}

/** The row of the Gantt chart that an agent is in at an instant; -1 where there is none. */
export const rowAt = ({ gantt: { rows } }: Replay, agent: number | null, timeS: number): number =>
  rows.findIndex((row) => row.agent === agent && row.startS <= timeS && timeS < row.endS)

/** The instants at which something begins or ends, ascending, from 0 to the makespan: where a step may stop. */
export function instantsOf({ gantt: { rows, makespanS } }: Replay): number[] {
  return [...new Set([0, ...rows.flatMap(({ startS, endS }) => [startS, endS]), makespanS])].sort((a, b) => a - b)
}
