import { atPath, type Parameter } from './parameter.ts'
import { above, probability } from './scale.ts'

/** Tasks written again: equally likely from 1 to twice the mean less 1. */
const spreadOut = (mean: number) => (mean < 1.05 ? 1 : { uniform: { min: 1, max: 2 * mean - 1 } })

/** What an agent does in its turns however its tasks come to it, and what no reply shows as it is. */
function habits(prefix: string): Parameter[] {
  const chance = (name: string, first: number) => atPath(`${prefix}.${name}`, probability, first, 1)
  return [
    chance('rewrite', 0.1),
    chance('fixAfterFailure', 0.5),
    chance('fixDependents', 0.4),
    chance('markDone', 0.85),
    chance('claimAhead', 0.15),
    chance('silent', 0.08),
    atPath(`${prefix}.rewriteTasks`, above(0.99), 2, 0.5, spreadOut),
  ]
}

/** What is fitted on runs in which agents choose for themselves. */
export const decentralizedParameters: readonly Parameter[] = [
  ...habits('behaviour'),
  atPath('behaviour.startOver', probability, 0.5, 1),
  atPath('behaviour.alike', probability, 0.3, 1),
  atPath('behaviour.insist', probability, 0.2, 1),
  atPath('behaviour.lookAhead', probability, 0.5, 1.5),
  atPath('behaviour.abandon', probability, 0.03, 0.7),
  atPath('behaviour.recall', probability, 0.02, 0.7),
  atPath('quality.errorRate', probability, 0.02, 1.5),
  atPath('quality.aheadErrorRate', probability, 0.1, 1.5),
  atPath('quality.repairErrorRate', probability, 0.3, 1),
]

/** What is fitted on runs with assigned tasks: the habits that differ there. */
export const assignedParameters: readonly Parameter[] = habits('behaviour.assigned')
