import { RANK_MAX, refusal } from './refusal.ts'

/** What an event does. The number given to `schedule` comes back as `arg`, so that one function can serve many events. */
export type Action = (arg: number) => void

/** Names one scheduled event. Once the event is over the id is stale, and cancelling it does nothing. */
export type EventId = number

/** Something that an event wakes, without a function made for it. */
export interface Wakeable {
  wake(): void
}

/** Something that happens again and again, and says each time after how many µs: the steps of a process. */
export interface Repeating {
  next(): IteratorResult<unknown, unknown>
}

type Target = Action | Wakeable | Repeating

const SEQUENCES = 2 ** 37 // 16 bits of rank and 37 of sequence fill the 53 that a number keeps exactly
const SLOTS = 2 ** 24
const SERIAL_MASK = 2 ** 29 - 1 // an id is the end of the sequence (29 bits) and the slot (24)
const NOTHING: Action = () => {}

// The record of a slot: its tie-break (rank and sequence, or FREE) and its argument.
const FREE = -0.5 // like SPACER not an integer, for V8 keeps arrays that begin with one unboxed
const SPACER = 0.5
/** Positions past the end have times after any event's, each another one: the descent needs no bounds and meets no ties. */
const AFTER_ALL = 2 ** 53

/** A comparison as 0 or 1 without a branch, which at each level of the heap would be mispredicted half of the time. */
const bit = (condition: boolean): number => (condition as unknown as number) | 0

/** Whether a delay is a whole number ≥ 0 and ends, at `time`, within the clock's range. */
const isDelay = (delayUs: number, time: number): boolean =>
  delayUs >= 0 && time <= Number.MAX_SAFE_INTEGER && Math.floor(delayUs) === delayUs

/**
 * The pending events in their total order (time, rank, insertion): a 4-ary heap in arrays of unboxed doubles, which V8
 * reads a little faster than typed arrays (no check for a detached buffer).
 *
 * The heap holds (time, slot). All else about an event is kept by slot, and the tie-break is read only when times are
 * equal. The heap's positions past its end hold the free slots. While an event's action runs its place at the root
 * stays open, so that the first event scheduled by the action takes that place at the price of one descent.
 */
export class EventHeap {
  /** The time of the latest event taken, in µs. */
  now = 0
  /** Events that have happened. */
  events = 0
  /** The count of events at which `drain` ends. */
  lastEvent = 0
  protected size = 0
  protected open = false
  protected cancelled = 0
  protected sequence = 0
  protected readonly heap: number[] = [] // (time, slot), (time, slot), ...: a position is the index of a time
  protected readonly records: number[] = []
  protected readonly targets: Target[] = []

  constructor(capacity = 64) {
    this.makeRoom(capacity)
  }

  /** Events pending, cancelled ones not counted. */
  get length(): number {
    return this.size - this.cancelled - (this.open ? 1 : 0)
  }

  /** Adds an event `delayUs` from now: its slot. Throws RangeError on a delay or rank that is not a whole number in range. */
  push(delayUs: number, target: Target, arg: number, rank: number): number {
    const time = this.now + delayUs
    if (!isDelay(delayUs, time) || (rank & RANK_MAX) !== rank || this.sequence === SEQUENCES)
      throw refusal(delayUs, time, rank)
    const slot = this.open ? this.heap[1]! | 0 : this.append()
    this.records[slot << 1] = rank * SEQUENCES + this.sequence++
    this.records[(slot << 1) + 1] = arg
    if (this.targets[slot] !== target) this.targets[slot] = target
    if (this.open) {
      this.open = false
      this.descend(slot, time)
    } else this.ascend((this.size - 1) << 1, slot, time)
    return slot
  }

  /** The id of the event in a slot. */
  idOf(slot: number): EventId {
    return (this.records[slot << 1]! & SERIAL_MASK) * SLOTS + slot
  }

  /** The event that is happening, another time: of the same target and rank, at the price of one descent. */
  protected again(slot: number, delayUs: number): void {
    const time = this.now + delayUs
    if (!isDelay(delayUs, time) || this.sequence === SEQUENCES) throw refusal(delayUs, time, 0)
    const rank = Math.floor(this.records[slot << 1]! / SEQUENCES)
    this.records[slot << 1] = rank * SEQUENCES + this.sequence++
    this.open = false
    this.descend(slot, time)
  }

  /** Fills the open place. */
  protected close(): void {
    this.open = false
    const { heap } = this
    const freed = heap[1]!
    this.records[freed << 1] = FREE
    const last = --this.size << 1
    const time = heap[last]!
    const slot = heap[last + 1]! | 0
    this.vacate(last, freed)
    if (last > 0) this.descend(slot, time)
  }

  /** Withdraws an event; false if it has already happened (or is happening) or been cancelled. */
  cancel(id: EventId): boolean {
    const slot = id % SLOTS
    if (!(slot >= 0 && slot < this.targets.length) || this.idOf(slot) !== id) return false
    return this.withdraw(slot, this.targets[slot]!)
  }

  /** Withdraws the event in `slot` if it is one of this target. */
  withdraw(slot: number, target: Target): boolean {
    if (target === NOTHING || this.targets[slot] !== target) return false
    if (this.records[slot << 1] === FREE || (this.open && this.heap[1] === slot)) return false
    this.targets[slot] = NOTHING
    if (++this.cancelled > 64 && this.cancelled * 2 > this.size) this.compact()
    return true
  }

  /** Forgets every event and sets the clock to 0; ids given out before are stale. */
  clear(): void {
    for (let i = 0; i < this.size; i++) {
      const slot = this.heap[2 * i + 1]!
      this.records[slot << 1] = FREE
      this.targets[slot] = NOTHING
      this.vacate(2 * i, slot)
    }
    this.size = this.cancelled = this.now = this.events = 0
    this.open = false
    if (this.sequence > SEQUENCES / 2) this.sequence = 0 // going on keeps old ids stale
  }

  protected dropCancelled(): void {
    while (this.cancelled > 0 && this.targets[this.heap[1]!] === NOTHING) {
      this.cancelled--
      this.open = true
      this.close()
    }
  }

  private append(): number {
    if (this.size === this.targets.length) this.grow()
    return this.heap[(this.size++ << 1) + 1]! | 0
  }

  /** Makes a position one past the end, which holds a free slot. */
  private vacate(position: number, slot: number): void {
    this.heap[position] = AFTER_ALL * (position + 1)
    this.heap[position + 1] = slot
  }

  private ascend(from: number, slot: number, time: number): void {
    const { heap } = this
    let p = from
    while (p > 0) {
      const parent = ((p - 2) >> 3) << 1
      const t = heap[parent]!
      if (t < time || (t === time && this.before(heap[parent + 1]!, slot))) break
      heap[p] = t
      heap[p + 1] = heap[parent + 1]!
      p = parent
    }
    heap[p] = time
    heap[p + 1] = slot
  }

  /**
   * Moves the hole at the root down to a leaf along the earliest children, then the event up from there. At the first
   * tie it goes on by the careful way.
   */
  protected descend(slot: number, time: number): void {
    const { heap } = this
    const end = this.size << 1
    let p = 0
    let c = 2
    while (c < end) {
      const t0 = heap[c]!
      const t1 = heap[c + 2]!
      const t2 = heap[c + 4]!
      const t3 = heap[c + 6]!
      // Which of the first two, of the last two, and of these: no comparison has to wait for another one's outcome.
      const x = bit(t1 < t0)
      const y = bit(t3 < t2) + 2
      const z = (bit(t2 < t0) & bit(t2 < t1)) | (bit(t3 < t0) & bit(t3 < t1))
      // One branch for six comparisons: 0 if any two are equal. Times are whole, so that it cannot underflow.
      if ((t1 - t0) * (t3 - t2) * ((t2 - t0) * (t3 - t0)) * ((t2 - t1) * (t3 - t1)) === 0) {
        this.descendCarefully(p, slot, time)
        return
      }
      const m = (c + ((x ^ ((x ^ y) & -z)) << 1)) | 0
      heap[p] = heap[m]!
      heap[p + 1] = heap[m + 1]!
      p = m
      c = ((m << 2) + 2) | 0
    }
    this.ascend(p, slot, time)
  }

  private descendCarefully(from: number, slot: number, time: number): void {
    const { heap } = this
    const end = this.size << 1
    let p = from
    for (let c = (p << 2) + 2; c < end; c = (p << 2) + 2) {
      const m = this.firstOf(c, Math.min(c + 8, end))
      heap[p] = heap[m]!
      heap[p + 1] = heap[m + 1]!
      p = m
    }
    this.ascend(p, slot, time)
  }

  /** The first event's position from `from` on, before `end`. */
  private firstOf(from: number, end: number): number {
    const { heap } = this
    let first = from
    for (let p = from + 2; p < end; p += 2) {
      const t = heap[p]!
      if (t < heap[first]! || (t === heap[first] && this.before(heap[p + 1]!, heap[first + 1]!))) first = p
    }
    return first
  }

  /** Of two events of one time, whether the first comes first. */
  private before(slot: number, other: number): boolean {
    return this.records[slot << 1]! < this.records[other << 1]!
  }

  /** Doubles the capacity. */
  private grow(): void {
    const old = this.targets.length
    if (2 * old > SLOTS) throw new RangeError(`at most 2^24 events can be pending at once, and ${old} are`)
    this.makeRoom(2 * old)
  }

  /** Adds free slots up to `capacity`, and four positions more than that, so that a last node has four children to look at. */
  private makeRoom(capacity: number): void {
    const { heap, records, targets } = this
    while (heap.length < 2 * capacity + 8) heap.push(SPACER)
    while (records.length < 2 * capacity) records.push(FREE)
    for (let slot = targets.length; slot < capacity; slot++) this.vacate(2 * slot, slot)
    for (let spare = capacity; spare < capacity + 4; spare++) this.vacate(2 * spare, FREE)
    while (targets.length < capacity) targets.push(NOTHING)
  }

  /** Removes the cancelled events, which would else stay until their time comes, by building the heap again. */
  private compact(): void {
    if (this.open) this.close()
    const { heap, size } = this
    this.size = this.cancelled = 0
    for (let p = 0; p < size << 1; p += 2) {
      const slot = heap[p + 1]!
      const time = heap[p]!
      this.vacate(p, slot)
      if (this.targets[slot] === NOTHING) {
        this.records[slot << 1] = FREE
        continue
      }
      const end = this.size++ << 1
      heap[p + 1] = heap[end + 1]!
      this.ascend(end, slot, time)
    }
  }
}
