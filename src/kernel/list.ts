/** A member of at most one `List`: it carries its own links, so that joining and leaving a list allocates nothing. */
export interface Linked {
  list: object | null
  before: this | null
  after: this | null
  /** Place in the list: lower first, equal in order of insertion. */
  readonly priority: number
}

/** A doubly linked list with O(1) append and removal; insertion by priority looks from the back. */
export class List<T extends Linked> {
  first: T | null = null
  last: T | null = null
  length = 0

  /** Puts `item` behind every member of its own or a lower `priority` value. */
  insert(item: T): void {
    let before = this.last
    while (before !== null && before.priority > item.priority) before = before.before
    const after = before === null ? this.first : before.after
    item.list = this
    item.before = before
    item.after = after
    if (before === null) this.first = item
    else before.after = item
    if (after === null) this.last = item
    else after.before = item
    this.length++
  }

  /** Takes `item` out; false if it is not in this list. */
  remove(item: T): boolean {
    if (item.list !== this) return false
    const { before, after } = item
    if (before === null) this.first = after
    else before.after = after
    if (after === null) this.last = before
    else after.before = before
    item.list = item.before = item.after = null
    this.length--
    return true
  }

  /** Takes the first member out; null if there is none. */
  shift(): T | null {
    const { first } = this
    if (first !== null) this.remove(first)
    return first
  }
}
