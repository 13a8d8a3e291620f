import { dot, solvePositive } from './linear.ts'

/** A sum of squares to be made small. */
export interface Problem {
  /** Residuals at a point: always as many, and the same at the same point. */
  residuals(x: readonly number[]): number[]
  readonly start: readonly number[]
  /** Steps of differences: wide enough that what changes is more than the noise of a simulation. */
  readonly step: number
  readonly iterationsMax: number
  /** Called after each iteration. */
  onIteration?(iteration: number, sumOfSquares: number): void
}

export interface Solution {
  readonly x: readonly number[]
  readonly residuals: readonly number[]
  readonly sumOfSquares: number
  /** By component of x: how fast each residual changes. */
  readonly jacobian: readonly (readonly number[])[]
}

/** A component moves so far in one iteration at most. */
const MOVE_MAX = 1.5
/** How often a step that does not help is shortened before the search ends. */
const TRIES = 5
const DAMPING_START = 0.05
/** How much the slopes of the points before count. */
const MEMORY = 0.5
/** Keeps what no residual depends on where it is. */
const RIDGE = 1e-6

/**
 * Damped Gauss–Newton with numerical derivatives over wide steps (Levenberg and Marquardt; Nocedal and Wright, "Numerical
 * Optimization", section 10.3). Residuals that come from simulations under common random numbers are rough in the small:
 * with wide steps their slope is that of their trend. Where that leads no further, steps half as wide are tried.
 */
export function gaussNewton({ residuals, start, step, iterationsMax, onIteration }: Problem): Solution {
  let x = [...start]
  let now = residuals(x)
  let damping = DAMPING_START
  let jacobian = slopes(residuals, x, now, step)
  let width = step
  for (let iteration = 1; iteration <= iterationsMax; iteration++) {
    const better = improved(residuals, x, now, jacobian, damping)
    if (better) ({ x, now, damping } = better)
    else if (width === step) width = step / 2
    else break
    onIteration?.(iteration, squares(now))
    if (iteration < iterationsMax) jacobian = blended(jacobian, slopes(residuals, x, now, width))
  }
  return { x, residuals: now, sumOfSquares: squares(now), jacobian }
}

function improved(
  residuals: Problem['residuals'],
  x: readonly number[],
  now: readonly number[],
  jacobian: readonly (readonly number[])[],
  damping: number,
) {
  const gradient = jacobian.map((column) => dot(column, now))
  for (let attempt = 0, strength = damping; attempt < TRIES; attempt++, strength *= 4) {
    const move = solvePositive(normal(jacobian, strength), gradient)
    const there = x.map((value, i) => value - Math.min(MOVE_MAX, Math.max(-MOVE_MAX, move[i]!)))
    const then = residuals(there)
    if (squares(then) < squares(now)) return { x: there, now: then, damping: strength / 3 }
  }
  return null
}

/** By component of x: how fast each residual changes. */
const slopes = (residuals: Problem['residuals'], x: readonly number[], now: readonly number[], step: number) =>
  x.map((_, i) => {
    const there = residuals(x.map((value, k) => (k === i ? value + step : value)))
    return there.map((value, k) => (value - now[k]!) / step)
  })

/** Slopes of one point and the next are much the same, and their noise is not: the mean has less of it. */
const blended = (before: readonly (readonly number[])[], here: readonly (readonly number[])[]): number[][] =>
  here.map((column, i) => column.map((value, k) => (1 - MEMORY) * value + MEMORY * before[i]![k]!))

const normal = (jacobian: readonly (readonly number[])[], damping: number): number[][] =>
  jacobian.map((column, i) =>
    jacobian.map((other, j) => dot(column, other) * (i === j ? 1 + damping : 1) + (i === j ? RIDGE : 0)),
  )

const squares = (values: readonly number[]): number => dot(values, values)
