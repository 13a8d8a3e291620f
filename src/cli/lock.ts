import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { lives, place, startOf } from './processes.ts'
import { ownJson } from './readJson.ts'
import { UsageError } from './usage.ts'

/** Name of the lock in the folder that is locked: a folder, in which one file says who holds it. */
export const LOCK = '.brooks.lock'

/** How often a lock is renewed, and how long it holds unless it is: what is known of holders on other machines. */
const RENEW_MS = 10_000
const LEASE_MS = 120_000
/** Times that a lock is tried for, where others come and go meanwhile. */
const TRIES = 10

const holderSchema = z.object({
  pid: z.int().min(1),
  /** See `place`. */
  place: z.string(),
  /** See `startOf`: later another process may have the number. */
  started: z.string().nullable(),
  host: z.string(),
  since: z.string(),
  command: z.string(),
})
type Holder = z.infer<typeof holderSchema>

/** The locks of this process, by folder. */
const held = new Map<string, FolderLock>()
process.on('exit', () => {
  for (const lock of held.values()) lock.remove()
})

/**
 * Locks a folder for this process. One that has it already shares it with itself, and releases it as often as it locked it.
 * @throws UsageError that says who holds it; Error if it cannot be written
 */
export function lockFolder(folder: string): FolderLock {
  const path = fs.realpathSync(folder)
  const lock = held.get(path) ?? new FolderLock(path)
  held.set(path, lock)
  lock.users++
  return lock
}

/**
 * The right to write into a folder, which one process has at a time. A lock comes with its file in it, by a rename, which fails
 * where another stands that is not empty. What a dead process left is taken away by removing its very file, whose name no other
 * lock ever has: of many who do that at once none can take away the lock of another, and one gets the next.
 */
class FolderLock {
  users = 0
  private readonly folder: string
  /** As long as no name that is to come: a path that is too long fails here, before there are results to lose. */
  private readonly name = `${randomBytes(TOKEN_BYTES).toString('hex')}.json`
  private readonly text = JSON.stringify(ownHolder())
  private readonly timer: NodeJS.Timeout

  constructor(folder: string) {
    this.folder = folder
    this.acquire()
    this.timer = setInterval(() => this.renew(), RENEW_MS).unref()
  }

  /** Makes sure that it still holds: somebody may have removed it, or taken it while this machine slept. @throws UsageError */
  confirm(): void {
    if (!this.renew()) this.acquire()
  }

  release(): void {
    if (--this.users > 0) return
    clearInterval(this.timer)
    held.delete(this.folder)
    this.remove()
  }

  remove(): void {
    fs.rmSync(join(this.folder, LOCK, this.name), { force: true })
    removeIfEmpty(join(this.folder, LOCK))
  }

  private acquire(): void {
    let reason: unknown = new Error(`others keep taking ${join(this.folder, LOCK)}`)
    for (let tries = 0; tries < TRIES; tries++)
      try {
        this.make()
        // One that holds the lock removes those that others are making.
        if (this.renew()) {
          removeUnmade(this.folder)
          return
        }
      } catch (error) {
        if (error instanceof UsageError) throw error
        reason = error
      }
    throw reason
  }

  private make(): void {
    const unmade = join(this.folder, `${LOCK}.${this.name}`)
    try {
      fs.mkdirSync(unmade)
      fs.writeFileSync(join(unmade, this.name), this.text)
      removeStale(this.folder, fs.statSync(join(unmade, this.name)).mtimeMs)
      fs.renameSync(unmade, join(this.folder, LOCK))
    } finally {
      fs.rmSync(unmade, { recursive: true, force: true })
    }
  }

  /** Writes the same anew, which gives the file the time of the machine that keeps it. False if it is not there any more. */
  private renew(): boolean {
    try {
      const file = fs.openSync(join(this.folder, LOCK, this.name), 'r+')
      fs.writeSync(file, this.text, 0)
      fs.closeSync(file)
      return true
    } catch (error) {
      return (error as NodeJS.ErrnoException).code !== 'ENOENT'
    }
  }
}

const TOKEN_BYTES = 24
const isToken = (name: string): boolean => /^[0-9a-f]{48}\.json$/.test(name)

/** More than any lock has. */
const BYTES_MAX = 10_000
/** Characters of a command that are told. */
const COMMAND_MAX = 200

const ownHolder = (): Holder => ({
  pid: process.pid,
  place: place(),
  started: startOf(process.pid),
  host: hostname(),
  since: new Date().toISOString(),
  command: ['brooks', ...process.argv.slice(2)].join(' ').slice(0, COMMAND_MAX),
})

/** Takes away the lock of one that lives no more. `nowMs`: by the clock that the times of files are by. @throws UsageError if one holds it */
function removeStale(folder: string, nowMs: number): void {
  const path = join(folder, LOCK)
  const found = fs.lstatSync(path, { throwIfNoEntry: false })
  if (!found) return
  const names = found.isDirectory() ? fs.readdirSync(path) : null
  if (!names?.every(isToken)) throw new UsageError(`${path} is no lock of Brooks: expected nothing of that name there`)
  for (const name of names) {
    const file = fs.lstatSync(join(path, name), { throwIfNoEntry: false })
    const holder = holderIn(join(path, name))
    if (file && holds(holder, Math.abs(nowMs - file.mtimeMs))) throw new UsageError(inUse(folder, holder))
    fs.rmSync(join(path, name), { force: true })
  }
  removeIfEmpty(path) // a rename replaces an empty folder, but in Windows
}

/** Null if the file does not say, or is none. */
const holderIn = (path: string): Holder | null => holderSchema.safeParse(ownJson(path, BYTES_MAX)).data ?? null

/** Whether one who wrote that, and renewed it so long ago, still holds the lock. */
function holds(holder: Holder | null, ageMs: number): boolean {
  if (holder?.place !== place()) return ageMs < LEASE_MS
  if (!lives(holder.pid)) return false
  return holder.started === null ? ageMs < LEASE_MS : [holder.started, null].includes(startOf(holder.pid))
}

function inUse(folder: string, holder: Holder | null): string {
  const elsewhere =
    holder?.place === place()
      ? ''
      : `; on another machine, or in another container, it holds the folder until ${LEASE_MS / 60_000} minutes after its end`
  const who = holder
    ? `process ${holder.pid} on ${plain(holder.host)} writes there since ${plain(holder.since)}: ${plain(holder.command)}`
    : 'another process writes there'
  return `${folder} is in use: ${who}${elsewhere}; expected another folder, or that it ends first`
}

/** Text of a file without what a terminal would obey. */
const plain = (text: string): string => text.slice(0, COMMAND_MAX).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?')

/** Removes what other processes were making when this one got the lock, or were killed over. */
function removeUnmade(folder: string): void {
  for (const name of fs.readdirSync(folder))
    if (name.startsWith(`${LOCK}.`) && isToken(name.slice(LOCK.length + 1)))
      fs.rmSync(join(folder, name), { recursive: true, force: true })
}

function removeIfEmpty(path: string): void {
  try {
    fs.rmdirSync(path)
  } catch {} // another lock is in it, or it is gone
}
