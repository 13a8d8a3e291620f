import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync, type Stats } from 'node:fs'
import { basename, dirname } from 'node:path'
import { suggest } from './suggest.ts'

/** Bytes of a scenario, a task file or a profile at most: some 40,000 tasks. */
export const scenarioBytesMax = 4e6
/** Bytes of everything else that is read at most: recorded runs and results. A text cannot be much longer. */
export const dataBytesMax = 500e6

/**
 * The text of a file on this computer: what `loadScenario` needs in Node.
 * @throws Error that says in plain words why there is none: see `readBytes`, or not UTF-8
 */
export function readTextFile(path: string, bytesMax = scenarioBytesMax): string {
  const bytes = readBytes(path, bytesMax)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Error('not a text file in UTF-8')
  }
}

/**
 * The bytes of a file on this computer. Whatever Brooks reads it reads here: from a pipe nothing may ever come, and a device may
 * have no end.
 * @throws Error that says in plain words why there are none: no such file, no regular file, too large, no permission
 */
export function readBytes(path: string, bytesMax: number): Uint8Array<ArrayBuffer> {
  try {
    return readRegular(path, bytesMax)
  } catch (error) {
    throw new Error(inWords(error as NodeJS.ErrnoException, path))
  }
}

/** The same of a regular file that no link leads to; null where there is no such file, or it cannot be read. */
export function readOwnBytes(path: string, bytesMax: number): Uint8Array<ArrayBuffer> | null {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) return null
  try {
    return readRegular(path, bytesMax)
  } catch {
    return null
  }
}

function readRegular(path: string, bytesMax: number): Uint8Array<ArrayBuffer> {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)) // else a pipe waits for who writes it
  try {
    const stats = fstatSync(file)
    if (!stats.isFile()) throw new Error(`it is ${kindOf(stats)}, expected a file`)
    if (stats.size > bytesMax) throw tooLarge(bytesMax)
    return readToEnd(file, bytesMax)
  } finally {
    closeSync(file)
  }
}

/** Files of the system say that they are empty, and are not: only reading shows how long one is. */
function readToEnd(file: number, bytesMax: number): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for (;;) {
    const part = new Uint8Array(1 << 20)
    const read = readSync(file, part)
    if (read === 0) return joined(parts, size)
    size += read
    if (size > bytesMax) throw tooLarge(bytesMax)
    parts.push(part.subarray(0, read))
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder'
  if (stats.isFIFO()) return 'a pipe'
  return stats.isSocket() ? 'a socket' : 'a device'
}

const tooLarge = (bytesMax: number): Error => new Error(`it is larger than ${bytesMax / 1e6} MB, the most that is read`)

function inWords({ code, message }: NodeJS.ErrnoException, path: string): string {
  switch (code) {
    case 'ENOENT':
      return `no such file${neighbour(path)}`
    case 'ENXIO':
      return 'it is a socket, expected a file'
    case 'EACCES':
    case 'EPERM':
      return 'no permission to read it'
    case 'ENOTDIR':
      return 'a part of the path is a file, not a folder'
    default:
      return message
  }
}

/** The file of the same folder that may have been meant. */
function neighbour(path: string): string {
  try {
    const nearest = suggest(basename(path), readdirSync(dirname(path)))
    return nearest === undefined ? '' : ` (did you mean ${JSON.stringify(nearest)}?)`
  } catch {
    return ` and no such folder`
  }
}
