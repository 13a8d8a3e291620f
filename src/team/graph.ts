import type { Task } from '../scenario/index.ts'

/** The task graph with tasks as numbers: their place in the scenario's list. */
export interface TaskGraph {
  readonly taskCount: number
  readonly ids: readonly string[]
  /** The tasks that each task needs, in the order the scenario lists them. */
  readonly needs: readonly (readonly number[])[]
  /** The tasks that need each task. */
  readonly dependents: readonly (readonly number[])[]
  /** A topological order that keeps the scenario's order where that already is one. */
  readonly topologicalOrder: readonly number[]
}

/** Numbers the tasks of a scenario whose graph was checked: every need exists, and there is no cycle. */
export function taskGraph(tasks: readonly Task[]): TaskGraph {
  const ids = tasks.map(({ id }) => id)
  const numberOf = new Map(ids.map((id, task) => [id, task]))
  const needs = tasks.map((task) => task.needs.map((need) => numberOf.get(need)!))
  const dependents: number[][] = tasks.map(() => [])
  needs.forEach((list, task) => {
    for (const need of list) dependents[need]!.push(task)
  })
  return { taskCount: tasks.length, ids, needs, dependents, topologicalOrder: needsFirst(needs) }
}

/** Tasks in listed order, each preceded by those of its needs that were not placed yet. */
function needsFirst(needs: readonly (readonly number[])[]): number[] {
  const order: number[] = []
  const placed = new Uint8Array(needs.length)
  for (let root = 0; root < needs.length; root++) {
    const path = [root]
    while (path.length > 0) {
      const task = path.at(-1)!
      const missing = placed[task] ? undefined : needs[task]!.find((need) => !placed[need])
      if (missing !== undefined) {
        path.push(missing)
        continue
      }
      if (!placed[task]) order.push(task)
      placed[task] = 1
      path.pop()
    }
  }
  return order
}
