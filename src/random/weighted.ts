/**
 * Turns a uniform number into an index, index i with probability weights[i] / sum, by inversion: a binary search in the
 * running sums. Weights are >= 0 with a positive sum.
 */
export function weightedIndex(weights: readonly number[]): (u: number) => number {
  const sums = new Float64Array(weights.length)
  let total = 0
  weights.forEach((weight, i) => {
    sums[i] = total += weight
  })
  return (u) => {
    const target = u * total
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! > target) high = middle
      else low = middle + 1
    }
    return low
  }
}
