import type { Source } from './source.ts'
import { nameHint } from './suggest.ts'
import { openTasks, tasksOfFile } from './taskFile.ts'
import { taskReferenceSchema } from './taskReference.ts'
import { resolveShape, tasksOfShape } from './taskShape.ts'
import { broken, childPath, get, isList, isMapping, type Mapping, type Node, withEntry } from './tree.ts'
import { validate } from './validate.ts'

/** Puts a list of tasks, with their sizes, in the place of the file or the shape that a scenario names instead. */
export function resolveTasks(root: Node, source: Source): Node {
  const written = get(root, 'tasks')
  if (!isMapping(written) || !isMapping(root)) return root
  const reference = resolveShape(written, source.report)
  const valid = validate(reference, taskReferenceSchema, source.report) !== undefined
  const list = tasksOf(reference, valid, root.place.file, source)
  if (!isList(list)) return withEntry(root, 'tasks', broken(reference))
  reportUnknownSizes(reference, list.data, source)
  const open = get(reference, 'file') ? openTasks(list, source.report) : list
  const tasks = open.data.map((task) => sized(task, valid ? reference : undefined))
  return withEntry(root, 'tasks', { ...list, data: tasks })
}

/** Undefined, with a word in the report, if there are none. */
function tasksOf(reference: Mapping, valid: boolean, base: string, source: Source): Node | undefined {
  const [file, shape] = [get(reference, 'file'), get(reference, 'shape')]
  if (file && shape) reportBoth(reference, source)
  else if (shape) return tasksOfShape(shape)
  else if (file) return tasksOfFile(file, base, source)
  // A key that is not known may be either of them, misspelt.
  else if (valid)
    source.report.error(reference.place, 'expected a list of tasks, or a mapping with file or shape, got neither')
  return undefined
}

/** At the later one, since that is the one that was added: settings come last. */
function reportBoth(reference: Mapping, { report }: Source): void {
  const [, later] = [...reference.data].findLast(([key]) => key === 'file' || key === 'shape')!
  const hint = "take out one of them, or replace the whole: --set 'tasks={shape: ..., outputTokens: ...}'"
  report.error(later.key, { message: 'expected either file or shape, got both', hint })
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
  const named = tasks.map((task) => get(task, 'id')?.data)
  if (!named.every((id) => typeof id === 'string')) return // any of the others may be meant
  const ids = new Set(named)
  for (const [id, size] of sizes.data) {
    const message = `unknown task ${JSON.stringify(id)}`
    if (!ids.has(id)) report.error(size.key, { message, hint: () => nameHint(id, [...ids], 'tasks') })
  }
}
