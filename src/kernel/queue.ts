/** What an event does. The number given to `schedule` comes back as `arg`, so that one function can serve many events. */
export type Action = (arg: number) => void

/** Names one scheduled event. Once the event is over the id is stale, and cancelling it does nothing. */
export type EventId = number

/** Ranks run from 0 (first) to 65,535 (last) among the events of one instant. */
export const RANK_MAX = 65_535
const SEQUENCES = 2 ** 37 // 16 bits of rank and 37 of sequence fill the 53 that a number keeps exactly
const SLOTS = 2 ** 24
const GENERATIONS = 2 ** 29 // an id packs (generation, slot) into 53 bits
const PAD = 3 // a node's missing children are read too: their time is Infinity
const NOTHING: Action = () => {}

/** A comparison as 0 or 1 without a branch, which at each level of the heap would be mispredicted half of the time. */
const bit = (condition: boolean): number => (condition as unknown as number) | 0

/**
 * The pending events in their total order (time, rank, insertion): a 4-ary heap in typed arrays.
 *
 * The heap holds (time, slot). All else about an event is kept by slot, and the tie-break is read only when times are
 * equal. The heap's positions past its end hold the free slots. While an event's action runs its place at the root
 * stays open, so that the first event scheduled by the action takes that place at the price of one descent.
 */
export class EventQueue {
  private size = 0
  private open = false
  private cancelled = 0
  private sequence = 0
  private time: Float64Array
  private slot: Int32Array
  private order: Float64Array
  private args: Float64Array
  private generation: Int32Array
  private readonly actions: Action[]

  constructor(capacity = 64) {
    this.time = new Float64Array(capacity + PAD).fill(Number.POSITIVE_INFINITY)
    this.slot = new Int32Array(capacity + PAD)
    for (let i = 0; i < capacity; i++) this.slot[i] = i
    this.order = new Float64Array(capacity)
    this.args = new Float64Array(capacity)
    this.generation = new Int32Array(capacity)
    this.actions = new Array<Action>(capacity).fill(NOTHING)
  }

  /** Events pending, cancelled ones not counted. */
  get length(): number {
    return this.size - this.cancelled - (this.open ? 1 : 0)
  }

  /** Adds an event at `timeUs` (a safe integer, checked by the caller) with a rank in 0..RANK_MAX. */
  push(timeUs: number, action: Action, arg: number, rank: number): EventId {
    if (this.sequence === SEQUENCES) throw new RangeError(`a run can schedule at most 2^37 events: call reset()`)
    const position = this.open ? 0 : this.append()
    const slot = this.slot[position]!
    this.order[slot] = rank * SEQUENCES + this.sequence++
    this.args[slot] = arg
    if (this.actions[slot] !== action) this.actions[slot] = action
    if (this.open) {
      this.open = false
      this.descend(timeUs, slot)
    } else this.ascend(position, timeUs, slot)
    return this.generation[slot]! * SLOTS + slot
  }

  /** The time of the first event in µs, Infinity if there is none. Drops cancelled events that have come to the front. */
  next(): number {
    while (this.cancelled > 0 && this.actions[this.slot[0]!] === NOTHING) {
      this.cancelled--
      this.open = true
      this.close()
    }
    return this.time[0]!
  }

  /** Takes the first event (call `next` before) and leaves its place open until the next `push` or `close`. */
  take(): number {
    const slot = this.slot[0]!
    this.retire(slot)
    this.open = true
    return slot
  }

  actionOf(slot: number): Action {
    return this.actions[slot]!
  }

  argOf(slot: number): number {
    return this.args[slot]!
  }

  /** Fills the place left open by `take` if no event has taken it. */
  close(): void {
    if (!this.open) return
    this.open = false
    const freed = this.slot[0]!
    const last = --this.size
    const time = this.time[last]!
    const slot = this.slot[last]!
    this.time[last] = Number.POSITIVE_INFINITY
    this.slot[last] = freed
    if (last > 0) this.descend(time, slot)
  }

  /** Withdraws an event; false if it has already happened or been cancelled. */
  cancel(id: EventId): boolean {
    const slot = id % SLOTS
    if (!(slot < this.actions.length) || this.generation[slot] !== Math.floor(id / SLOTS)) return false
    this.retire(slot)
    this.actions[slot] = NOTHING
    if (++this.cancelled > 64 && this.cancelled * 2 > this.size) this.compact()
    return true
  }

  /** Forgets every event; ids given out before stay stale. */
  clear(): void {
    for (let i = 0; i < this.size; i++) {
      const slot = this.slot[i]!
      this.retire(slot)
      this.actions[slot] = NOTHING
      this.time[i] = Number.POSITIVE_INFINITY
    }
    this.size = this.cancelled = this.sequence = 0
    this.open = false
  }

  private retire(slot: number): void {
    this.generation[slot] = (this.generation[slot]! + 1) % GENERATIONS
  }

  private append(): number {
    if (this.size === this.actions.length) this.grow()
    return this.size++
  }

  private ascend(from: number, time: number, slot: number): void {
    const times = this.time
    const slots = this.slot
    const order = this.order
    let i = from
    while (i > 0) {
      const parent = (i - 1) >> 2
      const t = times[parent]!
      if (t < time || (t === time && order[slots[parent]!]! < order[slot]!)) break
      times[i] = t
      slots[i] = slots[parent]!
      i = parent
    }
    times[i] = time
    slots[i] = slot
  }

  /** Moves the hole at the root down to a leaf along the earliest children, then the event up from there. */
  private descend(time: number, slot: number): void {
    const times = this.time
    const slots = this.slot
    const order = this.order
    const size = this.size
    let i = 0
    let c = 1
    while (c < size) {
      const t0 = times[c]!
      const t1 = times[c + 1]!
      const t2 = times[c + 2]!
      const t3 = times[c + 3]!
      let a = c + bit(t1 < t0)
      let b = c + 2 + bit(t3 < t2)
      if (t1 === t0 && order[slots[c + 1]!]! < order[slots[c]!]!) a = c + 1
      if (t3 === t2 && order[slots[c + 3]!]! < order[slots[c + 2]!]!) b = c + 3
      const ta = times[a]!
      const tb = times[b]!
      let m = a ^ ((a ^ b) & -bit(tb < ta))
      if (ta === tb && order[slots[b]!]! < order[slots[a]!]!) m = b
      times[i] = times[m]!
      slots[i] = slots[m]!
      i = m
      c = 4 * i + 1
    }
    this.ascend(i, time, slot)
  }

  /** Doubles the capacity. */
  private grow(): void {
    const old = this.actions.length
    const capacity = 2 * old
    if (capacity > SLOTS) throw new RangeError(`at most 2^24 events can be pending at once, and ${old} are`)
    this.time = extend(this.time, new Float64Array(capacity + PAD).fill(Number.POSITIVE_INFINITY), old)
    this.slot = extend(this.slot, new Int32Array(capacity + PAD), old)
    this.order = extend(this.order, new Float64Array(capacity), old)
    this.args = extend(this.args, new Float64Array(capacity), old)
    this.generation = extend(this.generation, new Int32Array(capacity), old)
    for (let i = old; i < capacity; i++) {
      this.slot[i] = i
      this.actions.push(NOTHING)
    }
  }

  /** Removes the cancelled events, which would else stay until their time comes, by building the heap again. */
  private compact(): void {
    this.close()
    const size = this.size
    this.size = this.cancelled = 0
    for (let i = 0; i < size; i++) {
      const time = this.time[i]!
      const slot = this.slot[i]!
      this.time[i] = Number.POSITIVE_INFINITY
      if (this.actions[slot] === NOTHING) continue
      this.slot[i] = this.slot[this.size]!
      this.ascend(this.size++, time, slot)
    }
  }
}

function extend<T extends Float64Array | Int32Array>(from: T, to: T, length: number): T {
  to.set(from.subarray(0, length))
  return to
}
