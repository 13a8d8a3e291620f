import type { LoggedRun } from '../../dataset/index.ts'

/** A number that runs show without a simulation. */
export interface Estimate {
  readonly value: number
  readonly standardError: number
  /** Where it lies with 95 % confidence, if that is not 1.96 standard errors to either side. */
  readonly interval95?: readonly [number, number]
  readonly observations: number
  /** How it was estimated, and of what the observations are. */
  readonly how: string
}

/** How often something happened in a run, of the times it could have. */
export interface Tally {
  readonly count: number
  readonly of: number
}

/** What was never seen, or always, may be half a time off. */
const HALF = 0.5
/** What is usual weighs as much as so many observations. */
const FEW = 4

/**
 * The share of times that something happened, drawn a little towards `usual` where there is little to go by. Its standard error
 * takes runs as they come, as clusters (Cochran, "Sampling Techniques", section 3.12): turns of one run are alike.
 * @param what the observations, in words
 */
export function shareIn(
  runs: readonly LoggedRun[],
  tally: (run: LoggedRun) => Tally,
  usual: number,
  what: string,
): Estimate {
  const tallies = runs.map(tally)
  const count = tallies.reduce((sum, each) => sum + each.count, 0)
  const observations = tallies.reduce((sum, { of }) => sum + of, 0)
  const value = (count + FEW * usual) / (observations + FEW)
  const squares = tallies.reduce((sum, each) => sum + (each.count - value * each.of) ** 2, 0)
  const spread = squares + FEW * usual * (1 - usual) + HALF ** 2
  return { value, standardError: Math.sqrt(spread) / (observations + FEW), observations, how: `counted over ${what}` }
}

/** Tokens of single replies are read off their times: on runs of known agents sizes came back within about this share. */
const READING_ERROR = 0.1

/** An estimate that rests on the tokens of single replies: its standard error has that of reading them in it. */
export const readOffTimes = (estimate: Estimate): Estimate => ({
  ...estimate,
  standardError: Math.hypot(estimate.standardError, READING_ERROR * estimate.value),
})
