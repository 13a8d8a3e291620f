import type { Run } from '../team/index.ts'

/** Units as they are printed; '' for counts. */
export type Unit = 's' | 'USD' | 'tokens' | 'share' | ''

/** One number about a run: a pure function of what the run recorded. */
export interface Metric {
  readonly name: string
  readonly unit: Unit
  /** What it is, in one sentence. */
  readonly summary: string
  /** Whether it is a duration, and so has a meaning only for runs that completed. */
  readonly duration?: true
  /** Its value, or null where the run has none (no second agent, no rounds). */
  of(run: Run): number | null
}
