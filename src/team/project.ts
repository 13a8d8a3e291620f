import type { Pieces } from './pieces.ts'

/** What is wrong with a task's current content. */
export const DEFECT = { none: 0, detectable: 1, silent: 2 } as const

/** The files: who wrote which piece first, whether the tests find it, and what is wrong with it. */
export class Project {
  /** When each piece was first written, for whichever path; Infinity before. */
  readonly firstWrittenUs: Float64Array
  /** How many edits each path has taken. */
  readonly version: Int32Array
  /** One of DEFECT, by task. */
  readonly defect: Uint8Array
  /** Whether a test has shown the task's defect. */
  readonly known: Uint8Array
  /** Who finished writing each task last, or −1. */
  readonly author: Int32Array
  /** How often each task was written to its end. */
  readonly attempts: Int32Array
  private readonly inPlace: Uint8Array
  private missing = 0
  private defects = 0

  constructor({ pieceCount, paths, first }: Pieces) {
    const taskCount = first.length - 1
    this.firstWrittenUs = new Float64Array(pieceCount)
    this.inPlace = new Uint8Array(pieceCount)
    this.version = new Int32Array(paths.length)
    this.defect = new Uint8Array(taskCount)
    this.known = new Uint8Array(taskCount)
    this.author = new Int32Array(taskCount)
    this.attempts = new Int32Array(taskCount)
  }

  reset(): void {
    this.firstWrittenUs.fill(Infinity)
    this.inPlace.fill(0)
    this.version.fill(0)
    this.defect.fill(DEFECT.none)
    this.known.fill(0)
    this.author.fill(-1)
    this.attempts.fill(0)
    this.missing = this.inPlace.length
    this.defects = 0
  }

  /** Whether the whole suite would pass: every piece is where it belongs and nothing that tests detect is wrong. */
  get passes(): boolean {
    return this.missing === 0 && this.defects === 0
  }

  /** A piece was written at its path, or at a path in no task (`stray`), where no test finds it. */
  write(piece: number, nowUs: number, stray: boolean): void {
    if (this.firstWrittenUs[piece] === Infinity) this.firstWrittenUs[piece] = nowUs
    if (stray || this.inPlace[piece]) return
    this.inPlace[piece] = 1
    this.missing--
  }

  /** `agent` finished writing a task: its content is new, and nobody knows yet what is wrong with it. */
  finish(task: number, agent: number, defect: number): void {
    if (this.defect[task] === DEFECT.detectable) this.defects--
    if (defect === DEFECT.detectable) this.defects++
    this.defect[task] = defect
    this.known[task] = 0
    this.author[task] = agent
    this.attempts[task]!++
  }

  /** A test of one task: whether it shows an error; from now on it is known. */
  test(task: number): boolean {
    if (this.defect[task] !== DEFECT.detectable) return false
    this.known[task] = 1
    return true
  }
}
