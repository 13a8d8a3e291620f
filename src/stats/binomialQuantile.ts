import binomial from '@stdlib/stats-base-dists-binomial-quantile'
import { remembering } from './remembering.ts'

/** The p-quantile of a binomial distribution: of successes in `trials` trials. */
export const binomialQuantile = remembering((p: number, trials: number, share: number) => binomial(p, trials, share))
