import { Hold } from './hold.ts'
import { Linked, List } from './list.ts'
import type { EventId } from './queue.ts'
import { type Engine, type Steps, Wait, type Waiter } from './wait.ts'

export interface ProcessOptions {
  /** Rank of the events that start and resume the process, 0 (first) to 65,535; default `DEFAULT_RANK`. */
  readonly rank?: number
  /** A service that may wait for ever, such as a server's loop: no deadlock when it is all that is left. Default false. */
  readonly daemon?: boolean
}

/** ready: an event that starts or resumes it is pending. failed: its body threw. */
export type ProcessStatus = 'ready' | 'running' | 'waiting' | 'finished' | 'cancelled' | 'failed'

/** Thrown inside a process, at the `yield*` it waits in, by `interrupt`. */
export class Interrupt extends Error {
  override readonly name = 'Interrupt'
  constructor(override readonly cause: unknown) {
    super(`interrupted: ${String(cause)}`)
  }
}

/** A running body of synchronous steps. Made by `Simulation.spawn`. */
export class Process<T = unknown> extends Linked implements Waiter {
  status: ProcessStatus = 'ready'
  /** What the body returned, once finished. */
  result: T | undefined = undefined
  /** What it waits for, while it does. */
  waiting: Wait<unknown> | null = null
  /** @internal The hold that this process uses again and again. */
  readonly hold: Hold
  private resumption: EventId
  private interruption: Interrupt | null = null
  private joiners: List<Join<T>> | null = null
  private readonly resume = () => this.step()

  constructor(
    private readonly engine: Engine,
    readonly name: string,
    private readonly steps: Steps<T>,
    readonly rank: number,
    readonly daemon: boolean,
  ) {
    super()
    this.hold = new Hold(engine, 0, undefined)
    this.hold.take()
    this.resumption = engine.schedule(0, this.resume, 0, rank)
  }

  /** True once it is finished, cancelled or failed. */
  get ended(): boolean {
    return this.status === 'finished' || this.status === 'cancelled' || this.status === 'failed'
  }

  /** Waits for the end: the result, or undefined if it was cancelled. */
  join(): Wait<T | undefined> {
    return new Join(this.engine, this)
  }

  /**
   * Ends the process now: it leaves whatever it waits in, and its `finally` blocks run (they must not wait).
   * False if it has already ended. Throws if it is running: a process ends itself by returning.
   */
  cancel(): boolean {
    if (!this.stopWaiting('cancel')) return false
    const { engine } = this
    const outer = engine.current
    engine.current = this
    this.status = 'running'
    const { done } = this.steps.return(undefined as T)
    if (!done) throw new Error('a cancelled process must not wait in a finally block')
    engine.current = outer
    this.end('cancelled', undefined)
    return true
  }

  /**
   * Throws an `Interrupt` with this cause inside the process, at this instant by an event of its rank; it leaves now
   * whatever it waits in. False if it has ended or an interrupt is already on its way. Throws if it is running.
   */
  interrupt(cause: unknown): boolean {
    if (this.interruption !== null || !this.stopWaiting('interrupt')) return false
    this.interruption = new Interrupt(cause)
    this.status = 'ready'
    this.resumption = this.engine.schedule(0, this.resume, 0, this.rank)
    return true
  }

  /** @internal */
  settled(): void {
    this.status = 'ready'
    this.resumption = this.engine.schedule(0, this.resume, 0, this.rank)
  }

  /** @internal */
  due(): void {
    this.step()
  }

  /** @internal */
  addJoiner(join: Join<T>): void {
    this.joiners ??= new List()
    this.joiners.insert(join)
  }

  private step(): void {
    const { engine } = this
    engine.current = this
    this.status = 'running'
    this.waiting = null
    const next = this.interruption === null ? this.steps.next() : this.interrupted(this.interruption)
    engine.current = null
    if (next.done) this.end('finished', next.value)
    else this.suspend(next)
  }

  private interrupted(interrupt: Interrupt): IteratorResult<unknown, T> {
    this.interruption = null
    return this.steps.throw(interrupt)
  }

  private suspend(next: unknown): void {
    if (!(next instanceof Wait)) throw new Error(`process "${this.name}" must wait by yield* (it wrote yield)`)
    this.waiting = next
    this.status = 'waiting'
  }

  private stopWaiting(verb: string): boolean {
    if (this.ended) return false
    if (this.status === 'running') throw new Error(`process "${this.name}" cannot ${verb} itself while it runs`)
    this.engine.cancel(this.resumption)
    this.waiting?.withdraw()
    this.waiting = null
    return true
  }

  private end(status: ProcessStatus, result: T | undefined): void {
    this.status = status
    this.result = result
    this.list?.remove(this)
    if (this.joiners === null) return
    for (let join = this.joiners.shift(); join !== null; join = this.joiners.shift()) join.settle(result)
  }
}

class Join<T> extends Wait<T | undefined> {
  constructor(
    engine: Engine,
    private readonly process: Process<T>,
  ) {
    super(engine)
  }

  get on(): string {
    return `end of ${this.process.name}`
  }

  protected begin(): boolean {
    this.value = this.process.result
    if (this.process.ended) return true
    this.process.addJoiner(this)
    return false
  }

  protected leave(): void {
    this.list?.remove(this)
  }
}
