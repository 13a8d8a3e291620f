import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import { attempt } from '../experiment/store/index.ts'
import { removeAbandoned, temporaryName } from './temporary.ts'

/**
 * A folder of result files. Each is written beside its place and takes it only when all are complete (`commit`);
 * `discard` leaves what was there before. What a killed process left unfinished is removed when the next one begins.
 */
export class ResultFolder {
  readonly path: string
  private readonly files = new Map<string, number | null>() // null: closed

  /** @throws Error if the folder cannot be made */
  constructor(path: string) {
    this.path = path
    attempt(`make the folder ${path}`, () => {
      mkdirSync(path, { recursive: true })
      removeAbandoned(path)
    })
  }

  /** Appends text or bytes to a file of the folder. */
  append(name: string, content: string | Uint8Array): void {
    if (basename(name) !== name || /^\.*$/.test(name)) throw new Error(`expected a file of ${this.path}, got ${name}`) // a path could lead anywhere
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    attempt(`write ${join(this.path, name)}`, () => {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.open(name), bytes, at)
    })
  }

  /** Puts every file in its place, and removes those of the `stale` ones that were not written anew; the paths of all written. */
  commit(stale: readonly string[] = []): string[] {
    const written = [...this.files.keys()]
    for (const [name, file] of this.files) attempt(`write ${this.placeOf(name)}`, () => this.close(name, file))
    for (const name of written) {
      attempt(`write ${this.placeOf(name)}`, () => renameSync(this.temporary(name), this.placeOf(name)))
      this.files.delete(name)
    }
    for (const name of stale) if (!written.includes(name)) rmSync(this.placeOf(name), { force: true })
    return written.map((name) => this.placeOf(name))
  }

  /** Removes what is not in its place. */
  discard(): void {
    for (const [name, file] of this.files) {
      this.close(name, file)
      rmSync(this.temporary(name), { force: true })
    }
    this.files.clear()
  }

  private close(name: string, file: number | null): void {
    if (file === null) return
    this.files.set(name, null) // whatever comes of it: a second time would close another file
    closeSync(file)
  }

  private open(name: string): number {
    const known = this.files.get(name)
    if (typeof known === 'number') return known
    const file = openSync(this.temporary(name), 'w')
    this.files.set(name, file)
    return file
  }

  private placeOf(name: string): string {
    return join(this.path, name)
  }

  private temporary(name: string): string {
    return join(this.path, temporaryName(name))
  }
}
