import { atPath, meanAtPath, type Parameter } from './parameter.ts'
import { above, probability } from './scale.ts'

/** Tasks written again: equally likely from 1 to twice the mean less 1. */
const spreadOut = {
  written: (mean: number) => (mean < 1.05 ? 1 : { uniform: { min: 1, max: 2 * mean - 1 } }),
  mean(written: unknown): number {
    if (typeof written === 'number') return written
    const { uniform, empirical } = (written ?? {}) as {
      uniform?: { min: number; max: number }
      empirical?: { samples: number[]; weights?: number[] }
    }
    if (uniform) return (uniform.min + uniform.max) / 2
    if (!empirical) return 1
    const { samples, weights = samples.map(() => 1) } = empirical
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    return samples.reduce((sum, sample, index) => sum + (sample * weights[index]!) / total, 0)
  },
}

/** Tokens of a batch: as widely spread as an exponential distribution, and never none. */
const batch = {
  written: (mean: number) => ({ lognormal: { mean, cv: 1 } }),
  mean: (written: unknown) =>
    typeof written === 'number' ? written : ((written as { lognormal?: { mean: number } })?.lognormal?.mean ?? 1e6),
}

/** Batches of so many tokens are as good as endless: their size is not fitted. */
const ENDLESS = 1e5

/** What an agent does in its turns, however its tasks come to it. `of`: the value where the profile says nothing. */
function habits(prefix: string, of: (name: string) => number): Parameter[] {
  const chance = (name: string) => atPath(`${prefix}.${name}`, probability, 1, of(name))
  return [
    chance('rewrite'),
    chance('fixAfterFailure'),
    chance('markDone'),
    chance('claimAhead'),
    chance('test'),
    chance('silent'),
    chance('strayPath'),
    meanAtPath(`${prefix}.rewriteTasks`, above(0.99), 0.5, spreadOut),
  ]
}

/** What is fitted on runs in which agents choose for themselves. `batchTokens`: their mean, to begin with. */
export function decentralizedParameters(batchTokens: number): Parameter[] {
  return [
    ...habits('behaviour', () => 0),
    atPath('behaviour.insist', probability, 1),
    atPath('behaviour.lookAhead', probability, 1),
    atPath('behaviour.abandon', probability, 0.7),
    ...(batchTokens < ENDLESS ? [meanAtPath('behaviour.batchTokens', above(1), 0.7, batch)] : []),
    atPath('quality.errorRate', probability, 1.5),
    atPath('quality.aheadErrorRate', probability, 1.5),
    atPath('quality.repairErrorRate', probability, 1),
  ]
}

/** What is fitted on runs with assigned tasks: the habits that differ there. `of`: the value where agents choose. */
export const assignedParameters = (of: (name: string) => number): Parameter[] => habits('behaviour.assigned', of)
