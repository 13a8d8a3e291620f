import type { Report } from './problem.ts'
import { get, isList, isMapping, isSetting, type Node, plain } from './tree.ts'

/** A value of a scenario that changes nothing there, whatever it is. */
export interface IdleValue {
  /** Keys and list indices. */
  readonly path: readonly string[]
  /** In words. */
  readonly why: string
  /** The value that asks for nothing, so that nobody has to be told; none if there is no such value. */
  readonly neutral?: unknown
  /** The value that counts in its place; whoever wrote that one too knows. */
  readonly instead?: readonly string[]
  /** Whether it is no trap in a file, which may serve for several ways of working together, but one with `--set`. */
  readonly onlySet?: boolean
}

/**
 * Warns of values that change nothing, where the scenario's author wrote them: in the scenario's own file or with a setting, not in
 * a profile or a task file.
 */
export function reportIdle(values: readonly IdleValue[], root: Node, report: Report): void {
  const written = (path: readonly string[]) => {
    const node = nodeAt(root, path)
    return node && (isSetting(node) || node.place.file === root.place.file) ? node : undefined
  }
  for (const { path, why, neutral, instead, onlySet } of values) {
    const node = written(path)
    if (!node || (onlySet && !isSetting(node))) continue
    // What is varied says so at all of its values, or it would look as if the others had an effect.
    if (!isVaried(node) && JSON.stringify(plain(node)) === JSON.stringify(neutral)) continue
    if (instead && written(instead)) continue
    const hint = instead && { hint: `set ${instead.join('.')} as well` }
    report.warn(node.key, { message: `changes nothing: ${why}`, idle: true, ...hint })
  }
}

const isVaried = ({ place }: Node): boolean => place.file.startsWith('--vary ')

function nodeAt(root: Node, path: readonly string[]): Node | undefined {
  let node: Node | undefined = root
  for (const key of path) node = isList(node) ? node.data[Number(key)] : isMapping(node) ? get(node, key) : undefined
  return node
}
