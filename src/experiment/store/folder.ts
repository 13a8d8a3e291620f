import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readOwnBytes } from '../../scenario/files.ts'
import { type Job, ROW_WIDTH, type Rows } from '../job.ts'
import type { Work } from '../runners/runner.ts'
import { attempt } from './attempt.ts'
import type { ChunkStore } from './store.ts'

/** Bytes of the digest that ends a chunk. */
const DIGEST = 32
/** Hexadecimal digits of a design point's key, that of version, seed and scenario: 128 bits. */
const KEY_LENGTH = 32
/** Names of chunks, and of those that are being written. */
const CHUNK = /^[0-9a-f]{32}-\d+-\d+\.rows$/
const UNFINISHED = /^[0-9a-f]{32}-\d+-\d+\.rows\.\d+\.tmp$/

/**
 * Keeps each chunk in a file of its own, named by what it was made from (version, scenario of the design point, seed,
 * replications): a changed scenario finds nothing. A file takes its name only when it is complete, and ends with a digest of
 * its name and its rows, so that one that was cut off by a crash, damaged or moved is not taken for whole. One process at a time
 * writes there. Files of other names are nobody's business here: they stay.
 */
export class ChunkFolder implements ChunkStore {
  readonly path: string
  private readonly keys: string[]

  /** @throws Error if the folder cannot be made */
  constructor(path: string, { scenarios, seed }: Work, version: string) {
    this.path = path
    attempt(`make the folder ${path}`, () => mkdirSync(path, { recursive: true }))
    this.removeAll(UNFINISHED)
    this.keys = scenarios.map((scenario) =>
      sha256(JSON.stringify([version, ROW_WIDTH, seed, scenario]))
        .toString('hex')
        .slice(0, KEY_LENGTH),
    )
  }

  /** Null also for a chunk that is not as it was written. */
  get(job: Job): Rows | null {
    const file = this.file(job)
    const length = job.count * ROW_WIDTH * 8
    const bytes = readOwnBytes(file, length + DIGEST)
    const rows = bytes?.subarray(0, length)
    if (!rows || !digest(file, rows).equals(bytes!.subarray(length))) return null
    return new Float64Array(rows.buffer.slice(rows.byteOffset, rows.byteOffset + rows.length))
  }

  put(job: Job, rows: Rows): void {
    const file = this.file(job)
    const bytes = Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength)
    const unfinished = `${file}.${process.pid}.tmp`
    attempt(`write ${file}`, () => {
      try {
        writeFileSync(unfinished, Buffer.concat([bytes, digest(file, bytes)]))
        renameSync(unfinished, file)
      } finally {
        rmSync(unfinished, { force: true })
      }
    })
  }

  /** How many chunks there are, how many of them belong to this work, and the name of something else that is named like one. */
  count(): { all: number; own: number; foreign: string | undefined } {
    const found = readdirSync(this.path, { withFileTypes: true }).filter(({ name }) => CHUNK.test(name))
    const keys = new Set(this.keys)
    const own = found.filter(({ name }) => keys.has(name.slice(0, KEY_LENGTH)))
    return { all: found.length, own: own.length, foreign: found.find((entry) => !entry.isFile())?.name }
  }

  /** Removes the chunks. */
  clear(): void {
    this.removeAll(CHUNK)
  }

  /** Removes it with all chunks; what else is in it stays, and then so does it. */
  remove(): void {
    this.clear()
    if (readdirSync(this.path).length === 0) rmdirSync(this.path)
  }

  private removeAll(names: RegExp): void {
    for (const entry of readdirSync(this.path, { withFileTypes: true }))
      if (entry.isFile() && names.test(entry.name)) rmSync(join(this.path, entry.name), { force: true })
  }

  private file({ point, first, count }: Job): string {
    return join(this.path, `${this.keys[point]}-${first}-${count}.rows`)
  }
}

const digest = (file: string, rows: Uint8Array): Buffer =>
  createHash('sha256').update(basename(file)).update(rows).digest()
const sha256 = (content: string): Buffer => createHash('sha256').update(content).digest()
