import { parse, startOf } from './parse.ts'
import { resolvePath } from './paths.ts'
import type { Place, Report } from './problem.ts'
import { broken, type Node } from './tree.ts'

/** Gives the text of a file; throws an Error that says in plain words why it cannot. */
export type Read = (path: string) => string

/** The files that a scenario is made of. */
export interface Source {
  readonly read: Read
  readonly report: Report
}

/** The content of a file that a scenario refers to, from the node that names it. */
export function readReference(reference: Node, { read, report }: Source, base: string): Node {
  const path = resolvePath(base, String(reference.data))
  const text = readText(path, reference.place, { read, report })
  return text === undefined ? broken(reference) : parse(text, path, report)
}

/** The content of the file that was asked for. */
export function readMain(file: string, { read, report }: Source): Node {
  const place = { ...startOf(file), line: 0, column: 0 }
  const text = readText(file, place, { read, report })
  return text === undefined ? broken({ place, key: place }) : parse(text, file, report)
}

function readText(path: string, place: Place, { read, report }: Source): string | undefined {
  try {
    return read(path)
  } catch (error) {
    report.error(place, `cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}
