/** A typed array that the columns of a log are made of. */
type Column = Float64Array | Int32Array | Uint8Array

const FIRST_CAPACITY = 256

/**
 * A table that only grows: one typed array a column, refilled run after run without allocation.
 * A subclass declares its columns as fields and writes one row at `next()`.
 */
export abstract class Table {
  /** Rows in use. */
  length = 0
  protected capacity = FIRST_CAPACITY

  clear(): void {
    this.length = 0
  }

  /** The index of a new row, with room made for it. */
  protected next(): number {
    if (this.length === this.capacity) {
      this.capacity *= 2
      this.resize(this.capacity)
    }
    return this.length++
  }

  /** Replaces every column by one of `capacity` rows with the same beginning. */
  protected abstract resize(capacity: number): void
}

/** A column for the first rows of a table. */
export const float64 = (): Float64Array => new Float64Array(FIRST_CAPACITY)
export const int32 = (): Int32Array => new Int32Array(FIRST_CAPACITY)
export const uint8 = (): Uint8Array => new Uint8Array(FIRST_CAPACITY)

/** A longer column that begins like `column`. */
export function grown<C extends Column>(column: C, capacity: number): C {
  const longer = new (column.constructor as new (length: number) => C)(capacity)
  longer.set(column)
  return longer
}
