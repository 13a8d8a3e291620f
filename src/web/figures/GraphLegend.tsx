import type { TaskState } from '../../explorer/taskTrack.ts'
import { MARKS, STATES } from './GraphFigure.tsx'

/** What the colours and marks of a task graph mean. */
export function GraphLegend() {
  return (
    <ul class="legend" aria-label="Colours of the task graph">
      {(Object.entries(STATES) as [TaskState, string][]).map(([state, words]) => (
        <li key={state}>
          <span class={`swatch node-${state}`} /> {MARKS[state]} {words}
        </li>
      ))}
    </ul>
  )
}
