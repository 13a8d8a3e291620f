import type { AssignmentInput } from '../policy/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { compile, type Model } from './model.ts'

/** What the coordination of a model may look at before a run starts; `uniform`: the numbers that an assignment may draw. */
export function assignmentInput(model: Model, uniform: () => number): AssignmentInput {
  const { taskCount, size, needs, topologicalOrder, expectedTokens, members } = model
  const expectedSeconds = (task: number, agent: number) => members[agent]!.expectedSeconds(expectedTokens[task]!)
  return { taskCount, size, needs, topologicalOrder, expectedSeconds, uniform }
}

/** Who gets which task. */
export interface Assigned {
  /** Of each task, by its place in the team. */
  readonly owner: Int32Array
  /** The order in which agents take up their tasks. */
  readonly order: readonly number[]
}

/** How a scenario assigns its tasks, where all runs do so in the same way; null where agents choose, or chance does. */
export const fixedAssignment = (scenario: Scenario): Assigned | null => fixedAssignmentOf(compile(scenario))

/** The same of a scenario that was made ready. */
export function fixedAssignmentOf(model: Model): Assigned | null {
  if (model.coordination.selfOrganising) return null
  let drawn = false
  const uniform = () => {
    drawn = true
    return 0
  }
  const owner = new Int32Array(model.taskCount)
  const order = model.coordination.assignOwners(assignmentInput(model, uniform), owner)
  return drawn ? null : { owner, order }
}
