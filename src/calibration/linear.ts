/** The inner product of two vectors of one length. */
export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, k) => sum + value * b[k]!, 0)

/** A matrix as rows. */
export type Matrix = readonly (readonly number[])[]

/**
 * Solves A x = b for a symmetric positive definite A by Cholesky's factors (Golub and Van Loan, "Matrix Computations",
 * section 4.2).
 * @throws RangeError if A is not positive definite
 */
export function solvePositive(a: Matrix, b: readonly number[]): number[] {
  const factor = cholesky(a)
  const y = b.slice()
  for (let i = 0; i < y.length; i++) {
    for (let k = 0; k < i; k++) y[i]! -= factor[i]![k]! * y[k]!
    y[i]! /= factor[i]![i]!
  }
  for (let i = y.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < y.length; k++) y[i]! -= factor[k]![i]! * y[k]!
    y[i]! /= factor[i]![i]!
  }
  return y
}

/** The inverse of a symmetric positive definite matrix. @throws RangeError if it is not */
export const inversePositive = (a: Matrix): number[][] =>
  a.map((_, column) =>
    solvePositive(
      a,
      a.map((_, row) => (row === column ? 1 : 0)),
    ),
  )

function cholesky(a: Matrix): number[][] {
  const factor: number[][] = a.map((row) => row.map(() => 0))
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j <= i; j++) {
      let sum = a[i]![j]!
      for (let k = 0; k < j; k++) sum -= factor[i]![k]! * factor[j]![k]!
      if (i !== j) factor[i]![j] = sum / factor[j]![j]!
      else if (sum > 0) factor[i]![i] = Math.sqrt(sum)
      else throw new RangeError(`expected a positive definite matrix, got a pivot of ${sum} in row ${i}`)
    }
  return factor
}
