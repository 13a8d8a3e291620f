import { EventHeap, type Repeating, type Wakeable } from './heap.ts'

/** The argument of an event whose target is `Repeating`; that of one that wakes something is 0. */
const REPEATS = 1

/** Told what a repeating target has said that is no delay of its own next event. */
export type Listener = (slot: number, said: IteratorResult<unknown, unknown>) => void

/**
 * The pending events, and how they happen.
 *
 * Models have thousands of processes, more than the caches hold. One that waits for one delay after another is therefore an
 * event whose target is its steps themselves: nothing else of it is touched until it says something that is no delay.
 */
export class EventQueue extends EventHeap {
  /** The slot of the repeating event that is happening, or -1. */
  repeating = -1
  private readonly listener: Listener

  constructor(listener: Listener, capacity?: number) {
    super(capacity)
    this.listener = listener
  }

  /** Adds an event of a target that says itself when the next one is; its slot stays the same as long as it does. */
  repeat(delayUs: number, target: Repeating, rank: number): number {
    return this.push(delayUs, target, REPEATS, rank)
  }

  /**
   * Has the events happen in their order, one by one, while their times are at most `lastUs` (finite) and `events` is less
   * than `lastEvent`: false when it was that count which ended it. The place of the event that happens stays open until its
   * action schedules another or is over.
   */
  drain(lastUs: number): boolean {
    while (this.events < this.lastEvent) {
      if (this.cancelled > 0) this.dropCancelled()
      const { heap } = this
      const time = heap[0]!
      if (time > lastUs) return true
      this.now = time
      this.open = true
      this.events++
      const slot = heap[1]! | 0
      const target = this.targets[slot]!
      if (typeof target === 'function') target(this.records[(slot << 1) + 1]!)
      else if (this.records[(slot << 1) + 1] === REPEATS) this.step(slot, target as Repeating)
      else (target as Wakeable).wake()
      if (this.open) this.close()
    }
    return false
  }

  private step(slot: number, target: Repeating): void {
    this.repeating = slot
    const said = target.next()
    const delayUs = said.value
    if (!said.done && typeof delayUs === 'number' && this.open) this.again(slot, delayUs)
    else this.listener(slot, said)
    this.repeating = -1
  }
}
