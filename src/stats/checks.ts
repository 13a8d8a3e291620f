/** Throws RangeError unless there are `length` finite numbers of which the first is a count above 0. */
export function checkNumbers(name: string, numbers: readonly number[], length: number): void {
  if (numbers.length === length && numbers.every(Number.isFinite) && isCount(numbers[0]!) && numbers[0] !== 0) return
  throw new RangeError(`${name}: expected no or ${length} numbers, first a count, got ${JSON.stringify(numbers)}`)
}

/** Throws RangeError unless 0 < value < 1. */
export function checkInside(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name}: expected a number above 0 and below 1, got ${value}`)
}

/** Throws RangeError unless 0 <= value <= 1. */
export function checkShare(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name}: expected a number from 0 to 1, got ${value}`)
}

/** A whole number >= 0 that a double holds exactly. */
export const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
