import binomial from '@stdlib/stats-base-dists-binomial-quantile'
import t from '@stdlib/stats-base-dists-t-quantile'

/** Results that a function keeps at most. */
const KNOWN_MAX = 1000

/** Remembers what a pure function gave: the many metrics of a study ask for the same quantiles. */
function remembering<Numbers extends number[]>(of: (...numbers: Numbers) => number): (...numbers: Numbers) => number {
  const known = new Map<string, number>()
  return (...numbers) => {
    const key = numbers.join(' ')
    const value = known.get(key) ?? of(...numbers)
    if (known.size >= KNOWN_MAX) known.clear()
    known.set(key, value)
    return value
  }
}

/** The p-quantile of Student's t distribution. */
export const tQuantile = remembering((p: number, degreesOfFreedom: number) => t(p, degreesOfFreedom))

/** The p-quantile of a binomial distribution: of successes in `trials` trials. */
export const binomialQuantile = remembering((p: number, trials: number, share: number) => binomial(p, trials, share))
