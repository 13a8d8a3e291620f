import { expandBlock, resolveBlock } from './kinds.ts'
import type { Report } from './problem.ts'
import { needsOf, shapeChoice } from './shapes/index.ts'
import { taskShapeSchema } from './taskReference.ts'
import { get, isMapping, type Mapping, type Node, nodeOf, plain, withEntry } from './tree.ts'

/** A shape that is written as a bare kind, written out. */
export function expandShape(root: Node): Node {
  const tasks = get(root, 'tasks')
  return isMapping(root) && isMapping(tasks) ? withEntry(root, 'tasks', expandBlock(tasks, 'shape')) : root
}

/** A reference to tasks whose shape, if it has one, is of a kind that exists, with that kind's options alone. */
export function resolveShape(reference: Mapping, report: Report): Mapping {
  if (!reference.data.has('shape')) return reference
  return withEntry(reference, 'shape', resolveBlock(reference, 'shape', shapeChoice, report))
}

/**
 * The tasks of a shape that is resolved, as a list; undefined if its options are not valid, which is for others to report. Each
 * task says of itself that it stands where the shape does.
 */
export function tasksOfShape(shape: Node): Node | undefined {
  const options = taskShapeSchema.shape.shape.safeParse(plain(shape))
  if (!options.success) return undefined
  const name = (task: number) => `task-${task + 1}`
  const tasks = needsOf(options.data).map((needs, task) => {
    return { id: name(task), needs: needs.map(name), files: [`${name(task)}.py`] }
  })
  return nodeOf(tasks, { ...shape.place, path: 'tasks' })
}
