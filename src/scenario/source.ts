import { parse, startOf } from './parse.ts'
import { resolvePath } from './paths.ts'
import { type Place, Report } from './problem.ts'
import { broken, type Node } from './tree.ts'

/** Gives the text of a file; throws an Error that says in plain words why it cannot. */
export type Read = (path: string) => string

/** A file that was read: its content, and what is wrong with it. */
interface Parsed {
  readonly content: Node
  readonly report: Report
}

/** The files that a scenario is made of. */
export interface Source {
  readonly read: Read
  readonly report: Report
  /** Those that were read already, by path: a file is read and parsed once, however many scenarios are made of it. */
  readonly files: Map<string, Parsed>
}

/** The content of a file that a scenario refers to, from the node that names it. */
export function readReference(reference: Node, source: Source, base: string): Node {
  return readFile(resolvePath(base, String(reference.data)), reference.place, source) ?? broken(reference)
}

/** The content of the file that was asked for. */
export function readMain(file: string, source: Source): Node {
  const place = { ...startOf(file), line: 0, column: 0 }
  return readFile(file, place, source) ?? broken({ place, key: place })
}

/** Undefined, with a word in the report about the place that names it, if it cannot be read. */
function readFile(path: string, place: Place, { read, report, files }: Source): Node | undefined {
  if (!files.has(path)) {
    const text = readText(path, place, read, report)
    if (text === undefined) return undefined
    files.set(path, parsed(text, path))
  }
  const { content, report: problems } = files.get(path)!
  report.include(problems)
  return content
}

function readText(path: string, place: Place, read: Read, report: Report): string | undefined {
  try {
    return read(path)
  } catch (error) {
    report.error(place, `cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

function parsed(text: string, path: string): Parsed {
  const report = new Report()
  return { content: parse(text, path, report), report }
}
