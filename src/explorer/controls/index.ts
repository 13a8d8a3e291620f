import { errorRate, latencyNoise } from './agents.ts'
import type { Control } from './control.ts'
import { layers, parallelShare, shape, stages, taskCount } from './graph.ts'
import { assignment, communication, coordination, pacing, verification } from './policies.ts'
import { profile, teamSize } from './team.ts'

export { PLAY } from '../view.ts'
export type { Changes, ChoiceControl, Control, Facts, Option, RangeControl } from './control.ts'
export { factsOf } from './control.ts'
export {
  assignment,
  communication,
  coordination,
  errorRate,
  latencyNoise,
  pacing,
  parallelShare,
  profile,
  shape,
  taskCount,
  teamSize,
}

/** Controls that belong together. */
export interface ControlGroup {
  readonly title: string
  readonly controls: readonly Control[]
}

/** Everything that a reader can change, in the order in which it stands. To add one: a file beside these, or an entry in one; and its name here. */
export const controlGroups: readonly ControlGroup[] = [
  { title: 'Tasks', controls: [shape, taskCount, parallelShare, layers, stages] },
  { title: 'Team', controls: [teamSize, profile, coordination, assignment, pacing, communication, verification] },
  { title: 'Agents', controls: [errorRate, latencyNoise] },
]
