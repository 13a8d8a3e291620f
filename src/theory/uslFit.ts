import { checkBetween, checkPositive } from './checks.ts'
import { uslSpeedup } from './usl.ts'

/** The speedup of n workers as measured, with a weight >= 0 (1 unless given). */
export interface SpeedupPoint {
  readonly n: number
  readonly speedup: number
  readonly weight?: number
}

/** Parameters of `uslSpeedup`, and the root of the mean squared error of its speedups. */
export interface UslFit {
  readonly sigma: number
  readonly kappa: number
  readonly rmse: number
}

/** A point as the fit sees it: cost = sigma u + kappa v. */
interface Row {
  readonly n: number
  readonly speedup: number
  readonly weight: number
  /** n − 1 */
  readonly u: number
  /** n (n − 1) */
  readonly v: number
  /** n / speedup − 1 */
  readonly cost: number
}

/**
 * Least squares of n/S − 1 = sigma (n − 1) + kappa n (n − 1) with 0 <= sigma <= 1 and kappa >= 0. Speedups are divided
 * by the (weighted) mean of those given for n = 1; where there is none they are taken as they are. Null for fewer than
 * three distinct n of positive weight. RangeError for n < 1, speedup <= 0 or weight < 0.
 *
 * N. Gunther, Guerrilla Capacity Planning (2007), chapter 5, who fits the same deviation from linearity by a quadratic
 * without bounds; a negative coefficient has no meaning there either.
 */
export function uslFit(points: readonly SpeedupPoint[]): UslFit | null {
  const rows = rowsOf(points)
  if (new Set(rows.map(({ n }) => n)).size < 3) return null
  const inside = unbounded(rows)
  const [sigma, kappa] = isAllowed(inside) ? inside : onEdge(rows)
  const error = weighted(rows, ({ n, speedup }) => (uslSpeedup(sigma, kappa, n) - speedup) ** 2)
  return { sigma, kappa, rmse: Math.sqrt(error / weighted(rows, () => 1)) }
}

type Parameters = readonly [sigma: number, kappa: number]

function rowsOf(points: readonly SpeedupPoint[]): Row[] {
  for (const { n, speedup, weight = 1 } of points) {
    checkBetween('n', n, 1, Number.MAX_SAFE_INTEGER)
    checkPositive('speedup', speedup)
    checkBetween('weight', weight, 0, Number.MAX_VALUE)
  }
  const used = points.map(({ n, speedup, weight = 1 }) => ({ n, speedup, weight })).filter(({ weight }) => weight > 0)
  const ones = used.filter(({ n }) => n === 1)
  const one = ones.length === 0 ? 1 : weighted(ones, ({ speedup }) => speedup) / weighted(ones, () => 1)
  return used.map(({ n, speedup, weight }) => {
    const relative = speedup / one
    return { n, speedup: relative, weight, u: n - 1, v: n * (n - 1), cost: n / relative - 1 }
  })
}

/** Solved once more for what rounding left over, which matters where the sizes are decades apart. */
function unbounded(rows: readonly Row[]): Parameters {
  const [sigma, kappa] = orthogonalised(rows)
  const rest = rows.map((row) => ({ ...row, cost: row.cost - sigma * row.u - kappa * row.v }))
  const [more, moreToo] = orthogonalised(rest)
  return [sigma + more, kappa + moreToo]
}

/** Least squares with n (n − 1) taken out of n − 1, since the two are nearly parallel for large n. */
function orthogonalised(rows: readonly Row[]): Parameters {
  const squares = weighted(rows, ({ v }) => v * v)
  const slant = weighted(rows, ({ u, v }) => u * v) / squares
  const across = ({ u, v }: Row) => u - slant * v
  const sigma = weighted(rows, (row) => across(row) * row.cost) / weighted(rows, (row) => across(row) ** 2)
  const kappa = weighted(rows, ({ u, v, cost }) => v * (cost - sigma * u)) / squares
  return [sigma, kappa]
}

const isAllowed = ([sigma, kappa]: Parameters): boolean => sigma >= 0 && sigma <= 1 && kappa >= 0

/** A convex sum has its bounded minimum on an edge if the unbounded one is outside: the best of each edge. */
function onEdge(rows: readonly Row[]): Parameters {
  const squares = weighted(rows, ({ u }) => u * u)
  const sigma = Math.min(1, Math.max(0, weighted(rows, ({ u, cost }) => u * cost) / squares))
  const edges: Parameters[] = [[sigma, 0], ...[0, 1].map((fixed) => [fixed, kappaFor(rows, fixed)] as const)]
  const errors = edges.map(([s, k]) => weighted(rows, ({ u, v, cost }) => (cost - s * u - k * v) ** 2))
  return edges[errors.indexOf(Math.min(...errors))]!
}

function kappaFor(rows: readonly Row[], sigma: number): number {
  return Math.max(0, weighted(rows, ({ u, v, cost }) => v * (cost - sigma * u)) / weighted(rows, ({ v }) => v * v))
}

function weighted<T extends { readonly weight: number }>(rows: readonly T[], value: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + row.weight * value(row), 0)
}
