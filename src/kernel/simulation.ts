import { failure } from './failure.ts'
import type { Action, EventId, Repeating, Wakeable } from './heap.ts'
import { Hold } from './hold.ts'
import { checkedLimits, type Limits } from './limits.ts'
import { Process, type ProcessOptions } from './process.ts'
import { EventQueue } from './queue.ts'
import { Race } from './race.ts'
import type { RunEnd, Waiting } from './run-end.ts'
import type { Engine, Runner, Steps, Wait } from './wait.ts'

/** Rank of events that are given none: in the middle, so that there is room before and after. */
export const DEFAULT_RANK = 32_768

/**
 * A discrete-event simulation: a clock in whole microseconds, its pending events and its processes.
 *
 * Events happen in total order: by time, then rank (lower first), then insertion. Guarantees: docs/kernel.md.
 */
export class Simulation implements Engine {
  /** @internal */ epoch = 0
  /** @internal */ active: Runner | null = null
  /** @internal */ spare: Hold | null = null
  private readonly limits: Required<Limits>
  private readonly repeaters: (Runner | null)[] = [] // by the slot of their event; read while that happens
  private readonly queue = new EventQueue((slot, said) => {
    const process = this.repeaters[slot]!
    this.repeaters[slot] = null
    this.active = process
    process.said(said)
    this.active = null
  })
  private readonly processes: Process[] = [] // those that have not ended
  private spawned = 0
  private stopReason: string | null = null
  private running = false

  constructor(limits: Limits = {}) {
    this.limits = checkedLimits(limits)
  }

  /** The clock, in µs. */
  get now(): number {
    return this.queue.now
  }

  /** Events that have happened since the start or `reset`. */
  get events(): number {
    return this.queue.events
  }

  /** Events pending, cancelled ones not counted. */
  get pending(): number {
    return this.queue.length
  }

  /**
   * Has `action(arg)` called `delayUs` from now.
   * @param delayUs whole number of µs ≥ 0
   * @param rank order among the events of one instant, an integer 0 (first) to 65,535 (last)
   * @throws RangeError on any other delay or rank
   */
  schedule(delayUs: number, action: Action, arg = 0, rank = DEFAULT_RANK): void {
    this.queue.push(delayUs, action, arg, rank)
  }

  /** As `schedule`, for an event that may have to be cancelled: its id. */
  timer(delayUs: number, action: Action, arg = 0, rank = DEFAULT_RANK): EventId {
    return this.queue.idOf(this.queue.push(delayUs, action, arg, rank))
  }

  /** Withdraws an event that `timer` has made; false if it has already happened (or is happening) or been cancelled. */
  cancel(id: EventId): boolean {
    return this.queue.cancel(id)
  }

  /**
   * Starts a process: its body begins at this instant, by an event of its rank.
   * @param name for reports and errors; need not be unique
   * @param body a generator, or a function that makes one (`function* () { yield* sim.hold(5) }`)
   */
  spawn<T>(name: string, body: Steps<T> | (() => Steps<T>), options: ProcessOptions = {}): Process<T> {
    const { rank = DEFAULT_RANK, daemon = false } = options
    const steps = typeof body === 'function' ? body() : body
    const process = new Process<T>(this, steps, name, { rank, daemon }, this.spawned++, this.processes.length)
    this.processes.push(process as unknown as Process)
    return process
  }

  /**
   * Waits `delayUs` (whole number of µs ≥ 0) from the `yield*` on.
   * @param rank of the event that ends it, by default the process's
   */
  hold(delayUs: number, rank?: number): Wait<void> {
    const hold = this.spare ?? new Hold(this)
    this.spare = null
    return hold.set(delayUs, rank)
  }

  /**
   * Waits for the first of several waits: its index. The others are withdrawn at that moment; the winner's result is in
   * its `value`. Of waits that need not wait, the first in the list wins.
   */
  race(waits: readonly Wait<unknown>[]): Wait<number> {
    return new Race(this, waits)
  }

  /**
   * Lets events happen until none is left, `stop` is called or a limit is reached. Can be called again to go on.
   * What an action or a process throws is thrown from here; after that only `reset` is of use.
   */
  run(): RunEnd {
    if (this.running) throw new Error('run() was called by an event of the same simulation')
    this.running = true
    this.stopReason = null
    this.queue.lastEvent = this.limits.events
    try {
      return this.report(this.drain())
    } catch (error) {
      const { current } = this
      if (current === null) throw error
      current.failed()
      throw failure(current.name, this.now, error)
    } finally {
      this.running = false
      this.active = null
      this.queue.repeating = -1
    }
  }

  /** Ends the run after the event that is happening. Nothing outside of a run. */
  stop(reason: string): void {
    this.stopReason = reason
    this.queue.lastEvent = 0
  }

  /**
   * Back to time 0 with no event and no process (their `finally` blocks do not run). The queue keeps its room, so that one
   * simulation serves any number of replications. Resources, stores and signals have to be made again.
   */
  reset(): void {
    if (this.running) throw new Error('reset() was called by an event of the running simulation')
    this.queue.clear()
    this.processes.length = this.spawned = 0
    this.stopReason = null
    this.epoch++
  }

  /** @internal */
  get current(): Runner | null {
    return this.active ?? this.repeaters[this.queue.repeating] ?? null
  }

  /** @internal */
  get repeating(): number {
    return this.queue.repeating
  }

  /** @internal */
  ended({ place }: Runner): void {
    const last = this.processes.pop()!
    if (place === this.processes.length) return
    this.processes[place] = last
    last.place = place
  }

  /** @internal */
  wakeAfter(delayUs: number, target: Wakeable, rank: number): number {
    return this.queue.push(delayUs, target, 0, rank)
  }

  /** @internal */
  repeatAfter(delayUs: number, process: Runner, steps: Repeating): number {
    const slot = this.queue.repeat(delayUs, steps, process.rank)
    this.repeaters[slot] = process
    return slot
  }

  /** @internal */
  withdraw(slot: number, target: Wakeable | Repeating): boolean {
    return this.queue.withdraw(slot, target)
  }

  private drain(): RunEnd['reason'] {
    if (this.queue.drain(Math.min(this.limits.timeUs, Number.MAX_SAFE_INTEGER))) return this.exhausted()
    if (this.stopReason !== null) return 'stopped'
    return this.queue.length === 0 ? this.exhausted() : 'eventLimit'
  }

  private exhausted(): RunEnd['reason'] {
    if (this.queue.length > 0) {
      this.queue.now = this.limits.timeUs
      return 'timeLimit'
    }
    return this.processes.every(({ daemon }) => daemon) ? 'finished' : 'deadlock'
  }

  private report(reason: RunEnd['reason']): RunEnd {
    const left = this.processes.toSorted((a, b) => a.serial - b.serial)
    const waiting = left.map(({ name, on }): Waiting => ({ process: name, on }))
    const end = { reason, nowUs: this.now, events: this.events, waiting }
    const detail = this.detail(
      reason,
      left.filter(({ daemon }) => !daemon),
    )
    return detail === undefined ? end : { ...end, detail }
  }

  private detail(reason: RunEnd['reason'], stuck: readonly Process[]): string | undefined {
    if (reason === 'stopped') return this.stopReason ?? ''
    if (reason === 'timeLimit') return `time limit of ${this.limits.timeUs} µs`
    if (reason === 'eventLimit') return `limit of ${this.limits.events} events`
    if (reason === 'deadlock') return stuck.map(({ name, on }) => `${name} waits for ${on}`).join('; ')
    return undefined
  }
}
