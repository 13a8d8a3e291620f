import { percent } from './wording.ts'

/** An event that never came in n runs comes in a smaller share p of all than 1 − 0.05^(1 / n), with a confidence of 95 %. */
const MISSED = 0.05
/** From so many runs on nothing is said: what they miss is seldom worth a line. */
const RUNS_ENOUGH = 1000

/**
 * What so many runs, at least 1, cannot tell: events rarer than about 3 ÷ `runs` (the rule of three; J. Hanley and A.
 * Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 249, 1983) may be in none of them. Null for so many runs
 * that it hardly matters, and for too few for intervals.
 */
export function unseenWords(runs: number): string | null {
  if (runs < 2 || runs >= RUNS_ENOUGH) return null
  const share = percent(1 - MISSED ** (1 / runs))
  return `From ${runs} runs: what comes in fewer than ${share} of all runs may be in none of these, nor in their intervals.`
}
