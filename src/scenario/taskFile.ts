import { readReference, type Source } from './source.ts'
import { taskSchema } from './task.ts'
import { get, isList, isMapping, type Node, shown } from './tree.ts'

/**
 * The tasks of the file that is named, as a list; undefined, with a word in the report, if there is none. A file may be a
 * list of tasks as in a scenario, or one that has `dependencies` for `needs` and keys of its own, as Mieczkowski et al.
 * (arXiv 2603.12229) publish theirs.
 */
export function tasksOfFile(file: Node, base: string, source: Source): Node | undefined {
  if (typeof file.data !== 'string' || file.data === '') return undefined
  const list = readReference(file, source, base)
  if (!isList(list)) {
    if (list.data !== undefined) source.report.error(list.place, `expected a list of tasks, got ${shown(list)}`)
    return undefined
  }
  const foreign = list.data.some((item) => get(item, 'dependencies'))
  return foreign ? { ...list, data: list.data.map((item) => translated(item, source)) } : list
}

/** A task with `dependencies`, without what is no business of ours. */
function translated(item: Node, { report }: Source): Node {
  if (!isMapping(item)) return item
  const needs = item.data.get('dependencies')
  const twice = needs && item.data.get('needs')
  if (twice) report.error(twice.key, 'expected either needs or dependencies, got both')
  const entries = [...item.data].filter(([key]) => key !== 'description' && Object.hasOwn(taskSchema.shape, key))
  return { ...item, data: new Map(needs ? [...entries, ['needs', needs]] : entries) }
}
