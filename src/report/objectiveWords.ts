import type { Objective, PlanGoal } from '../experiment/index.ts'
// Not by the index: that draws figures, and what draws takes a while to load.
import { formatDuration } from '../figures/duration.ts'
import { dollars } from './wording.ts'

interface Words {
  /** A value with its unit. */
  readonly amount: (value: number) => string
  /** What has a lower value, a higher one, the lowest. */
  readonly less: string
  readonly more: string
  readonly least: string
}

/** How to speak of what a plan minimizes. */
export const objectiveWords: Readonly<Record<Objective, Words>> = {
  total: {
    amount: dollars,
    less: 'cheaper (time included)',
    more: 'dearer (time included)',
    least: 'the best, dollars and time together',
  },
  makespan: { amount: formatDuration, less: 'faster', more: 'slower', least: 'the fastest' },
  cost: { amount: dollars, less: 'cheaper', more: 'dearer', least: 'the cheapest' },
}

/** "an hour of makespan is worth $60.00 (--value-of-time)". */
export const valueOfTimeWords = ({ valueOfTimePerHour }: PlanGoal): string =>
  `an hour of makespan is worth ${dollars(valueOfTimePerHour)} (--value-of-time)`
