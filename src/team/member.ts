import { type Distribution, distributionOf, type Quantity, type RareDraws, rarePartOf } from '../random/index.ts'
import type { Profile } from '../scenario/index.ts'

/** An agent profile made ready to draw from. */
export interface Member {
  readonly name: string
  readonly profile: Profile
  /** Its habits under the coordination in force. */
  readonly behaviour: Profile['behaviour']
  readonly timeToFirstTokenSeconds: () => number
  readonly secondsPerOutputToken: () => number
  readonly noise: () => number
  /** Factor on the time of all turns of a run. */
  readonly drift: () => number
  readonly overheadTokens: () => number
  readonly idleTokens: () => number
  /** Tasks to write in a turn. */
  readonly batchTasks: () => number
  /** Output tokens to write in a turn. */
  readonly batchTokens: () => number
  /** Finished tasks to write again in a turn that does so. */
  readonly rewriteTasks: () => number
  /** Expected seconds of a turn that writes `tokens` and nothing else; a mean without end counts as the distribution's minimum. */
  expectedSeconds(tokens: number): number
}

/** Binds the distributions of a profile to the source of a run's numbers; `rare` may overrule chance in those of its latency. */
export function member(
  name: string,
  profile: Profile,
  selfOrganising: boolean,
  uniform: () => number,
  rare: RareDraws,
): Member {
  const { latency, tokens } = profile
  const behaviour = selfOrganising
    ? profile.behaviour
    : { ...profile.behaviour, ...(profile.behaviour.assigned as Partial<Profile['behaviour']>) }
  const sampler = (value: Quantity) => distributionOf(value).sampler(uniform)
  const latencySampler = (value: Quantity) => rarePartOf(value)?.sampler(uniform, rare) ?? sampler(value)
  const start = typicalOf(distributionOf(latency.timeToFirstTokenSeconds))
  const pace = typicalOf(distributionOf(latency.secondsPerOutputToken)) * tokens.verbosity
  const noise = typicalOf(distributionOf(latency.noise)) * typicalOf(distributionOf(latency.drift))
  return {
    name,
    profile,
    behaviour,
    timeToFirstTokenSeconds: latencySampler(latency.timeToFirstTokenSeconds),
    secondsPerOutputToken: latencySampler(latency.secondsPerOutputToken),
    noise: latencySampler(latency.noise),
    drift: sampler(latency.drift),
    overheadTokens: sampler(tokens.overheadTokens),
    idleTokens: sampler(tokens.idleTokens),
    batchTasks: sampler(behaviour.batchTasks),
    batchTokens: sampler(behaviour.batchTokens),
    rewriteTasks: sampler(behaviour.rewriteTasks),
    expectedSeconds: (size) => (start + pace * size) * noise,
  }
}

/** The mean of a distribution, or its minimum where the mean is infinite. */
export const typicalOf = ({ mean, min }: Distribution): number => (Number.isFinite(mean) ? mean : min)
