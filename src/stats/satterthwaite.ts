/** An estimated variance, and how well it is known. */
export interface EstimatedVariance {
  readonly variance: number
  readonly degreesOfFreedom: number
}

/**
 * The variance of a sum of independent parts, with the degrees of freedom of F. Satterthwaite, "An approximate distribution of
 * estimates of variance components", Biometrics Bulletin 2, 1946: those of the parts weighted by the squares of their
 * variances. Where no part varies they are added up.
 */
export function summedVariance(parts: readonly EstimatedVariance[]): EstimatedVariance {
  const sum = (of: (part: EstimatedVariance) => number) => parts.reduce((total, part) => total + of(part), 0)
  const variance = sum((part) => part.variance)
  const weighted = sum((part) => (part.variance === 0 ? 0 : part.variance ** 2 / part.degreesOfFreedom))
  return { variance, degreesOfFreedom: weighted > 0 ? variance ** 2 / weighted : sum((part) => part.degreesOfFreedom) }
}
