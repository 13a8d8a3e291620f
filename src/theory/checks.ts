/** Throws RangeError unless low <= value <= high. */
export function checkBetween(name: string, value: number, low: number, high = Infinity): void {
  if (value >= low && value <= high) return
  const range = high === Infinity ? `at least ${low}` : `from ${low} to ${high}`
  throw new RangeError(`${name}: expected a number ${range}, got ${value}`)
}

/** Throws RangeError unless value is finite and above 0. */
export function checkPositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${name}: expected a number above 0, got ${value}`)
}

/** Throws RangeError unless value is an integer >= 1. */
export function checkCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`${name}: expected an integer >= 1, got ${value}`)
}

/** Throws RangeError unless 0 <= span <= work (but for rounding: a chain's two sums may differ) and workers is a count. */
export function checkWorkAndSpan(work: number, span: number, workers: number): void {
  checkBetween('work', work, 0, Number.MAX_VALUE)
  checkBetween('span', span, 0, work * (1 + 1e-9))
  checkCount('workers', workers)
}
