import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataBytesMax, readBytes } from '../../scenario/files.ts'
import { type Job, ROW_WIDTH, type Rows } from '../job.ts'
import type { Work } from '../runners/runner.ts'
import { attempt } from './attempt.ts'
import type { ChunkStore } from './store.ts'

/** Bytes of the digest that ends a chunk. */
const DIGEST = 32
/** Hexadecimal digits of a design point's key, that of version, seed and scenario: 128 bits. */
const KEY_LENGTH = 32

/**
 * Keeps each chunk in a file of its own, named by what it was made from (version, scenario of the design point, seed,
 * replications): a changed scenario finds nothing. A file takes its name only when it is complete, and ends with a digest of
 * its rows, so that one cut off by a crash of the machine is not taken for whole.
 */
export class ChunkFolder implements ChunkStore {
  readonly path: string
  private readonly keys: string[]

  /** @throws Error if the folder cannot be made */
  constructor(path: string, { scenarios, seed }: Work, version: string) {
    this.path = path
    attempt(`make the folder ${path}`, () => mkdirSync(path, { recursive: true }))
    this.keys = scenarios.map((scenario) =>
      sha256(JSON.stringify([version, ROW_WIDTH, seed, scenario]))
        .toString('hex')
        .slice(0, KEY_LENGTH),
    )
  }

  get(job: Job): Rows | null {
    const bytes = bytesOf(this.file(job))
    if (!bytes) return null
    const rows = bytes.subarray(0, -DIGEST)
    if (rows.length !== job.count * ROW_WIDTH * 8 || !sha256(rows).equals(bytes.subarray(-DIGEST))) return null
    return new Float64Array(rows.buffer.slice(rows.byteOffset, rows.byteOffset + rows.length))
  }

  put(job: Job, rows: Rows): void {
    const file = this.file(job)
    const bytes = Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength)
    attempt(`write ${file}`, () => {
      const unfinished = `${file}.${process.pid}.tmp`
      writeFileSync(unfinished, Buffer.concat([bytes, sha256(bytes)]))
      renameSync(unfinished, file)
    })
  }

  /** How many chunks there are, and how many of them belong to this work. */
  count(): { all: number; own: number } {
    const chunks = readdirSync(this.path).filter((name) => name.endsWith('.rows'))
    const keys = new Set(this.keys)
    return { all: chunks.length, own: chunks.filter((name) => keys.has(name.slice(0, KEY_LENGTH))).length }
  }

  /** Removes the chunks. */
  clear(): void {
    for (const name of readdirSync(this.path)) rmSync(join(this.path, name), { force: true })
  }

  /** Removes it with all chunks. */
  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }

  private file({ point, first, count }: Job): string {
    return join(this.path, `${this.keys[point]}-${first}-${count}.rows`)
  }
}

/** The bytes of a file; of one that cannot be a chunk none, so that its runs are simulated again. */
function bytesOf(file: string): Uint8Array<ArrayBuffer> | null {
  if (!existsSync(file)) return null
  try {
    return readBytes(file, dataBytesMax)
  } catch {
    return null
  }
}

const sha256 = (content: Uint8Array | string): Buffer => createHash('sha256').update(content).digest()
