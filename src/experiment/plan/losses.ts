import type { Scenario } from '../../scenario/index.ts'
import type { Interval } from '../../stats/index.ts'
import { type CategoryName, categories } from '../../team/index.ts'
import type { PointSummary } from '../pointSummary.ts'
import { summarise } from '../replicate.ts'
import { remedies } from './remedies.ts'

/** What a category of the ledger takes from the ideal speedup n. */
export interface Loss {
  readonly category: CategoryName
  /** > 0. */
  readonly speedup: number
  readonly advice: string
  /**
   * Mean makespan in s if all of it were gone and nothing else changed: baseline ÷ (speedup + loss), or what the longest chain
   * takes, if that is more, but no more than now.
   */
  readonly makespanAtBest: number
  /** Whether it is the longest chain that takes so long. */
  readonly limitedByChain: boolean
  /** The largest loss only: what happens when its cause is taken away, simulated with the same luck. */
  readonly trial: Trial | null
}

export interface Trial {
  /** What was supposed, as an if-clause: "nobody erred". */
  readonly words: string
  /** Mean in s, over completed runs; null if none completed. */
  readonly makespan: number | null
  readonly ci95: Interval | null
}

/** Replications of a trial. */
const TRIAL_REPLICATIONS = 64

/** Losses that the longest chain in the hands of one agent has nothing of. */
const NOT_IN_CHAIN: ReadonlySet<CategoryName> = new Set(['duplicate', 'lockWait', 'barrierWait', 'idle'])

/**
 * What the team loses against n agents without waste, the largest loss first; nothing where there is no speedup.
 * @param chainSeconds mean makespan of the longest chain alone; null where it is no limit
 */
export function lossesOf(scenario: Scenario, summary: PointSummary, chainSeconds: number | null, seed: number): Loss[] {
  const metrics = summary.metrics()
  const speedup = metrics.speedup!.mean
  const makespan = metrics.makespan!.mean
  if (speedup === null || makespan === null) return []
  const found = categories.flatMap((category) => {
    const loss = metrics[`loss.${category}`]!.mean ?? 0
    const remedy = remedies[category]
    if (loss <= 0 || !remedy) return []
    const without = (makespan * speedup) / (speedup + loss)
    const limitedByChain = NOT_IN_CHAIN.has(category) && chainSeconds !== null && chainSeconds > without
    const makespanAtBest = limitedByChain ? Math.min(chainSeconds, makespan) : without
    return [{ category, speedup: loss, advice: remedy.advice, makespanAtBest, limitedByChain }]
  })
  found.sort((a, b) => b.speedup - a.speedup)
  return found.map((loss, at) => ({ ...loss, trial: at === 0 ? trialOf(loss.category, scenario, seed) : null }))
}

function trialOf(category: CategoryName, scenario: Scenario, seed: number): Trial | null {
  const trial = remedies[category]?.trial
  const changed = trial?.change(scenario)
  if (!trial || !changed) return null
  const { mean, ci95 } = summarise(changed, seed, TRIAL_REPLICATIONS).estimates().makespan!
  return { words: trial.words, makespan: mean, ci95 }
}
