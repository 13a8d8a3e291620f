import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
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
export const brooks = (...args: string[]): Ended => ended([], args)

/** The same on a disk with little room left. */
export const brooksOnFullDisk = (...args: string[]): Ended =>
  ended(['--require', resolve('test/support/fullDisk.cjs')], args)

/** The same, but it fails as soon as it loads what figures are drawn with. */
export const brooksWithoutDrawing = (...args: string[]): Ended =>
  ended(['--import', pathToFileURL(resolve('test/support/noDrawing.mjs')).href], args)

/** `before`: options of Node. */
function ended(before: readonly string[], args: readonly string[]): Ended {
  const all = [...before, CLI, ...args, ...oneThread(args)]
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { encoding: 'utf8', timeout: 60_000 })
  return { code: status, stdout, stderr }
}

/** One thread where a test does not say how many: the test runner keeps the cores busy, and short work is no faster on two. */
function oneThread([command = '', ...options]: readonly string[]): string[] {
  return ['sweep', 'plan', 'reproduce'].includes(command) && !options.includes('--threads') ? ['--threads', '1'] : []
}

/** Names of the results in a folder, in order, without the list that Brooks keeps of what it wrote. */
export const resultsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name !== '.brooks.json')
    .sort()

/** A new empty folder. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'brooks-'))
