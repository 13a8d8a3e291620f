import { Moments } from './moments.ts'

/** How much of the variance of grouped numbers lies between their groups. */
export interface VarianceShare {
  /** η²: sum of squares between groups ÷ total sum of squares, 0 to 1. */
  readonly etaSquared: number
  /**
   * η² less what so many groups explain by chance, 1 − (1 − η²)(N − 1)/(N − G), as R² is adjusted: what a model of group
   * means can explain of single numbers at most. Below 0 where groups explain less than chance.
   */
  readonly ceiling: number
  /** N, of all groups together. */
  readonly count: number
  /** G, those that are not empty. */
  readonly groups: number
}

/**
 * η² and the ceiling for models of group means (Fisher, "Statistical Methods for Research Workers", 1925; its correction:
 * Ezekiel, "Methods of Correlation Analysis", 1930). Null if all numbers are equal, or there are no more than groups.
 */
export function varianceShare(groups: readonly (readonly number[])[]): VarianceShare | null {
  const total = new Moments()
  let withinSquares = 0
  let filled = 0
  for (const values of groups) {
    const own = new Moments()
    for (const value of values) own.add(value)
    if (own.count > 0) filled++
    if (own.count > 1) withinSquares += own.variance * (own.count - 1)
    total.merge(own)
  }
  const { count } = total
  if (count <= filled || total.variance === 0) return null
  const within = withinSquares / (total.variance * (count - 1))
  return {
    etaSquared: 1 - within,
    ceiling: 1 - (within * (count - 1)) / (count - filled),
    count,
    groups: filled,
  }
}
