import type { Report } from './problem.ts'
import { nameHint } from './suggest.ts'
import { get, isList, type Node } from './tree.ts'

/** What the checks look at: a task that is sound enough to have a name. */
interface Vertex {
  readonly name: string
  readonly id: Node
  /** The nodes that name other tasks that exist, one each. */
  readonly needs: Map<string, Node>
}

/** Reports what makes a list of tasks no graph without cycles: names used twice or not at all, and cycles. */
export function checkGraph(tasks: Node | undefined, report: Report): void {
  const vertices = new Map<string, Vertex>()
  const named = (isList(tasks) ? tasks.data : []).map((task) => ({ task, id: get(task, 'id') }))
  for (const { id } of named) {
    if (typeof id?.data !== 'string' || id.data === '') continue
    const first = vertices.get(id.data)
    if (first) report.error(id.place, `duplicate id ${JSON.stringify(id.data)}, first ${spot(first.id, id)}`)
    else vertices.set(id.data, { name: id.data, id, needs: new Map() })
  }
  const complete = named.every(({ id }) => typeof id?.data === 'string')
  for (const { task, id } of named) {
    const needs = get(task, 'needs')
    for (const need of isList(needs) ? needs.data : []) checkNeed(need, id, vertices, complete, report)
  }
  for (const cycle of cycles(vertices)) {
    const [first, second] = cycle
    const path = [...cycle, first!].map(({ name }) => name)
    const shown = path.length > 12 ? [...path.slice(0, 10), '...', path.at(-1)] : path
    report.error(first!.needs.get(second?.name ?? '')!.place, `cycle: ${shown.join(' -> ')} (each needs the next)`)
  }
}

function checkNeed(
  need: Node,
  id: Node | undefined,
  vertices: ReadonlyMap<string, Vertex>,
  complete: boolean,
  report: Report,
): void {
  const name = need.data
  if (typeof name !== 'string' || name === '') return
  const quoted = JSON.stringify(name)
  const vertex = vertices.get(String(id?.data))
  if (name === id?.data) report.error(need.place, `task ${quoted} needs itself`)
  else if (vertex?.id === id && vertex?.needs.has(name)) report.error(need.place, `${quoted} is needed twice`)
  else if (vertices.has(name)) {
    if (vertex?.id === id) vertex?.needs.set(name, need)
  } else if (complete) {
    report.error(need.place, {
      message: `unknown task ${quoted}`,
      hint: () => nameHint(name, [...vertices.keys()], 'tasks'),
    })
  }
}

/**
 * Cycles, each without a task of another, so that a broken file gives a few lines and not all of its cycles. Takes
 * away tasks whose needs are all gone (Kahn 1962); what stays leads into a cycle, which is taken away in turn.
 */
function cycles(vertices: ReadonlyMap<string, Vertex>): Vertex[][] {
  const left = new Map([...vertices.values()].map((vertex) => [vertex.name, vertex.needs.size]))
  const users = new Map<string, Vertex[]>([...vertices.keys()].map((name) => [name, []]))
  for (const vertex of vertices.values()) for (const need of vertex.needs.keys()) users.get(need)!.push(vertex)
  const remove = (names: string[]) => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      if (!left.delete(name)) continue
      for (const user of users.get(name)!) {
        if (!left.has(user.name)) continue
        const needs = left.get(user.name)! - 1
        left.set(user.name, needs)
        if (needs === 0) names.push(user.name)
      }
    }
  }
  remove([...left].filter(([, needs]) => needs === 0).map(([name]) => name))
  const found: Vertex[][] = []
  for (const vertex of vertices.values()) {
    while (left.has(vertex.name)) {
      const cycle = cycleFrom(vertex, vertices, left)
      found.push(cycle)
      remove(cycle.map(({ name }) => name))
    }
  }
  return found
}

/** The cycle that a walk along first remaining needs runs into, beginning with the task listed first. */
function cycleFrom(start: Vertex, vertices: ReadonlyMap<string, Vertex>, left: ReadonlyMap<string, number>): Vertex[] {
  const step = new Map<Vertex, number>()
  let vertex = start
  while (!step.has(vertex)) {
    step.set(vertex, step.size)
    vertex = vertices.get([...vertex.needs.keys()].find((need) => left.has(need))!)!
  }
  const cycle = [...step.keys()].slice(step.get(vertex))
  const inCycle = new Set(cycle)
  const first = cycle.indexOf([...vertices.values()].find((candidate) => inCycle.has(candidate))!)
  return [...cycle.slice(first), ...cycle.slice(0, first)]
}

function spot(first: Node, second: Node): string {
  const { file, line, path } = first.place
  if (line === 0) return `in ${file}`
  return `on line ${line}${file === second.place.file ? '' : ` of ${file}`} (${path})`
}
