import { checkBetween } from './checks.ts'

/**
 * Gustafson's law: (1 − p) + p n, the scaled speedup of n workers that spend a share p (0 to 1) of their common time on
 * divided work, when the work grows with n. n is a number >= 1. Throws RangeError outside these ranges.
 *
 * J. Gustafson, "Reevaluating Amdahl's law", Communications of the ACM 31(5), 1988.
 */
export function gustafsonSpeedup(p: number, n: number): number {
  checkBetween('p', p, 0, 1)
  checkBetween('n', n, 1)
  return p === 0 ? 1 : 1 - p + p * n // 0 of infinitely many workers is none
}
