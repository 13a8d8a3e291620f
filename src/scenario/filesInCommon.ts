import { dependentsOf, type Needs, topologicalOrder } from '../theory/graph.ts'
import type { Scenario, Task } from './schema.ts'

/** A file that several tasks write, not all of which wait for one another. */
export interface FileInCommon {
  readonly path: string
  /** How many tasks write it. */
  readonly tasks: number
}

/** Files in which agents who work at the same time may get in each other's way. */
export interface FilesInCommon {
  /** The files, that of most tasks first, then as they come. */
  readonly files: readonly FileInCommon[]
  /** How many tasks write at least one of them. */
  readonly tasks: number
}

/** A file's path and the tasks that write it, in an order in which each follows its needs. */
interface Group {
  readonly path: string
  readonly tasks: readonly number[]
}

/**
 * The files that two or more tasks write which may be under way at the same time, since neither waits for the other; null
 * if there are none. Tasks that the graph puts one after the other never conflict, where the board enforces needs.
 */
export function filesInCommon(tasks: readonly Task[], enforceNeeds: boolean): FilesInCommon | null {
  const groups = groupsOf(tasks, enforceNeeds ? needsOf(tasks) : tasks.map(() => []))
  if (groups.length === 0) return null
  const files = groups.map(({ path, tasks }) => ({ path, tasks: tasks.length }))
  files.sort((a, b) => b.tasks - a.tasks)
  return { files, tasks: new Set(groups.flatMap((group) => group.tasks)).size }
}

/**
 * The scenario in which tasks that write a file in common are done one after the other: each also needs the one before it
 * in a topological order, and the board enforces that, so that nobody is in a file at the same time as another.
 */
export function oneAfterTheOther(scenario: Scenario): Scenario {
  const { tasks } = scenario
  const needs = needsOf(tasks).map((list) => new Set(list))
  for (const group of groupsOf(tasks, needsOf(tasks)))
    group.tasks.forEach((task, at) => {
      if (at > 0) needs[task]!.add(group.tasks[at - 1]!)
    })
  const ordered = tasks.map((task, index) => ({ ...task, needs: [...needs[index]!].map((need) => tasks[need]!.id) }))
  return { ...scenario, tasks: ordered, board: { ...scenario.board, enforceNeeds: true } }
}

function needsOf(tasks: readonly Task[]): number[][] {
  const index = new Map(tasks.map(({ id }, place) => [id, place]))
  return tasks.map((task) => task.needs.map((need) => index.get(need)!))
}

function groupsOf(tasks: readonly Task[], needs: Needs): Group[] {
  const writers = new Map<string, number[]>()
  for (const task of topologicalOrder(needs))
    for (const path of new Set(tasks[task]!.files)) {
      const known = writers.get(path)
      if (known) known.push(task)
      else writers.set(path, [task])
    }
  const dependents = dependentsOf(needs)
  return [...writers]
    .map(([path, group]) => ({ path, tasks: group }))
    .filter((group) => group.tasks.length > 1 && !isChain(group.tasks, dependents))
}

/** Whether each of some tasks, in a topological order, waits for the one before it, if only by way of others. */
const isChain = (tasks: readonly number[], dependents: Needs): boolean =>
  tasks.every((task, at) => at === 0 || waitsFor(task, tasks[at - 1]!, dependents))

function waitsFor(task: number, need: number, dependents: Needs): boolean {
  const seen = new Set([need])
  for (const next of seen) {
    if (next === task) return true
    for (const dependent of dependents[next]!) seen.add(dependent)
  }
  return false
}
