import { checkPositive } from './checks.ts'
import type { SteadyState } from './mmc.ts'

/**
 * The M/M/1 queue: Poisson arrivals at rate lambda, one server of exponential service at rate mu, first come first served:
 * L = rho / (1 − rho), W = 1 / (mu − lambda). Throws RangeError unless the rates are above 0 and lambda < mu.
 *
 * Gross, Shortle, Thompson and Harris, Fundamentals of Queueing Theory (2008), section 2.2.
 */
export function mm1(lambda: number, mu: number): SteadyState {
  checkPositive('lambda', lambda)
  checkPositive('mu', mu)
  if (lambda >= mu) throw new RangeError(`lambda: expected less than mu = ${mu}, got ${lambda}`)
  const utilisation = lambda / mu
  const L = utilisation / (1 - utilisation)
  const W = 1 / (mu - lambda)
  return { utilisation, waitProbability: utilisation, L, Lq: utilisation * L, W, Wq: utilisation * W }
}
