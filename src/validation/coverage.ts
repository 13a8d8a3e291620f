import { durationColumns, isWorthAveraging, Replicator } from '../experiment/index.ts'
import { metricColumn } from '../metrics/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { checkpoints, Moments, meanInterval, StoppingRule } from '../stats/index.ts'

/** How to take a sample of runs: so many, or until their mean makespan is known to a relative precision. */
export type Sampling = { readonly runs: number } | { readonly precision: number; readonly runsMax: number }

/** How often intervals of nominally 95 % for a mean makespan held it. */
export interface Coverage {
  readonly sampling: Sampling
  /** Share of repetitions whose interval held the mean. */
  readonly share: number
  /** Share of repetitions whose whole interval lay below it: the mean was too low. */
  readonly tooLow: number
  /** Mean number of runs. */
  readonly runs: number
}

const MAKESPAN = durationColumns.indexOf(metricColumn('makespan')!)
const FIRST_LOOK = 64

/**
 * Repeats samplings of a scenario's runs, each with runs of its own, and counts how often the interval held the mean, which is that
 * of all runs of all repetitions.
 */
export function coverageOf(
  scenario: Scenario,
  samplings: readonly Sampling[],
  repetitions: number,
  seed: number,
): Coverage[] {
  const most = Math.max(...samplings.map(mostOf))
  const values = makespansOf(scenario, most * repetitions, seed)
  const mean = momentsOf(values).mean
  const samples = Array.from({ length: repetitions }, (_, at) => values.subarray(at * most, (at + 1) * most))
  return samplings.map((sampling) => {
    const taken = samples.map((sample) => take(sample, sampling))
    const intervals = taken.map((moments) => meanInterval(moments)!)
    const shareOf = (isSo: (low: number, high: number) => boolean) =>
      intervals.filter(([low, high]) => isSo(low, high)).length / repetitions
    return {
      sampling,
      share: shareOf((low, high) => low <= mean && mean <= high),
      tooLow: shareOf((_, high) => high < mean),
      runs: taken.reduce((sum, { count }) => sum + count, 0) / repetitions,
    }
  })
}

const mostOf = (sampling: Sampling): number => ('runs' in sampling ? sampling.runs : sampling.runsMax)

/** Makespans as means are made of; NaN of a run that does not complete. */
function makespansOf(scenario: Scenario, runs: number, seed: number): Float64Array {
  const replicator = new Replicator(scenario, isWorthAveraging(scenario))
  return Float64Array.from({ length: runs }, (_, replication) => {
    const { completed, durations } = replicator.replicate(seed, replication).expected
    return completed > 0 ? durations[MAKESPAN]! : Number.NaN
  })
}

function momentsOf(values: Float64Array): Moments {
  const moments = new Moments()
  for (const value of values) if (!Number.isNaN(value)) moments.add(value)
  return moments
}

function take(sample: Float64Array, sampling: Sampling): Moments {
  if ('runs' in sampling) return momentsOf(sample.subarray(0, sampling.runs))
  const rule = new StoppingRule(sampling.precision)
  for (const count of checkpoints(FIRST_LOOK, sampling.runsMax)) {
    const moments = momentsOf(sample.subarray(0, count))
    if (rule.reached(moments) || count === sampling.runsMax) return moments
  }
  throw new Error('the last checkpoint is the most runs: please report this')
}
