import type { SweepPoint } from './sweepSummary.ts'
import { countText } from './wrong.ts'

/**
 * What is to be known of the runs behind the means of some designs, a line each: which share of them completed, unless all
 * did, and how many tasks are wrong or need one that is, unless none are. `over`: which means are over which runs.
 */
export function runLines(points: readonly SweepPoint[], over: string): string[] {
  const [completed, affected] = [completedWords(points), affectedWords(points)]
  return [
    ...(completed === null ? [] : [`${over}: ${completed}`]),
    ...(affected === null ? [] : [`tasks affected by errors: ${affected}`]),
  ]
}

/** A line for figures of a speedup: how often the first agent alone completed; none where it always did. */
export function aloneLines(points: readonly SweepPoint[]): string[] {
  const words = aloneWords(points)
  return words === null ? [] : [`one agent alone completed: ${words}`]
}

/** "88 to 100 %": the shares of the runs of the first agent alone that completed, over which speedups are; null where all did. */
export function aloneWords(points: readonly SweepPoint[]): string | null {
  const known = points.filter(({ aloneCompleted }) => aloneCompleted !== undefined)
  return shareWords(known.map(({ aloneCompleted, replications }) => aloneCompleted! / replications))
}

/** "88 to 100 %": the shares of their runs that completed, from the least to the most; null where all did. */
export const completedWords = (points: readonly SweepPoint[]): string | null =>
  shareWords(points.map(({ outcomes, replications }) => (outcomes.completed ?? 0) / replications))

/** The ends of some shares in per cent, rounded down, so that what is not all does not look as if it were; null if all are 1. */
function shareWords(shares: readonly number[]): string | null {
  if (shares.every((share) => share >= 1)) return null
  const percents = shares.map((share) => Math.floor(share * 1000 + 1e-9) / 10)
  return `${range(Math.min(...percents), Math.max(...percents), String)} %`
}

/** The ends of their mean numbers of affected tasks; null where none are. */
function affectedWords(points: readonly SweepPoint[]): string | null {
  const means = points.map(({ metrics }) => metrics.tasksAffected?.mean ?? 0)
  return means.some((mean) => mean > 0) ? range(Math.min(...means), Math.max(...means), countText) : null
}

function range(low: number, high: number, words: (value: number) => string): string {
  return words(low) === words(high) ? words(low) : `${words(low)} to ${words(high)}`
}
