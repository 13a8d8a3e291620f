import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The built command line. */
export const CLI = resolve('dist/cli/main.js')

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs the built command line to its end. */
export const brooks = (...args: string[]): Ended => node([CLI, ...args])

/** The same on a disk with little room left. */
export function brooksOnFullDisk(...args: string[]): Ended {
  return node(['--require', resolve('test/support/fullDisk.cjs'), CLI, ...args])
}

function node(args: string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 })
  return { code: status, stdout, stderr }
}

/** A new empty folder. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'brooks-'))
