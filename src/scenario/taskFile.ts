import { readReference, type Source } from './source.ts'
import { nameHint } from './suggest.ts'
import { taskReferenceSchema, taskSchema } from './task.ts'
import { broken, childPath, get, isList, isMapping, type Node, shown, withEntry } from './tree.ts'
import { validate } from './validate.ts'

/**
 * Puts the tasks of a file in the place of the reference to it. A file may be a list of tasks as in a scenario, or one
 * that has `dependencies` for `needs` and keys of its own, as Mieczkowski et al. (arXiv 2603.12229) publish theirs.
 */
export function resolveTasks(root: Node, source: Source): Node {
  const reference = get(root, 'tasks')
  if (!isMapping(reference) || !isMapping(root)) return root
  const valid = validate(reference, taskReferenceSchema, source.report)
  const file = reference.data.get('file')
  if (!file || typeof file.data !== 'string' || file.data === '') return withEntry(root, 'tasks', broken(reference))
  const list = readReference(file, source, root.place.file)
  if (!isList(list)) {
    if (list.data !== undefined) source.report.error(list.place, `expected a list of tasks, got ${shown(list)}`)
    return withEntry(root, 'tasks', broken(reference))
  }
  const foreign = list.data.some((item) => get(item, 'dependencies'))
  const tasks = foreign ? list.data.map((item) => translated(item, source)) : list.data
  reportUnknownSizes(reference, tasks, source)
  return withEntry(root, 'tasks', { ...list, data: tasks.map((task) => sized(task, valid ? reference : undefined)) })
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

/**
 * A task with its size: from `sizes`, else its own, else the default; and with the default difficulty if it has none. What is
 * wrong with the reference stays there.
 */
function sized(written: Node, reference: Node | undefined): Node {
  if (!isMapping(written)) return written
  const difficulty = get(reference, 'difficulty')
  const task = difficulty && !written.data.has('difficulty') ? withEntry(written, 'difficulty', difficulty) : written
  const id = get(task, 'id')?.data
  const own = task.data.get('outputTokens')
  if (!reference) return own ? task : withEntry(task, 'outputTokens', broken(task))
  const size = get(get(reference, 'sizes'), String(id)) ?? own ?? get(reference, 'outputTokens')
  return size ? withEntry(task, 'outputTokens', size) : task
}

/** Reports the tasks that got no size from anywhere; `root` is what the scenario said before it was resolved. */
export function checkSized(root: Node, written: Node, { report }: Source): Node {
  const tasks = get(root, 'tasks')
  if (!isList(tasks) || !isMapping(root)) return root
  const hint = isMapping(get(written, 'tasks')) ? { hint: 'tasks.outputTokens gives one to all that have none' } : {}
  const data = tasks.data.map((task) => {
    if (!isMapping(task) || task.data.has('outputTokens')) return task
    const place = { ...task.key, path: childPath(task.place, 'outputTokens') }
    const expected = 'a size in output tokens, a number or a distribution'
    report.error(place, { message: `missing: expected ${expected}`, expected, ...hint })
    return withEntry(task, 'outputTokens', broken(task))
  })
  return withEntry(root, 'tasks', { ...tasks, data })
}

function reportUnknownSizes(reference: Node, tasks: readonly Node[], { report }: Source): void {
  const sizes = get(reference, 'sizes')
  if (!isMapping(sizes)) return
  const ids = new Set(tasks.map((task) => String(get(task, 'id')?.data)))
  for (const [id, size] of sizes.data) {
    const message = `unknown task ${JSON.stringify(id)}`
    if (!ids.has(id)) report.error(size.key, { message, ...nameHint(id, [...ids], 'tasks') })
  }
}
