/** A queue in a ring: O(1), grows by doubling, allocates nothing else. */
export class Fifo<T> {
  length = 0
  private head = 0
  private ring: (T | undefined)[] = new Array<T | undefined>(8).fill(undefined)

  /** Adds at the back. */
  push(item: T): void {
    if (this.length === this.ring.length) this.grow()
    this.ring[(this.head + this.length++) & (this.ring.length - 1)] = item
  }

  /** Takes from the front; undefined if empty. */
  shift(): T | undefined {
    if (this.length === 0) return undefined
    const item = this.ring[this.head]
    this.ring[this.head] = undefined
    this.head = (this.head + 1) & (this.ring.length - 1)
    this.length--
    return item
  }

  private grow(): void {
    const { ring, head } = this
    this.ring = [...ring.slice(head), ...ring.slice(0, head), ...new Array<undefined>(ring.length).fill(undefined)]
    this.head = 0
  }
}
