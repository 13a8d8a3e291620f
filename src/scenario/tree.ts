import type { Place } from './problem.ts'

export type Scalar = string | number | boolean | null

/** A value that remembers where it was written, so that whatever is found out about it later can say so. */
export interface Node<Data = Scalar | readonly AnyNode[] | ReadonlyMap<string, AnyNode> | undefined> {
  /** Where the value is. */
  readonly place: Place
  /** Where its key is, if it has one; else as `place`. */
  readonly key: Place
  /** A scalar, a list or a mapping; undefined for what could not be read and has been reported already. */
  readonly data: Data
}

interface AnyNode extends Node {}
export type List = Node<readonly Node[]>
export type Mapping = Node<ReadonlyMap<string, Node>>

/** Stands for a value that could not be read: nothing more will be said about it. */
export function broken({ place, key }: Pick<Node, 'place' | 'key'>): Node {
  return { place, key, data: undefined }
}

export function isMapping(node: Node | undefined): node is Mapping {
  return node?.data instanceof Map
}

export function isList(node: Node | undefined): node is List {
  return Array.isArray(node?.data)
}

/** The value under a key, if `node` is a mapping that has it. */
export function get(node: Node | undefined, key: string): Node | undefined {
  return isMapping(node) ? node.data.get(key) : undefined
}

/** A copy of a mapping with one value replaced or added. */
export function withEntry(node: Mapping, key: string, value: Node): Mapping {
  return { ...node, data: new Map(node.data).set(key, value) }
}

/** A copy of a mapping without one of its entries. */
export function withoutEntry(node: Mapping, key: string): Mapping {
  return { ...node, data: new Map([...node.data].filter(([name]) => name !== key)) }
}

/** The path of something inside `parent`. */
export function childPath(parent: Place, key: PropertyKey): string {
  return parent.path === '' ? String(key) : `${parent.path}.${String(key)}`
}

/** The value as plain JSON data. */
export function plain(node: Node): unknown {
  if (isList(node)) return node.data.map(plain)
  if (isMapping(node)) return Object.fromEntries([...node.data].map(([key, value]) => [key, plain(value)]))
  return node.data
}

/** Plain JSON data as a value that was written at one place, with all that is in it. */
export function nodeOf(data: unknown, place: Place): Node {
  if (Array.isArray(data)) return { place, key: place, data: data.map((item) => nodeOf(item, place)) }
  if (typeof data !== 'object' || data === null) return { place, key: place, data: data as Scalar }
  return { place, key: place, data: new Map(Object.entries(data).map(([key, value]) => [key, nodeOf(value, place)])) }
}

/** Whether a value comes from the command line, such as `--set`, and not from a file. */
export const isSetting = ({ place }: Node): boolean => place.file.startsWith('--')

/** A value as messages show it. */
export function shown(node: Node): string {
  if (isList(node)) return node.data.length === 0 ? 'an empty list' : 'a list'
  if (isMapping(node)) return node.data.size === 0 ? 'an empty mapping' : 'a mapping'
  if (node.data === null) return 'nothing'
  const text = typeof node.data === 'string' ? JSON.stringify(node.data) : String(node.data)
  return text.length > 60 ? `${text.slice(0, 60)}...` : text
}
