/** What an event does. The number given to `schedule` comes back as `arg`, so that one function can serve many events. */
export type Action = (arg: number) => void

/** Names one scheduled event. Once the event is over the id is stale, and cancelling it does nothing. */
export type EventId = number

/** Something that an event wakes, without a function made for it. */
export interface Wakeable {
  wake(): void
}

/** Ranks run from 0 (first) to 65,535 (last) among the events of one instant. */
export const RANK_MAX = 65_535
const SEQUENCES = 2 ** 37 // 16 bits of rank and 37 of sequence fill the 53 that a number keeps exactly
const SLOTS = 2 ** 24
const SERIAL_MASK = 2 ** 29 - 1 // an id is the end of the sequence (29 bits) and the slot (24)
const NOTHING: Action = () => {}

// The record of a slot: its tie-break (rank and sequence, or FREE) and its argument.
const FREE = -1

/** What `take` returns if there is no event to take. */
export const NONE = -1

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
  /** The time of the latest event taken, in µs. */
  now = 0
  private size = 0
  private open = false
  private cancelled = 0
  private sequence = 0
  private due = 0 // the time of the event that is being placed: a field, for a call would allocate the number
  private heap: Float64Array // (time, slot), (time, slot), ...: a position is the index of a time
  private records: Float64Array
  private readonly targets: (Action | Wakeable)[]

  constructor(capacity = 64) {
    this.heap = new Float64Array(2 * capacity)
    freeSlots(this.heap, 0)
    this.records = new Float64Array(2 * capacity).fill(FREE)
    this.targets = new Array<Action | Wakeable>(capacity).fill(NOTHING)
  }

  /** Events pending, cancelled ones not counted. */
  get length(): number {
    return this.size - this.cancelled - (this.open ? 1 : 0)
  }

  /** Adds an event `delayUs` from now: its slot. Throws RangeError on a delay or rank that is not a whole number in range. */
  push(delayUs: number, target: Action | Wakeable, arg: number, rank: number): number {
    const time = this.now + delayUs
    if (!(delayUs >= 0 && time <= Number.MAX_SAFE_INTEGER && Math.floor(delayUs) === delayUs)) throw badDelay(delayUs)
    if ((rank & RANK_MAX) !== rank) throw badRank(rank)
    if (this.sequence === SEQUENCES) throw new RangeError('at most 2^37 events can be scheduled without a reset()')
    const slot = this.open ? this.heap[1]! | 0 : this.append()
    this.records[slot << 1] = rank * SEQUENCES + this.sequence++
    this.records[(slot << 1) + 1] = arg
    if (this.targets[slot] !== target) this.targets[slot] = target
    this.due = time
    if (this.open) {
      this.open = false
      this.descend(slot)
    } else this.ascend((this.size - 1) << 1, slot)
    return slot
  }

  /** The id of the event in a slot. */
  idOf(slot: number): EventId {
    return (this.records[slot << 1]! & SERIAL_MASK) * SLOTS + slot
  }

  /**
   * Takes the first event if its time is at most `lastUs` (finite) and sets the clock to it: its slot, whose place stays
   * open until the next `push` or `close`; or NONE. Drops cancelled events that have come to the front.
   */
  take(lastUs: number): number {
    if (this.cancelled > 0) this.dropCancelled()
    const time = this.heap[0]!
    if (time > lastUs) return NONE
    this.now = time
    this.open = true
    return this.heap[1]! | 0
  }

  targetOf(slot: number): Action | Wakeable {
    return this.targets[slot]!
  }

  argOf(slot: number): number {
    return this.records[(slot << 1) + 1]!
  }

  /** Fills the place left open by `take` if no event has taken it. */
  close(): void {
    if (!this.open) return
    this.open = false
    const { heap } = this
    const freed = heap[1]!
    this.records[freed << 1] = FREE
    const last = --this.size << 1
    const slot = heap[last + 1]! | 0
    this.due = heap[last]!
    heap[last] = Number.POSITIVE_INFINITY
    heap[last + 1] = freed
    if (last > 0) this.descend(slot)
  }

  /** Withdraws an event; false if it has already happened (or is happening) or been cancelled. */
  cancel(id: EventId): boolean {
    const slot = id % SLOTS
    if (!(slot >= 0 && slot < this.targets.length) || this.idOf(slot) !== id) return false
    return this.withdraw(slot, this.targets[slot]!)
  }

  /** Withdraws the event in `slot` if it is one of this target. */
  withdraw(slot: number, target: Action | Wakeable): boolean {
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
      this.heap[2 * i] = Number.POSITIVE_INFINITY
    }
    this.size = this.cancelled = this.now = 0
    this.open = false
    if (this.sequence > SEQUENCES / 2) this.sequence = 0 // going on keeps old ids stale
  }

  private dropCancelled(): void {
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

  private ascend(from: number, slot: number): void {
    const { heap } = this
    const time = this.due
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
   * tie, and for a last node with less than four children, it goes on by the careful way.
   */
  private descend(slot: number): void {
    const { heap } = this
    const full = (this.size - 3) << 1 // a node whose first child lies before this has all four
    let p = 0
    let c = 2
    while (c < full) {
      const t0 = heap[c]!
      const t1 = heap[c + 2]!
      const t2 = heap[c + 4]!
      const t3 = heap[c + 6]!
      const a = (c + (bit(t1 < t0) << 1)) | 0
      const b = (c + 4 + (bit(t3 < t2) << 1)) | 0
      const ta = heap[a]!
      const tb = heap[b]!
      if (t1 === t0 || t3 === t2 || tb === ta) break
      const m = a ^ ((a ^ b) & -bit(tb < ta))
      heap[p] = heap[m]!
      heap[p + 1] = heap[m + 1]!
      p = m
      c = ((m << 2) + 2) | 0
    }
    this.descendCarefully(p, slot)
  }

  private descendCarefully(from: number, slot: number): void {
    const { heap } = this
    const end = this.size << 1
    let p = from
    for (let c = (p << 2) + 2; c < end; c = (p << 2) + 2) {
      const m = this.firstOf(c, Math.min(c + 8, end))
      heap[p] = heap[m]!
      heap[p + 1] = heap[m + 1]!
      p = m
    }
    this.ascend(p, slot)
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
    const capacity = 2 * old
    if (capacity > SLOTS) throw new RangeError(`at most 2^24 events can be pending at once, and ${old} are`)
    this.heap = grown(this.heap)
    freeSlots(this.heap, old)
    this.records = grown(this.records).fill(FREE, 2 * old)
    while (this.targets.length < capacity) this.targets.push(NOTHING)
  }

  /** Removes the cancelled events, which would else stay until their time comes, by building the heap again. */
  private compact(): void {
    this.close()
    const { heap, size } = this
    this.size = this.cancelled = 0
    for (let p = 0; p < size << 1; p += 2) {
      const slot = heap[p + 1]!
      this.due = heap[p]!
      heap[p] = Number.POSITIVE_INFINITY
      if (this.targets[slot] === NOTHING) {
        this.records[slot << 1] = FREE
        continue
      }
      const end = this.size++ << 1
      heap[p + 1] = heap[end + 1]!
      this.ascend(end, slot)
    }
  }
}

/** Makes the positions from `first` on hold free slots, each the one of its own number. */
function freeSlots(heap: Float64Array, first: number): void {
  for (let slot = first; 2 * slot < heap.length; slot++) {
    heap[2 * slot] = Number.POSITIVE_INFINITY
    heap[2 * slot + 1] = slot
  }
}

function grown(array: Float64Array): Float64Array {
  const twice = new Float64Array(2 * array.length)
  twice.set(array)
  return twice
}

function badDelay(delayUs: number): RangeError {
  return new RangeError(`delay: expected a whole number of µs ≥ 0 within the clock's range, got ${delayUs}`)
}

function badRank(rank: number): RangeError {
  return new RangeError(`rank: expected an integer from 0 (first) to ${RANK_MAX} (last), got ${rank}`)
}
