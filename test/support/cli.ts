import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

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

/** The same, but it fails as soon as it loads what figures are drawn with. */
export function brooksWithoutDrawing(...args: string[]): Ended {
  return node(['--import', pathToFileURL(resolve('test/support/noDrawing.mjs')).href, CLI, ...args])
}

function node(args: string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 })
  return { code: status, stdout, stderr }
}

/** A new empty folder. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'brooks-'))
