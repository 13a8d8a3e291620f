import { createHash, type Hash } from 'node:crypto'
import { closeSync, lstatSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ownJson, versioned } from './readJson.ts'
import { temporaryName } from './temporary.ts'
import { UsageError } from './usage.ts'

/** Name of the list, in each folder that Brooks wrote into, of what it wrote. */
export const LIST = '.brooks.json'

const ABOUT = 'What Brooks wrote into this folder, with SHA-256 digests. It replaces and removes these files only.'
const listSchema = z.object({ about: z.string(), files: z.record(z.string(), z.array(z.string())) })
/** By name: the digest of what a file holds; two while it is replaced, in case Brooks is killed then. */
type Digests = Readonly<Record<string, readonly string[]>>

/** Files that say which version of Brooks they are of: they stand for those beside them where versions before kept no list. */
const VERSIONED = ['manifest.json', 'plan.json']
/** More than any list, manifest or plan has. */
const BYTES_MAX = 256e6
const BLOCK_BYTES = 1 << 20

/**
 * Checks that none of these files of a folder is anybody else's: each is not there, or is as Brooks wrote it, by the list in the
 * folder. Without an entry there, it is also Brooks's beside a manifest or plan of a version that kept no list.
 * @returns the digests of those that are there
 * @throws UsageError for the first that is not
 */
export function checkOwn(folder: string, names: readonly string[]): Map<string, string> {
  const list = listOf(folder)
  const present = names.filter((name) => lstatSync(join(folder, name), { throwIfNoEntry: false }) !== undefined)
  const digests = present.map((name) => [name, digestOf(join(folder, name))] as const)
  const isOwn = ([name, digest]: (typeof digests)[number]) =>
    digest !== null && (list[name]?.includes(digest) ?? isOfBefore(folder, list))
  const foreign = digests.find((entry) => !isOwn(entry))
  if (foreign) throw new UsageError(notOwn(join(folder, foreign[0]), list[foreign[0]] !== undefined))
  return new Map(digests as [string, string][])
}

/** Puts files on the list with the digests that they may have; off it those with none. */
export function putOnList(folder: string, files: ReadonlyMap<string, readonly string[]>): void {
  const all = new Map([...Object.entries(listOf(folder)), ...files])
  const inOrder = [...all].filter(([, digests]) => digests.length > 0).sort(([a], [b]) => (a < b ? -1 : 1))
  const unfinished = join(folder, temporaryName(LIST))
  try {
    writeFileSync(unfinished, `${JSON.stringify({ about: ABOUT, files: Object.fromEntries(inOrder) }, null, 1)}\n`)
    renameSync(unfinished, join(folder, LIST))
  } finally {
    rmSync(unfinished, { force: true })
  }
}

/** The list of a folder; empty where there is none. @throws UsageError for a file of its name that is none */
function listOf(folder: string): Digests {
  const path = join(folder, LIST)
  if (!lstatSync(path, { throwIfNoEntry: false })) return {}
  const parsed = listSchema.safeParse(ownJson(path, BYTES_MAX))
  if (parsed.success) return parsed.data.files
  throw new UsageError(
    `${path} is not the list of what Brooks wrote there: expected that or no such file; ${UNTOUCHED}`,
  )
}

/** Whether a version before lists has written there, whose manifest or plan no later one has replaced. */
const isOfBefore = (folder: string, list: Digests): boolean =>
  VERSIONED.some((name) => !(name in list) && versioned.safeParse(ownJson(join(folder, name), BYTES_MAX)).success)

/** The digest of what a file holds, read in pieces; null for what is no file, were it a link to one. */
function digestOf(path: string): string | null {
  if (!lstatSync(path).isFile()) return null
  const [hash, block, file] = [newDigest(), Buffer.allocUnsafe(BLOCK_BYTES), openSync(path, 'r')]
  try {
    for (let read = 1; read > 0; ) {
      read = readSync(file, block)
      hash.update(block.subarray(0, read))
    }
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}

/** The digest of a file that is being written. */
export const newDigest = (): Hash => createHash('sha256')

const UNTOUCHED = 'nothing was touched; move it away, or name another folder'

const notOwn = (path: string, isListed: boolean): string =>
  isListed
    ? `${path} was changed since Brooks wrote it: ${UNTOUCHED}`
    : `${path} was not written by Brooks, or by a version that kept no list of its files: ${UNTOUCHED}`
