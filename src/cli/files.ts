import type { Hash } from 'node:crypto'
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import { attempt } from '../experiment/store/index.ts'
import { asked, makeFolder, makeInner } from './folder.ts'
import { lockFolder } from './lock.ts'
import { removeAbandoned, temporaryName } from './temporary.ts'
import { checkOwn, newDigest, putOnList } from './written.ts'

/** A file that is being written, beside its place. */
interface Unfinished {
  readonly file: number
  readonly digest: Hash
}

/**
 * A folder of result files, for one process at a time. Each file is written beside its place and takes it only when all are
 * complete (`commit`); `discard` leaves what was there before, and others in. What is no result of Brooks is never replaced. What
 * a killed process left unfinished is removed when the next one begins.
 */
export class ResultFolder {
  readonly path: string
  private readonly names: readonly string[]
  private readonly files = new Map<string, Unfinished | null>() // null: closed
  private readonly digests = new Map<string, string>()
  private lock: ReturnType<typeof lockFolder> | null

  /**
   * `names`: all files that may be written or removed.
   * @throws UsageError if the folder cannot be one, is in use, or has files of these names that Brooks did not write
   */
  constructor(path: string, names: readonly string[]) {
    this.path = path
    this.names = names
    makeFolder(path)
    this.lock = asked(path, () => lockFolder(path))
    try {
      asked(path, () => removeAbandoned(path))
      asked(path, () => checkOwn(path, names))
    } catch (error) {
      this.unlock()
      throw error
    }
  }

  /** The path of a folder in it, made if it is not there. @throws UsageError if something else has its name */
  inner(name: string): string {
    asked(this.path, () => makeInner(this.placeOf(name)))
    return this.placeOf(name)
  }

  /** Appends text or bytes to a file of the folder. */
  append(name: string, content: string | Uint8Array): void {
    // A path could lead anywhere.
    if (basename(name) !== name || /^\.*$/.test(name)) throw new Error(`expected a file of ${this.path}, got ${name}`)
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    attempt(`write ${this.placeOf(name)}`, () => {
      const { file, digest } = this.open(name)
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      digest.update(bytes)
    })
  }

  /**
   * Puts every file in its place, and removes those of the `stale` ones that were not written anew; the paths of all written.
   * @throws UsageError if meanwhile another process has the folder, or files there are not of Brooks; Error if one cannot be written
   */
  commit(stale: readonly string[] = []): string[] {
    const written = [...this.files.keys()]
    for (const name of written) attempt(`write ${this.placeOf(name)}`, () => this.close(name))
    this.lock?.confirm()
    const before = checkOwn(this.path, [...new Set([...this.names, ...written])])
    const gone = stale.filter((name) => !written.includes(name))
    this.list((name, digest) => [...new Set([digest, before.get(name) ?? digest])])
    for (const name of written) {
      attempt(`write ${this.placeOf(name)}`, () => renameSync(this.temporary(name), this.placeOf(name)))
      this.files.delete(name)
    }
    for (const name of gone) rmSync(this.placeOf(name), { force: true })
    if (before.size > 0) this.list((_, digest) => [digest], gone)
    return written.map((name) => this.placeOf(name))
  }

  /** Removes what is not in its place. */
  discard(): void {
    for (const name of this.files.keys()) {
      this.close(name)
      rmSync(this.temporary(name), { force: true })
    }
    this.files.clear()
    this.unlock()
  }

  private list(digestsOf: (name: string, digest: string) => string[], gone: readonly string[] = []): void {
    const files = new Map(gone.map((name): [string, string[]] => [name, []]))
    for (const [name, digest] of this.digests) files.set(name, digestsOf(name, digest))
    attempt(`write into ${this.path}`, () => putOnList(this.path, files))
  }

  private unlock(): void {
    this.lock?.release()
    this.lock = null
  }

  private close(name: string): void {
    const open = this.files.get(name)
    if (!open) return
    this.files.set(name, null) // whatever comes of it: a second time would close another file
    this.digests.set(name, open.digest.digest('hex'))
    closeSync(open.file)
  }

  private open(name: string): Unfinished {
    const known = this.files.get(name)
    if (known) return known
    const unfinished = { file: openSync(this.temporary(name), 'wx'), digest: newDigest() }
    this.files.set(name, unfinished)
    return unfinished
  }

  private placeOf(name: string): string {
    return join(this.path, name)
  }

  private temporary(name: string): string {
    return join(this.path, temporaryName(name))
  }
}
