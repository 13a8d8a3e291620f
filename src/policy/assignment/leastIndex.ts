/** The index in 0..count−1 with the least value; the first of equals. */
export function leastIndex(count: number, value: (index: number) => number): number {
  let best = 0
  let least = value(0)
  for (let index = 1; index < count; index++) {
    const candidate = value(index)
    if (candidate < least) {
      best = index
      least = candidate
    }
  }
  return best
}
