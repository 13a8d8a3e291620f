import type { Report } from './problem.ts'
import { readReference, type Source } from './source.ts'
import { taskSchema } from './task.ts'
import { get, isList, isMapping, type List, type Mapping, type Node, shown, withEntry, withoutEntry } from './tree.ts'

/**
 * The tasks of the file that is named, as a list; undefined, with a word in the report, if there is none. A file may be a
 * list of tasks as in a scenario, or one of a task manager, with `dependencies` for `needs`, `status` and keys of its own, as
 * Mieczkowski et al. (arXiv 2603.12229) publish theirs. Of those `status` is left for `openTasks`.
 */
export function tasksOfFile(file: Node, base: string, source: Source): Node | undefined {
  if (typeof file.data !== 'string' || file.data === '') return undefined
  const list = readReference(file, source, base)
  if (!isList(list)) {
    if (list.data !== undefined) source.report.error(list.place, `expected a list of tasks, got ${shown(list)}`)
    return undefined
  }
  if (!list.data.some((item) => get(item, 'dependencies') || get(item, 'status'))) return list
  warnOfOthers(list, source.report)
  return { ...list, data: list.data.map((item) => translated(item, source.report)) }
}

/** A task of a task manager, without what is no business of ours. */
function translated(item: Node, report: Report): Node {
  if (!isMapping(item)) return item
  const needs = item.data.get('dependencies')
  const twice = needs && item.data.get('needs')
  if (twice) report.error(twice.key, 'expected either needs or dependencies, got both')
  const entries = [...item.data].filter(
    ([key, value]) => key === 'status' || (isOurs(key, value) && key !== 'description'),
  )
  const task = { ...item, data: new Map(needs ? [...entries, ['needs', needs]] : entries) }
  return withText(withEach(task, 'needs', text), 'id')
}

/** Task managers rank in words such as "high", which are none of our priorities. */
const isOurs = (key: string, { data }: Node): boolean =>
  Object.hasOwn(taskSchema.shape, key) && (key !== 'priority' || typeof data === 'number')

/** They also count their tasks: a number is a name like any other. */
const text = (node: Node): Node => (typeof node.data === 'number' ? { ...node, data: String(node.data) } : node)

function withText(task: Mapping, key: string): Mapping {
  const value = get(task, key)
  return value ? withEntry(task, key, text(value)) : task
}

function withEach(task: Mapping, key: string, change: (item: Node) => Node): Mapping {
  const list = get(task, key)
  return isList(list) ? withEntry(task, key, { ...list, data: list.data.map(change) }) : task
}

/** What is there for readers alone, and no surprise. */
const PROSE = ['title', 'name', 'description', 'dependencies', 'status']

function warnOfOthers(list: List, report: Report): void {
  const entries = list.data.flatMap((item) => (isMapping(item) ? [...item.data] : []))
  const others = entries.filter(([key, value]) => !PROSE.includes(key) && !isOurs(key, value)).map(([key]) => key)
  if (others.length === 0) return
  const words = [...counted(others)].map(([key, count]) => `${key} (${of(count, list)})`)
  report.warn(list.place, `keys without a meaning here: ${words.join(', ')}`)
}

const of = (count: number, { data }: List): string => `${count} of ${data.length} tasks`

/** How often each of some words is there, in the order in which they come first. */
function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** The words of task managers for a task on which nobody will work any more. */
const CLOSED = [
  ...['done', 'complete', 'completed', 'finished', 'closed', 'resolved', 'merged', 'shipped', 'released'],
  ...['cancelled', 'canceled', 'wontfix', "won't fix", "won't do"],
]
/** Those for a task that nobody has begun; any other word may mean that it is begun, or put off. */
const TO_DO = ['', 'open', 'todo', 'to do', 'to-do', 'to_do', 'pending', 'new', 'backlog', 'ready', 'planned']

/**
 * The tasks that are still to be done, by their `status`, if they have one: without those that are done or cancelled, which count
 * as done where others need them. What is left out is a warning, and what is taken with its whole size though its status may mean
 * something else: that it is begun already, or put off.
 */
export function openTasks(list: List, report: Report): List {
  const closed = list.data.filter((task) => CLOSED.includes(statusOf(task)))
  const open = list.data.filter((task) => !closed.includes(task))
  const begun = open.filter((task) => !TO_DO.includes(statusOf(task)))
  const words = (tasks: readonly Node[]) => [...counted(tasks.map(statusOf))].map(([word, count]) => `${count} ${word}`)
  if (closed.length > 0)
    report.warn(
      list.place,
      `${of(closed.length, list)} left out: ${words(closed).join(', ')}; others need not wait for them`,
    )
  if (begun.length > 0) report.warn(list.place, `taken with their whole size: ${words(begun).join(', ')}`)
  const gone = new Set(closed.map(idOf))
  for (const task of open) gone.delete(idOf(task))
  return { ...list, data: open.map((task) => withoutNeeds(task, gone)) }
}

/** In small letters; '' without one. Some managers write `{ name: Done }`. */
function statusOf(task: Node): string {
  const status = get(task, 'status')
  const word = status && isMapping(status) ? get(status, 'name') : status
  return String(word?.data ?? '')
    .trim()
    .toLowerCase()
}

const idOf = (task: Node): unknown => get(task, 'id')?.data

function withoutNeeds(task: Node, gone: ReadonlySet<unknown>): Node {
  if (!isMapping(task)) return task
  const needs = get(task, 'needs')
  const rest = withoutEntry(task, 'status')
  if (!isList(needs)) return rest
  return withEntry(rest, 'needs', { ...needs, data: needs.data.filter(({ data }) => !gone.has(data)) })
}
