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

// The record of a slot: four numbers, so that it lies in one cache line.
const RECORD_BITS = 2
const ORDER = 0 // rank and sequence, or FREE
const TIME = 1
const ARG = 2
const FREE = -1

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
  private times: Float64Array
  private slots: Int32Array
  private records: Float64Array
  private readonly targets: (Action | Wakeable)[]

  constructor(capacity = 64) {
    this.times = new Float64Array(capacity).fill(Number.POSITIVE_INFINITY)
    this.slots = new Int32Array(capacity)
    for (let i = 0; i < capacity; i++) this.slots[i] = i
    this.records = new Float64Array(capacity << RECORD_BITS).fill(FREE)
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
    const slot = this.open ? this.slots[0]! : this.append()
    const record = slot << RECORD_BITS
    this.records[record + ORDER] = rank * SEQUENCES + this.sequence++
    this.records[record + TIME] = time
    this.records[record + ARG] = arg
    if (this.targets[slot] !== target) this.targets[slot] = target
    if (this.open) {
      this.open = false
      this.descend(slot)
    } else this.ascend(this.size - 1, slot)
    return slot
  }

  /** The id of the event in a slot. */
  idOf(slot: number): EventId {
    return (this.records[(slot << RECORD_BITS) + ORDER]! & SERIAL_MASK) * SLOTS + slot
  }

  /** The time of the first event in µs, Infinity if there is none. Drops cancelled events that have come to the front. */
  next(): number {
    while (this.cancelled > 0 && this.targets[this.slots[0]!] === NOTHING) {
      this.cancelled--
      this.open = true
      this.close()
    }
    return this.times[0]!
  }

  /**
   * Takes the first event (there must be one, see `next`) and sets the clock to it: its slot, whose place stays open until
   * the next `push` or `close`.
   */
  take(): number {
    this.now = this.times[0]!
    this.open = true
    return this.slots[0]!
  }

  targetOf(slot: number): Action | Wakeable {
    return this.targets[slot]!
  }

  argOf(slot: number): number {
    return this.records[(slot << RECORD_BITS) + ARG]!
  }

  /** Fills the place left open by `take` if no event has taken it. */
  close(): void {
    if (!this.open) return
    this.open = false
    const freed = this.slots[0]!
    this.records[(freed << RECORD_BITS) + ORDER] = FREE
    const last = --this.size
    const slot = this.slots[last]!
    this.times[last] = Number.POSITIVE_INFINITY
    this.slots[last] = freed
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
    if (this.records[(slot << RECORD_BITS) + ORDER] === FREE || (this.open && this.slots[0] === slot)) return false
    this.targets[slot] = NOTHING
    if (++this.cancelled > 64 && this.cancelled * 2 > this.size) this.compact()
    return true
  }

  /** Forgets every event and sets the clock to 0; ids given out before are stale. */
  clear(): void {
    for (let i = 0; i < this.size; i++) {
      const slot = this.slots[i]!
      this.records[(slot << RECORD_BITS) + ORDER] = FREE
      this.targets[slot] = NOTHING
      this.times[i] = Number.POSITIVE_INFINITY
    }
    this.size = this.cancelled = this.now = 0
    this.open = false
    if (this.sequence > SEQUENCES / 2) this.sequence = 0 // going on keeps old ids stale
  }

  private append(): number {
    if (this.size === this.targets.length) this.grow()
    return this.slots[this.size++]!
  }

  private ascend(from: number, slot: number): void {
    const { times, slots, records } = this
    const time = records[(slot << RECORD_BITS) + TIME]!
    let i = from
    while (i > 0) {
      const parent = (i - 1) >> 2
      const t = times[parent]!
      if (t < time || (t === time && this.before(slots[parent]!, slot))) break
      times[i] = t
      slots[i] = slots[parent]!
      i = parent
    }
    times[i] = time
    slots[i] = slot
  }

  /**
   * Moves the hole at the root down to a leaf along the earliest children, then the event up from there. At the first
   * tie, and for a last node with less than four children, it goes on by the careful way.
   */
  private descend(slot: number): void {
    const { times, slots } = this
    const full = this.size - 3 // a node whose first child lies before this has all four
    let i = 0
    let c = 1
    while (c < full) {
      const t0 = times[c]!
      const t1 = times[c + 1]!
      const t2 = times[c + 2]!
      const t3 = times[c + 3]!
      const a = (c + bit(t1 < t0)) | 0
      const b = (c + 2 + bit(t3 < t2)) | 0
      const ta = times[a]!
      const tb = times[b]!
      if (t1 === t0 || t3 === t2 || tb === ta) break
      const m = a ^ ((a ^ b) & -bit(tb < ta))
      times[i] = times[m]!
      slots[i] = slots[m]!
      i = m
      c = ((m << 2) + 1) | 0
    }
    this.descendCarefully(i, slot)
  }

  private descendCarefully(from: number, slot: number): void {
    const { times, slots, size } = this
    let i = from
    for (let c = (i << 2) + 1; c < size; c = (i << 2) + 1) {
      const m = this.firstOf(c, Math.min(c + 4, size))
      times[i] = times[m]!
      slots[i] = slots[m]!
      i = m
    }
    this.ascend(i, slot)
  }

  /** The first event's position from `from` on, before `end`. */
  private firstOf(from: number, end: number): number {
    const { times, slots } = this
    let first = from
    for (let i = from + 1; i < end; i++) {
      const t = times[i]!
      if (t < times[first]! || (t === times[first] && this.before(slots[i]!, slots[first]!))) first = i
    }
    return first
  }

  /** Of two events of one time, whether the first comes first. */
  private before(slot: number, other: number): boolean {
    return this.records[(slot << RECORD_BITS) + ORDER]! < this.records[(other << RECORD_BITS) + ORDER]!
  }

  /** Doubles the capacity. */
  private grow(): void {
    const old = this.targets.length
    const capacity = 2 * old
    if (capacity > SLOTS) throw new RangeError(`at most 2^24 events can be pending at once, and ${old} are`)
    this.times = extend(this.times, new Float64Array(capacity).fill(Number.POSITIVE_INFINITY), old)
    this.slots = extend(this.slots, new Int32Array(capacity), old)
    this.records = extend(this.records, new Float64Array(capacity << RECORD_BITS).fill(FREE), old << RECORD_BITS)
    for (let i = old; i < capacity; i++) {
      this.slots[i] = i
      this.targets.push(NOTHING)
    }
  }

  /** Removes the cancelled events, which would else stay until their time comes, by building the heap again. */
  private compact(): void {
    this.close()
    const size = this.size
    this.size = this.cancelled = 0
    for (let i = 0; i < size; i++) {
      const slot = this.slots[i]!
      this.times[i] = Number.POSITIVE_INFINITY
      if (this.targets[slot] === NOTHING) {
        this.records[(slot << RECORD_BITS) + ORDER] = FREE
        continue
      }
      this.slots[i] = this.slots[this.size]!
      this.ascend(this.size++, slot)
    }
  }
}

function extend<T extends Float64Array | Int32Array>(from: T, to: T, length: number): T {
  to.set(from.subarray(0, length))
  return to
}

function badDelay(delayUs: number): RangeError {
  return new RangeError(`delay: expected a whole number of µs ≥ 0 within the clock's range, got ${delayUs}`)
}

function badRank(rank: number): RangeError {
  return new RangeError(`rank: expected an integer from 0 (first) to ${RANK_MAX} (last), got ${rank}`)
}
