import { metrics } from '../metrics/index.ts'
import { comparedMetrics, derivedMetrics } from './derivedMetrics.ts'

const overCompleted = new Set(
  [...metrics.filter(({ duration }) => duration), ...derivedMetrics].map(({ name }) => name),
)
const againstAlone = new Set(comparedMetrics.map(({ name }) => name))

/**
 * Whether the mean of a metric, by its name, leaves out runs that did not complete: durations, and what is made of them
 * (speedup, efficiency, shares and losses). All else is a mean over all runs.
 */
export const isOverCompleted = (name: string): boolean => overCompleted.has(name)

/** Whether a metric compares the team with its first member alone, and so is over that one's completed runs too. */
export const isAgainstAlone = (name: string): boolean => againstAlone.has(name) || name.startsWith('loss.')
