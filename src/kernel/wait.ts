import type { Repeating, Wakeable } from './heap.ts'
import type { Linked } from './list.ts'

/** What waits and processes use of a simulation. */
export interface Engine {
  readonly now: number
  /** Counts resets: what was made before a reset cannot be used after it. */
  readonly epoch: number
  /** The process that is running, whatever resumed it. */
  readonly current: Runner | null
  /** That which was woken, or is being cancelled; null while one repeats. */
  active: Runner | null
  /** The slot of the event of a process that repeats a delay, while it happens; else -1. */
  readonly repeating: number
  /** A hold that is free to be used again. */
  spare: Wait<void> | null
  /** A process is over. */
  ended(process: Runner): void
  /** Schedules an event that wakes `target`: the slot to withdraw it by. */
  wakeAfter(delayUs: number, target: Wakeable, rank: number): number
  /** Schedules an event that has a process take its next step, and further ones for as long as its steps say delays. */
  repeatAfter(delayUs: number, process: Runner, steps: Repeating): number
  withdraw(slot: number, target: Wakeable | Repeating): boolean
}

/** Who is told that a wait is over: a process, or a race on behalf of one. */
export interface Waiter {
  readonly name: string
  readonly rank: number
  /** `wait` has its result: resume at this instant, by an event of the process's rank. */
  settled(wait: Wait<unknown>): void
  /** `wait` has its result and this very event is the resumption. */
  due(wait: Wait<unknown>): void
}

/** A process, as its waits see it. */
export interface Runner extends Waiter {
  /** Says, once, that it goes on after a `hold`. */
  resumed(): boolean
  hold(delayUs: number, rank: number): void
  /** Its step has ended with this. */
  said(next: IteratorResult<unknown, unknown>): void
  /** Its step has thrown. */
  failed(): void
  /** Its place among the processes that have not ended. */
  place: number
}

declare const suspended: unique symbol
/** What a process yields: never written by hand, `yield*` passes it on. */
export interface Suspended {
  readonly [suspended]: true
}

/**
 * The body of a process, and the type of a sub-generator that it delegates to by `yield*`. What it yields itself is a delay
 * in µs, as if held.
 */
export type Steps<T = void> = Generator<Suspended | number, T, unknown>

const READY = 0
const PENDING = 1
const SETTLED = 2
const OVER = 3

/**
 * Something a process can wait for, once: `const result = yield* wait`. It begins at the `yield*`, not when it is made.
 *
 * A wait is its own iterator and its own iterator result, so that waiting allocates nothing beside it.
 */
export abstract class Wait<T> implements Linked {
  /** True once the wait has its result. */
  done = false
  /** The result, once `done`. */
  value!: T
  /** What is waited for, in words, for reports. */
  abstract readonly on: string
  protected waiter: Waiter | null = null
  private phase = READY
  /** @internal */ list: object | null = null
  /** @internal */ before: this | null = null
  /** @internal */ after: this | null = null

  constructor(
    protected readonly engine: Engine,
    /** @internal */ readonly priority = 0,
  ) {}

  [Symbol.iterator](): Iterator<Suspended, T, unknown> {
    return this as unknown as Iterator<Suspended, T, unknown>
  }

  /** @internal Called by `yield*`: first to begin, then to take the result. */
  next(): this {
    if (this.phase === SETTLED) this.take()
    else {
      const { current } = this.engine
      if (current === null) throw this.outside()
      if (this.beginFor(current)) this.take()
    }
    return this
  }

  /** @internal An interrupted or cancelled process leaves its `yield*` through these; the wait is already withdrawn. */
  throw(error: unknown): never {
    throw error
  }

  /** @internal */
  return(value: unknown): { done: true; value: unknown } {
    return { done: true, value }
  }

  /** @internal Begins on behalf of `waiter`; true if the result is there at once. */
  beginFor(waiter: Waiter): boolean {
    if (this.phase !== READY) throw this.spent()
    this.waiter = waiter
    this.phase = PENDING
    if (this.begin(waiter.rank)) {
      this.done = true
      this.phase = SETTLED
    }
    return this.done
  }

  /** @internal Stops waiting; a result that has been granted but not taken goes back. */
  withdraw(): void {
    if (this.phase === PENDING) this.leave()
    else if (this.phase === SETTLED) this.giveBack()
    this.phase = OVER
  }

  /** @internal The process has the result: it cannot go back any more. */
  take(): void {
    this.phase = OVER
  }

  /** Joins whatever it waits in; true (with `value` set) if there is nothing to wait for. */
  protected abstract begin(rank: number): boolean
  /** Leaves whatever it waits in. */
  protected abstract leave(): void
  /** Returns a granted result to where it came from. */
  protected giveBack(): void {}

  /** @internal Gives the result: the process resumes at this instant by an event of its own. */
  settle(value: T): void {
    this.finish(value).settled(this)
  }

  /** Gives the result from the very event that resumes the process. */
  protected expire(value: T): void {
    this.finish(value).due(this)
  }

  protected outside(): Error {
    return new Error(`waiting for ${this.on}: only a process started by spawn() can wait`)
  }

  protected spent(): Error {
    return new Error(`waiting for ${this.on}: a wait can be used once, make a new one`)
  }

  private finish(value: T): Waiter {
    this.value = value
    this.done = true
    this.phase = SETTLED
    return this.waiter!
  }
}
