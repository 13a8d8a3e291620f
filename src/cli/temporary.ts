import { readdirSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { lives } from './processes.ts'

/** The name of a file until it is complete: hidden, and it says which process on which machine writes it. */
export const temporaryName = (name: string): string => `.${name}.${hostname()}.${process.pid}.tmp`

/**
 * Removes from a folder the unfinished files of processes of this machine that ended without doing so, as one that was
 * killed does. Those of a process that lives, and of other machines that share the folder, stay. To be called before this
 * process writes there: a file with its own number is then left from an earlier process that had the same.
 */
export function removeAbandoned(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const [, writer, id] = /^\.(.+)\.(\d+)\.tmp$/.exec(entry.name) ?? []
    const isHere = entry.isFile() && writer?.endsWith(`.${hostname()}`)
    if (isHere && (Number(id) === process.pid || !lives(Number(id)))) rmSync(join(folder, entry.name), { force: true })
  }
}
