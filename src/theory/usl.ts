import { checkBetween } from './checks.ts'

/**
 * The Universal Scalability Law: n / (1 + sigma (n − 1) + kappa n (n − 1)), the speedup of n >= 1 workers with
 * contention sigma (0 to 1; the share that queues for one another) and coherency kappa (>= 0; the cost of each pair
 * that must agree). Amdahl's law with p = 1 − sigma when kappa = 0. Throws RangeError outside these ranges.
 *
 * N. Gunther, Guerrilla Capacity Planning (2007), chapters 4 to 6.
 */
export function uslSpeedup(sigma: number, kappa: number, n: number): number {
  checkUsl(sigma, kappa)
  checkBetween('n', n, 1)
  if (n === Infinity) return kappa > 0 ? 0 : 1 / sigma
  return n / (1 + sigma * (n - 1) + kappa * n * (n - 1))
}

/** The size of a team, and its speedup. */
export interface Peak {
  readonly n: number
  readonly speedup: number
}

/**
 * The team size with the largest speedup, n = sqrt((1 − sigma) / kappa) but at least 1, as a real number, and that
 * speedup. Without coherency cost the speedup never falls: n is Infinity (1 if sigma = 1) and the speedup 1 / sigma.
 */
export function uslPeak(sigma: number, kappa: number): Peak {
  checkUsl(sigma, kappa)
  const n = sigma === 1 ? 1 : Math.max(1, Math.sqrt((1 - sigma) / kappa))
  return { n, speedup: uslSpeedup(sigma, kappa, n) }
}

function checkUsl(sigma: number, kappa: number): void {
  checkBetween('sigma', sigma, 0, 1)
  checkBetween('kappa', kappa, 0, Number.MAX_VALUE)
}
