import { checkBetween } from './checks.ts'

/**
 * Amdahl's law: 1 / ((1 − p) + p / n), the speedup of n workers over one when a share p (0 to 1) of a fixed amount of
 * work can be divided among them. n is a number >= 1. Throws RangeError outside these ranges.
 *
 * With p = 1 − span / work of a graph of tasks it is no bound, but what greedy scheduling guarantees: work / `brentBound`.
 *
 * G. Amdahl, "Validity of the single processor approach to achieving large scale computing capabilities", AFIPS 1967.
 */
export function amdahlSpeedup(p: number, n: number): number {
  checkBetween('p', p, 0, 1)
  checkBetween('n', n, 1)
  return 1 / (1 - p + p / n)
}

/** 1 / (1 − p): what Amdahl's law tends to as workers are added; Infinity for p = 1. */
export const amdahlLimit = (p: number): number => amdahlSpeedup(p, Infinity)
