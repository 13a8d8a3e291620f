import type { Counted } from './firstCounts.ts'
import { atPath, type Parameter } from './parameter.ts'
import { above, probability } from './scale.ts'

/** Tasks written again: equally likely from 1 to twice the mean less 1. */
const spreadOut = (mean: number) => (mean < 1.05 ? 1 : { uniform: { min: 1, max: 2 * mean - 1 } })

/** Tokens of a batch: as widely spread as an exponential distribution, and never none. */
const batch = (mean: number) => ({ lognormal: { mean, cv: 1 } })

/** What an agent does in its turns, however its tasks come to it; the search begins at what was counted. */
function habits(prefix: string, counted: Counted): Parameter[] {
  const chance = (name: string, first: number) => atPath(`${prefix}.${name}`, probability, first, 1)
  return [
    chance('rewrite', counted.rewrite),
    chance('fixAfterFailure', counted.fixAfterFailure),
    chance('markDone', 0.85),
    chance('claimAhead', counted.claimAhead),
    chance('test', counted.test),
    chance('silent', 0.08),
    chance('strayPath', 0.3),
    atPath(`${prefix}.rewriteTasks`, above(0.99), counted.rewriteTasks, 0.5, spreadOut),
    atPath(`${prefix}.batchTokens`, above(1), counted.batchTokens, 1, batch),
  ]
}

/** What is fitted on runs in which agents choose for themselves. */
export const decentralizedParameters = (counted: Counted): Parameter[] => [
  ...habits('behaviour', counted),
  atPath('behaviour.insist', probability, 0.2, 1),
  atPath('behaviour.lookAhead', probability, counted.lookAhead, 1),
  atPath('behaviour.abandon', probability, 0.008, 0.7),
  atPath('quality.errorRate', probability, 0.02, 1.5),
  atPath('quality.aheadErrorRate', probability, 0.1, 1.5),
  atPath('quality.repairErrorRate', probability, 0.3, 1),
]

/** What is fitted on runs with assigned tasks: the habits that differ there. */
export const assignedParameters = (counted: Counted): Parameter[] => habits('behaviour.assigned', counted)
