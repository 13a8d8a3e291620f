import { List } from './list.ts'
import { type Engine, Wait } from './wait.ts'

/**
 * Units of something scarce (servers, licences, slots) that processes acquire and release.
 *
 * Who has to wait is served by priority (lower first), then first come, first served; nothing is taken away again. The
 * first in the queue is never passed over: while its request does not fit, smaller ones behind it wait too.
 */
export class Resource {
  /** Units taken, 0 to `capacity`. */
  inUse = 0
  private readonly queue = new List<Acquire>()
  private readonly epoch: number

  /**
   * @param name for reports and errors
   * @param capacity units, an integer ≥ 1 or Infinity
   */
  constructor(
    private readonly engine: Engine,
    readonly name: string,
    readonly capacity = 1,
  ) {
    if (!(capacity >= 1) || (capacity !== Number.POSITIVE_INFINITY && !Number.isInteger(capacity)))
      throw new RangeError(`resource "${name}": expected a capacity ≥ 1 (integer or Infinity), got ${capacity}`)
    this.epoch = engine.epoch
  }

  /** Requests waiting. */
  get queueLength(): number {
    return this.queue.length
  }

  /**
   * Waits for `count` units (integer, 1 to capacity); does not suspend if they are free and nobody is ahead.
   * @param priority lower is served first, any number
   */
  acquire(count = 1, priority = 0): Wait<void> {
    if (!Number.isInteger(count) || count < 1 || count > this.capacity)
      throw new RangeError(`resource "${this.name}": expected to acquire 1 to ${this.capacity} units, got ${count}`)
    if (Number.isNaN(priority))
      throw new RangeError(`resource "${this.name}": expected a number as priority, got ${priority}`)
    if (this.epoch !== this.engine.epoch)
      throw new Error(`resource "${this.name}" was made before reset(): make a new one for each run`)
    return new Acquire(this.engine, this, count, priority)
  }

  /** Gives `count` units back and serves the queue. Can be called from anywhere. */
  release(count = 1): void {
    if (!Number.isInteger(count) || count < 1 || count > this.inUse)
      throw new RangeError(`resource "${this.name}": ${this.inUse} in use, cannot release ${count}`)
    this.inUse -= count
    this.serve()
  }

  /** @internal */
  request(acquire: Acquire): boolean {
    const { first } = this.queue
    if (this.fits(acquire) && (first === null || acquire.priority < first.priority)) {
      this.inUse += acquire.count
      return true
    }
    this.queue.insert(acquire)
    return false
  }

  /** @internal */
  withdraw(acquire: Acquire): void {
    this.queue.remove(acquire)
    this.serve()
  }

  private serve(): void {
    for (let first = this.queue.first; first !== null && this.fits(first); first = this.queue.first) {
      this.queue.remove(first)
      this.inUse += first.count
      first.settle(undefined)
    }
  }

  private fits({ count }: Acquire): boolean {
    return this.inUse + count <= this.capacity
  }
}

class Acquire extends Wait<void> {
  constructor(
    engine: Engine,
    private readonly resource: Resource,
    readonly count: number,
    priority: number,
  ) {
    super(engine, priority)
  }

  get on(): string {
    return this.count === 1 ? this.resource.name : `${this.count} of ${this.resource.name}`
  }

  protected begin(): boolean {
    return this.resource.request(this)
  }

  protected leave(): void {
    this.resource.withdraw(this)
  }

  protected override giveBack(): void {
    this.resource.release(this.count)
  }
}
