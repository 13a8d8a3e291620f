import t from '@stdlib/stats-base-dists-t-quantile'
import { remembering } from './remembering.ts'

/** The p-quantile of Student's t distribution. */
export const tQuantile = remembering((p: number, degreesOfFreedom: number) => t(p, degreesOfFreedom))
