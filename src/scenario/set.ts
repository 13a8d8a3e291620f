import { pathFault } from './dotted.ts'
import type { Value } from './factor.ts'
import { flowNode, isFlow } from './flow.ts'
import { parse } from './parse.ts'
import { type Place, Report } from './problem.ts'
import { broken, get, isList, isMapping, type Node, shown, withEntry } from './tree.ts'

/** The value that replaces what a scenario says at a path, as `--set path=value` does. */
export interface Setting {
  /** Where it is said, for messages: `--set team.size=5`. */
  readonly place: Place
  /** Keys and list indices. */
  readonly path: readonly string[]
  readonly value: Node
}

/** Reads `path=value`, the path dotted, the value in YAML. Undefined, with a word in the report, if it is not that. */
export function parseSet(text: string, report: Report): Setting | undefined {
  const equals = text.indexOf('=')
  const dotted = text.slice(0, equals).trim()
  const place = { file: `--set ${text}`, line: 0, column: 0, path: '' }
  const path = dotted.split('.')
  if (equals < 0 || path.includes('')) {
    report.error(place, { message: 'expected path=value', hint: 'for example team.size=5' })
    return undefined
  }
  const fault = pathFault(path)
  if (fault !== undefined) {
    report.error(place, fault)
    return undefined
  }
  if (text.slice(equals + 1).trim() === '') {
    report.error({ ...place, path: dotted }, 'expected a value after =')
    return undefined
  }
  const problems = new Report()
  const written = parse(text.slice(equals + 1), place.file, problems)
  const mistakes = problems.problems('')
  for (const { message } of mistakes) report.error({ ...place, path: dotted }, message)
  if (mistakes.length > 0) return undefined
  return { place, path, value: moved(written, { ...place, path: dotted }) }
}

/** The value of a factor at a design point, by its dotted path; `written`: where path and value stand, in a file. */
export function settingOf(dotted: string, value: Value, written?: Pick<Node, 'key' | 'place'>): Setting {
  const argument = { file: `--vary ${dotted}=${value}`, line: 0, column: 0 }
  const key = { ...(written?.key ?? argument), path: dotted }
  const place = { ...(written?.place ?? argument), path: dotted }
  const node = isFlow(value) ? flowNode(value) : undefined
  return { place: key, path: dotted.split('.'), value: node ? moved(node, place) : { place, key, data: value } }
}

/** The tree with one value replaced; mappings on the way are made if they are not there. */
export function applySet(root: Node, setting: Setting, report: Report): Node {
  return put(root, setting.path, 0, setting, report)
}

function put(node: Node | undefined, path: readonly string[], done: number, setting: Setting, report: Report): Node {
  const place = { ...setting.place, path: path.slice(0, done).join('.') }
  if (done === path.length) return setting.value
  if (node === undefined || node.data === null) {
    const made = { place, key: place, data: new Map<string, Node>() }
    return withEntry(made, path[done]!, put(undefined, path, done + 1, setting, report))
  }
  if (isMapping(node)) {
    const [key, next] = longestKey(node, path, done)
    return withEntry(node, key, put(get(node, key), path, next, setting, report))
  }
  if (isList(node)) {
    const index = node.data.findIndex((_, index) => String(index) === path[done])
    if (index >= 0)
      return { ...node, data: node.data.with(index, put(node.data[index], path, done + 1, setting, report)) }
    const range = node.data.length === 0 ? 'the list is empty' : `expected an index from 0 to ${node.data.length - 1}`
    report.error(place, `${range}, got ${JSON.stringify(path[done])}`)
    return node
  }
  if (node.data === undefined) return node
  const hint = `set the whole of it: --set '${place.path}={${path.slice(done).join(': {')}: ...'`
  report.error(place, { message: `expected a mapping or a list here, got ${shown(node)}`, hint })
  return node
}

/** Names such as `gpt-5.2` have dots too: the longest key that exists is the one that is meant. */
function longestKey(node: Node, path: readonly string[], done: number): [key: string, next: number] {
  for (let next = path.length; next > done + 1; next--) {
    const key = path.slice(done, next).join('.')
    if (get(node, key)) return [key, next]
  }
  return [path[done]!, done + 1]
}

/** The value with the argument for a place, since it has no line of its own. */
function moved(node: Node, place: Place): Node {
  if (node.data === undefined) return broken({ place, key: place })
  const inside = (key: string | number) => ({ ...place, path: `${place.path}.${key}` })
  if (isList(node)) return { place, key: place, data: node.data.map((item, index) => moved(item, inside(index))) }
  if (!isMapping(node)) return { place, key: place, data: node.data }
  return { place, key: place, data: new Map([...node.data].map(([key, value]) => [key, moved(value, inside(key))])) }
}
