import { checkBetween, checkCount, checkPositive } from './checks.ts'

/** A queue in its steady state; times are in the unit of 1 / rate. */
export interface SteadyState {
  /** The share of time that a server is busy, rho = lambda / (c mu). */
  readonly utilisation: number
  /** The probability that an arrival has to wait (Erlang C). */
  readonly waitProbability: number
  /** Mean number of customers in the system. */
  readonly L: number
  /** Mean number of customers waiting. */
  readonly Lq: number
  /** Mean time in the system. */
  readonly W: number
  /** Mean time waiting. */
  readonly Wq: number
}

/**
 * The M/M/c queue: Poisson arrivals at rate lambda, c servers (an integer >= 1) of exponential service at rate mu each, first
 * come first served. Throws RangeError unless the rates are above 0 and lambda < c mu: else there is no steady state.
 *
 * Gross, Shortle, Thompson and Harris, Fundamentals of Queueing Theory (2008), section 2.3.
 */
export function mmc(lambda: number, mu: number, c: number): SteadyState {
  checkPositive('lambda', lambda)
  checkPositive('mu', mu)
  checkCount('c', c)
  const utilisation = lambda / (c * mu)
  if (utilisation >= 1) throw new RangeError(`lambda: expected less than c mu = ${c * mu}, got ${lambda}`)
  const waitProbability = erlangC(c, lambda / mu)
  const Lq = (waitProbability * utilisation) / (1 - utilisation)
  return { utilisation, waitProbability, L: Lq + lambda / mu, Lq, W: Lq / lambda + 1 / mu, Wq: Lq / lambda }
}

/**
 * The probability that an arrival at c servers finds all of them busy and waits, at an offered load of `load` erlangs
 * (lambda / mu, 0 <= load < c; else RangeError). A. Erlang, 1917; section 2.3 of the book above.
 */
export function erlangC(c: number, load: number): number {
  const blocked = erlangB(c, load)
  if (load >= c) throw new RangeError(`load: expected less than the ${c} servers, got ${load}`)
  return blocked / (1 - (load / c) * (1 - blocked))
}

/**
 * The probability that an arrival at c servers without a queue is turned away, at an offered load of `load` >= 0 erlangs, by
 * the recursion over the number of servers, which does not overflow. A. Erlang, 1917; section 2.5 of the book above.
 */
export function erlangB(c: number, load: number): number {
  checkCount('c', c)
  checkBetween('load', load, 0, Number.MAX_VALUE)
  let blocked = 1
  for (let servers = 1; servers <= c && blocked > 0; servers++) blocked = (load * blocked) / (servers + load * blocked)
  return blocked
}
