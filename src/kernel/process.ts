import { failure } from './failure.ts'
import { List } from './list.ts'
import { type Engine, type Runner, type Steps, Wait } from './wait.ts'

export interface ProcessOptions {
  /** Rank of the events that start and resume the process, 0 (first) to 65,535; default `DEFAULT_RANK`. */
  readonly rank?: number
  /** A service that may wait for ever, such as a server's loop: no deadlock when it is all that is left. Default false. */
  readonly daemon?: boolean
}

const READY = 0
const INTERRUPTED = 1
const RUNNING = 2
/** Running again after a `Hold`, which has not been told yet. */
const RESUMED = 3
const WAITING = 4
/** Waiting in a `Hold` that is not in a race. */
const HOLDING = 5
/** Waiting for the delay that it has yielded. */
const DELAYED = 6
const FINISHED = 7
const CANCELLED = 8
const STATUS = [
  'ready',
  'ready',
  'running',
  'running',
  'waiting',
  'waiting',
  'waiting',
  'finished',
  'cancelled',
] as const

/** ready: an event that starts or resumes it is pending. running also when its body has thrown. */
export type ProcessStatus = (typeof STATUS)[number]

/** Thrown inside a process, at the `yield*` it waits in, by `interrupt`. */
export class Interrupt extends Error {
  override readonly name = 'Interrupt'
  constructor(override readonly cause: unknown) {
    super(`interrupted: ${String(cause)}`)
  }
}

/** A running body of synchronous steps. Made by `Simulation.spawn`. */
export class Process<T = unknown> implements Runner {
  // Models have thousands of processes, out of the caches' reach: what every hold touches comes first, in one line of them.
  private readonly engine: Engine
  private readonly steps: Steps<T>
  private phase = READY
  private slot: number
  readonly rank: number
  private waiting: Wait<unknown> | null = null
  private interruption: Interrupt | null = null
  private joiners: List<Join<T>> | null = null
  private readonly epoch: number
  readonly name: string
  readonly daemon: boolean
  /** @internal Number of the process in order of spawning. */ readonly serial: number
  /** @internal */ place: number
  /** What the body returned, once finished. */
  result: T | undefined = undefined

  /** @internal */
  constructor(
    engine: Engine,
    steps: Steps<T>,
    name: string,
    options: Required<ProcessOptions>,
    serial: number,
    place: number,
  ) {
    this.engine = engine
    this.steps = steps
    this.rank = options.rank
    this.epoch = engine.epoch
    this.name = name
    this.daemon = options.daemon
    this.serial = serial
    this.place = place
    this.slot = engine.wakeAfter(0, this, this.rank)
  }

  get status(): ProcessStatus {
    return this.running ? 'running' : STATUS[this.phase]!
  }

  /** Who waits for a delay again and again is not touched at each; that it runs is known by its event alone. */
  private get running(): boolean {
    const { phase } = this
    return phase === RUNNING || phase === RESUMED || (phase === DELAYED && this.engine.repeating === this.slot)
  }

  /** True once it is finished or cancelled. */
  get ended(): boolean {
    return this.phase >= FINISHED
  }

  /** What it waits for, in words. */
  get on(): string {
    if (this.phase === WAITING) return this.waiting!.on
    return !this.running && (this.phase === HOLDING || this.phase === DELAYED) ? 'a hold' : 'its turn to run'
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
    const outer = engine.active
    engine.active = this
    this.phase = RUNNING
    try {
      const next: unknown = this.steps.return(undefined as T)
      if ((next as IteratorResult<unknown>).done) return true
      engine.withdraw(this.slot, this) // else what the block waits for would wake a process that has ended
      if (next instanceof Wait) next.withdraw()
      throw new Error('cancelled: a finally block must not wait')
    } catch (error) {
      throw failure(this.name, engine.now, error)
    } finally {
      engine.active = outer
      this.end(CANCELLED, undefined)
    }
  }

  /**
   * Throws an `Interrupt` with this cause inside the process, at this instant by an event of its rank; it leaves now
   * whatever it waits in. False if it has ended or an interrupt is already on its way. Throws if it is running. One that
   * the body does not catch fails the run, as any error does.
   */
  interrupt(cause: unknown): boolean {
    if (this.phase === INTERRUPTED || !this.stopWaiting('interrupt')) return false
    this.interruption = new Interrupt(cause)
    this.settled()
    this.phase = INTERRUPTED
    return true
  }

  /** @internal */
  settled(): void {
    if (this.epoch !== this.engine.epoch) return // of a run that a reset has ended
    this.phase = READY
    this.slot = this.engine.wakeAfter(0, this, this.rank)
  }

  /** @internal */
  due(): void {
    this.wake()
  }

  /** @internal */
  hold(delayUs: number, rank: number): void {
    this.slot = this.engine.wakeAfter(delayUs, this, rank) // first, for it may throw
    this.phase = HOLDING
  }

  /** @internal */
  resumed(): boolean {
    if (this.phase !== RESUMED) return false
    this.phase = RUNNING
    return true
  }

  /** @internal Runs to the next wait. */
  wake(): void {
    const { engine, steps, phase } = this
    engine.active = this
    this.phase = phase === HOLDING ? RESUMED : RUNNING
    this.said(phase === INTERRUPTED ? steps.throw(this.interruption) : steps.next())
    engine.active = null
  }

  /** @internal */
  said(next: IteratorResult<unknown, T>): void {
    if (next.done) this.end(FINISHED, next.value)
    else if (this.phase !== HOLDING) this.suspend(next)
  }

  /** @internal */
  failed(): void {
    this.phase = RUNNING
  }

  /** @internal */
  addJoiner(join: Join<T>): void {
    this.joiners ??= new List()
    this.joiners.insert(join)
  }

  /** @internal */
  removeJoiner(join: Join<T>): void {
    this.joiners?.remove(join)
  }

  private suspend(next: unknown): void {
    const delayUs = (next as IteratorYieldResult<unknown>).value
    if (next instanceof Wait) {
      if (this.waiting !== next) this.waiting = next
      this.phase = WAITING
    } else if (typeof delayUs === 'number') {
      this.slot = this.engine.repeatAfter(delayUs, this, this.steps)
      this.phase = DELAYED
    } else throw new Error(`expected yield* and a wait, or yield and a delay in µs, got ${String(delayUs)}`)
  }

  private stopWaiting(verb: string): boolean {
    if (this.ended || this.epoch !== this.engine.epoch) return false
    if (this.running) throw new Error(`process "${this.name}": cannot ${verb} a process while it runs`)
    this.engine.withdraw(this.slot, this.phase === DELAYED ? this.steps : this)
    this.waiting?.withdraw()
    this.waiting = null
    return true
  }

  private end(phase: number, result: T | undefined): void {
    this.phase = phase
    this.result = result
    this.waiting = null
    if (this.epoch === this.engine.epoch) this.engine.ended(this)
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
    this.process.removeJoiner(this)
  }
}
