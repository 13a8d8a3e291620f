import { dot, inversePositive } from './linear.ts'
import type { CellScatter } from './objective.ts'

/** A least-squares solution by its derivatives: by unknown, how fast each residual changes. */
export interface Bend {
  readonly jacobian: readonly (readonly number[])[]
  readonly residuals: readonly number[]
}

/**
 * Standard errors of unknowns that were fitted to means of cells: the sandwich (J′J)⁻¹ J′ΣJ (J′J)⁻¹, with runs as clusters, for what
 * is off in a run is off in all its metrics (Cameron and Trivedi, "Microeconometrics", sections 6.3 and 24.5). Σ holds the
 * scatter of both measured and simulated runs; where residuals are larger than that, as they are when the model is wrong, it is
 * scaled up to them. Residuals after those of the cells are of priors.
 * @param priorVariance of a residual of a prior
 */
export function standardErrors(
  { jacobian, residuals }: Bend,
  cells: readonly CellScatter[],
  priorVariance: number,
): number[] {
  const bread = inversePositive(
    jacobian.map((one, i) => jacobian.map((other, j) => dot(one, other) + (i === j ? 1e-9 : 0))),
  )
  const meat = jacobian.map(() => jacobian.map(() => 0))
  let expected = 0
  let met = 0
  let end = 0
  for (const { first, deviations, share } of cells) {
    const width = deviations[0]!.length
    const weight = share / Math.max(1, deviations.length - 1)
    for (const deviation of deviations) {
      const scores = jacobian.map((column) => deviation.reduce((sum, value, k) => sum + value * column[first + k]!, 0))
      for (const [i, one] of scores.entries())
        for (const [j, other] of scores.entries()) meat[i]![j]! += weight * one * other
      expected += weight * dot(deviation, deviation)
    }
    met += residuals.slice(first, first + width).reduce((sum, value) => sum + value * value, 0)
    end = first + width
  }
  const misfit = Math.max(1, met / Math.max(expected, Number.MIN_VALUE))
  for (const [i, one] of jacobian.entries())
    for (const [j, other] of jacobian.entries())
      meat[i]![j] = misfit * meat[i]![j]! + priorVariance * dot(one.slice(end), other.slice(end))
  return bread.map((row) => Math.sqrt(row.reduce((sum, a, i) => sum + a * dot(meat[i]!, row), 0)))
}
