import { inversePositive, solvePositive } from '../linear.ts'

/** One equation: `factors` times the unknowns is `value`, as surely as `weight` says (one over a variance). */
export interface Equation {
  readonly factors: readonly number[]
  readonly value: number
  readonly weight: number
}

export interface LeastSquares {
  readonly values: readonly number[]
  readonly standardErrors: readonly number[]
  /** Weighted variance of what is left. */
  readonly variance: number
}

/** Keeps an unknown at 0 of which no equation says anything. */
const RIDGE = 1e-9

/**
 * Weighted least squares by the normal equations. No unknown falls below 0: one that would is left out (Lawson and Hanson,
 * "Solving Least Squares Problems", chapter 23, in its simplest form).
 * @param prior by unknown: one over the variance with which it is known to be 0; none when not given
 */
export function leastSquares(equations: readonly Equation[], prior?: readonly number[]): LeastSquares {
  const size = equations[0]?.factors.length ?? 0
  let active = Array.from({ length: size }, (_, index) => index)
  for (;;) {
    const solved = solve(equations, active, prior)
    const negative = prior ? -1 : solved.values.findIndex((value) => value < 0)
    if (negative === -1) return spreadOut(solved, active, size)
    active = active.filter((_, place) => place !== negative)
  }
}

function solve(equations: readonly Equation[], active: readonly number[], prior?: readonly number[]): LeastSquares {
  const normal = active.map(() => active.map(() => 0))
  const right = active.map(() => 0)
  for (const { factors, value, weight } of equations)
    for (const [i, one] of active.entries()) {
      const scaled = factors[one]! * weight
      if (scaled === 0) continue
      right[i]! += scaled * value
      for (const [j, other] of active.entries()) normal[i]![j]! += scaled * factors[other]!
    }
  for (const [i, one] of active.entries()) normal[i]![i]! += (prior?.[one] ?? 0) + RIDGE * (normal[i]![i]! || 1)
  const values = solvePositive(normal, right)
  const left = equations.reduce((sum, { factors, value, weight }) => {
    const residual = active.reduce((rest, one, i) => rest - factors[one]! * values[i]!, value)
    return sum + weight * residual * residual
  }, 0)
  const variance = left / Math.max(1, equations.length - active.length)
  const standardErrors = inversePositive(normal).map((row, i) => Math.sqrt(row[i]! * variance))
  return { values, standardErrors, variance }
}

function spreadOut({ values, standardErrors, variance }: LeastSquares, active: readonly number[], size: number) {
  const all = (numbers: readonly number[]) => {
    const full = new Array<number>(size).fill(0)
    for (const [place, index] of active.entries()) full[index] = numbers[place]!
    return full
  }
  return { values: all(values), standardErrors: all(standardErrors), variance }
}
