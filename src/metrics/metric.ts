import type { Run } from '../team/index.ts'

/** Units as they are printed; '' for counts. */
export type Unit = 's' | 'USD' | 'tokens' | 'share' | ''

/** One number about a run: a pure function of what the run recorded. `Of`: a simulated run, or one read from a log. */
export interface Metric<Of = Run> {
  readonly name: string
  readonly unit: Unit
  /** What it is, in one sentence. */
  readonly summary: string
  /** Whether it is a duration, and so has a meaning only for runs that completed. */
  readonly duration?: true
  /** Whether a run that completed may have none, as the gap between replies of a round where there are no rounds. */
  readonly sometimes?: true
  /** Its value, or null where the run has none (no second agent, no rounds). */
  of(run: Of): number | null
}
