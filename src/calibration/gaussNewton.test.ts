import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gaussNewton } from './gaussNewton.ts'
import { dot, inversePositive, solvePositive } from './linear.ts'

const entry = fc.double({ min: -3, max: 3, noNaN: true })

test('a positive definite system is solved: A x = b, and A A⁻¹ = 1', () => {
  const roots = fc.array(fc.array(entry, { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(roots, fc.array(entry, { minLength: 4, maxLength: 4 }), (root, b) => {
      const a = root.map((row, i) => root.map((other, j) => dot(row, other) + (i === j ? 1 : 0)))
      const x = solvePositive(a, b)
      for (const [i, row] of a.entries()) expect(dot(row, x)).toBeCloseTo(b[i]!, 8)
      const inverse = inversePositive(a)
      for (const [i, row] of a.entries())
        for (const j of a.keys())
          expect(
            dot(
              row,
              inverse.map((other) => other[j]!),
            ),
          ).toBeCloseTo(i === j ? 1 : 0, 8)
    }),
  )
})

test('a matrix that is not positive definite is refused', () => {
  expect(() =>
    solvePositive(
      [
        [1, 2],
        [2, 1],
      ],
      [1, 1],
    ),
  ).toThrow('expected a positive definite matrix')
})

test('a line through points: least squares and the slopes of its residuals', () => {
  const { x, sumOfSquares, jacobian } = gaussNewton({
    residuals: ([a, b]) => [0, 1, 2, 3].map((t) => a! + b! * t - (1 + 2 * t)),
    start: [0, 0],
    step: 0.5,
    iterationsMax: 20,
  })
  expect(sumOfSquares).toBeLessThan(1e-6)
  expect(x[0]).toBeCloseTo(1, 3)
  expect(x[1]).toBeCloseTo(2, 3)
  for (const [k, t] of [0, 1, 2, 3].entries()) {
    expect(jacobian[0]![k]).toBeCloseTo(1, 9)
    expect(jacobian[1]![k]).toBeCloseTo(t, 9)
  }
})

test('a curved valley with rough walls: near the bottom, where small differences would mislead', () => {
  const rough = (value: number) => 0.01 * Math.sin(1000 * value)
  const { x } = gaussNewton({
    residuals: ([a, b]) => [Math.exp(a!) - 2 + rough(a!), b! - a! * a! + rough(b!)],
    start: [0, 0],
    step: 0.3,
    iterationsMax: 30,
  })
  expect(x[0]).toBeCloseTo(Math.log(2), 1)
  expect(x[1]).toBeCloseTo(Math.log(2) ** 2, 1)
})
