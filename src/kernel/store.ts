import { Fifo } from './fifo.ts'
import { List } from './list.ts'
import { type Engine, Wait } from './wait.ts'

/**
 * A mailbox: items go in and come out in order, and those who wait to put or get are served in order too.
 *
 * An item delivered to a process that ends before it takes it comes back to its place in the order, even where the store
 * has filled up since: for so long it holds more than its capacity.
 */
export class Store<T> {
  private readonly items = new Fifo<T>()
  /** Items that came back, in their order: all of them before those of `items`. */
  private readonly returned: Delivered<T>[] = []
  private deliveries = 0
  private readonly getters = new List<Get<T>>()
  private readonly putters = new List<Put<T>>()
  private readonly epoch: number

  /**
   * @param name for reports and errors
   * @param capacity items held at most, an integer ≥ 1; default Infinity
   */
  constructor(
    private readonly engine: Engine,
    readonly name: string,
    readonly capacity = Number.POSITIVE_INFINITY,
  ) {
    if (!(capacity >= 1) || (capacity !== Number.POSITIVE_INFINITY && !Number.isInteger(capacity)))
      throw new RangeError(`store "${name}": expected a capacity ≥ 1 (integer or Infinity), got ${capacity}`)
    this.epoch = engine.epoch
  }

  /** Items in the store. */
  get length(): number {
    return this.returned.length + this.items.length
  }

  /** Waits for room and puts `item` in; does not suspend if there is room. */
  put(item: T): Wait<void> {
    this.checkEpoch()
    return new Put(this.engine, this, item)
  }

  /** Waits for an item and takes it out; does not suspend if there is one. */
  get(): Wait<T> {
    this.checkEpoch()
    return new Get(this.engine, this)
  }

  /** Puts `item` in without waiting, from anywhere; false if the store is full. */
  offer(item: T): boolean {
    this.checkEpoch()
    const getter = this.getters.shift()
    if (getter !== null) getter.deliver(item, this.deliveries++)
    else if (this.length < this.capacity) this.items.push(item)
    else return false
    return true
  }

  /** Takes an item out without waiting, from anywhere; undefined if the store is empty. */
  poll(): T | undefined {
    this.checkEpoch()
    const item = this.returned.length > 0 ? this.returned.shift()!.item : this.items.shift()
    this.admit()
    return item
  }

  /** @internal */
  requestPut(put: Put<T>): boolean {
    if (this.offer(put.item)) return true
    this.putters.insert(put)
    return false
  }

  /** @internal */
  requestGet(get: Get<T>): boolean {
    if (this.length === 0) {
      this.getters.insert(get)
      return false
    }
    get.value = this.poll() as T
    return true
  }

  /** @internal */
  withdrawPut(put: Put<T>): void {
    this.putters.remove(put)
  }

  /** @internal */
  withdrawGet(get: Get<T>): void {
    this.getters.remove(get)
  }

  /** @internal An item delivered to a process that will not take it goes to the next in line, else back to its place. */
  restore(item: T, delivery: number): void {
    const getter = this.getters.shift()
    if (getter !== null) {
      getter.deliver(item, delivery)
      return
    }
    let place = this.returned.length
    while (place > 0 && this.returned[place - 1]!.delivery > delivery) place--
    this.returned.splice(place, 0, { item, delivery })
  }

  private admit(): void {
    while (this.length < this.capacity) {
      const put = this.putters.shift()
      if (put === null) return
      this.items.push(put.item)
      put.settle(undefined)
    }
  }

  private checkEpoch(): void {
    if (this.epoch !== this.engine.epoch)
      throw new Error(`store "${this.name}" was made before reset(): make a new one for each run`)
  }
}

/** An item and the number of its delivery: items are delivered in their order. */
interface Delivered<T> {
  readonly item: T
  readonly delivery: number
}

class Put<T> extends Wait<void> {
  constructor(
    engine: Engine,
    private readonly store: Store<T>,
    readonly item: T,
  ) {
    super(engine)
  }

  get on(): string {
    return `room in ${this.store.name}`
  }

  protected begin(): boolean {
    return this.store.requestPut(this)
  }

  protected leave(): void {
    this.store.withdrawPut(this)
  }
}

class Get<T> extends Wait<T> {
  private delivery = 0

  constructor(
    engine: Engine,
    private readonly store: Store<T>,
  ) {
    super(engine)
  }

  get on(): string {
    return `an item of ${this.store.name}`
  }

  protected begin(): boolean {
    return this.store.requestGet(this)
  }

  protected leave(): void {
    this.store.withdrawGet(this)
  }

  /** @internal */
  deliver(item: T, delivery: number): void {
    this.delivery = delivery
    this.settle(item)
  }

  protected override giveBack(): void {
    this.store.restore(this.value, this.delivery)
  }
}
