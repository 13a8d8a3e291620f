import { List } from './list.ts'
import { type Engine, Wait } from './wait.ts'

/** A broadcast: firing it wakes every process that waits at that moment, and none that comes later. */
export class Signal<T = void> {
  private readonly waiters = new List<SignalWait<T>>()
  private readonly epoch: number

  /** @param name for reports and errors */
  constructor(
    private readonly engine: Engine,
    readonly name: string,
  ) {
    this.epoch = engine.epoch
  }

  /** Processes waiting. */
  get length(): number {
    return this.waiters.length
  }

  /** Waits for the next firing: its value. */
  wait(): Wait<T> {
    if (this.epoch !== this.engine.epoch)
      throw new Error(`signal "${this.name}" was made before reset(): make a new one for each run`)
    return new SignalWait(this.engine, this.name, this.waiters)
  }

  /** Wakes all who wait, in the order they came, and says how many. Can be called from anywhere. */
  fire(value: T): number {
    const count = this.waiters.length
    for (let i = 0; i < count; i++) this.waiters.shift()?.settle(value)
    return count
  }
}

class SignalWait<T> extends Wait<T> {
  constructor(
    engine: Engine,
    private readonly name: string,
    private readonly waiters: List<SignalWait<T>>,
  ) {
    super(engine)
  }

  get on(): string {
    return this.name
  }

  protected begin(): boolean {
    this.waiters.insert(this)
    return false
  }

  protected leave(): void {
    this.waiters.remove(this)
  }
}
