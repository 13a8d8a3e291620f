import { checkShare } from './checks.ts'

/**
 * P-values adjusted for many comparisons, in the order given: rejecting those at or below a level keeps the probability
 * of any false rejection at or below it, however they depend on each other (S. Holm, "A simple sequentially rejective
 * multiple test procedure", Scandinavian Journal of Statistics 6, 1979). RangeError outside 0 to 1.
 */
export function holm(pValues: readonly number[]): number[] {
  for (const p of pValues) checkShare('p-value', p)
  const adjusted = [...pValues]
  let largest = 0
  ascending(pValues).forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, pValues[index]! * (pValues.length - rank)))
    adjusted[index] = largest
  })
  return adjusted
}

const ascending = (values: readonly number[]): number[] =>
  values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!)
