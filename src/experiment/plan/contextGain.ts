import type { Profile } from '../../scenario/index.ts'
import type { Candidate } from './candidate.ts'

/** A team that is cheaper than one of its agents alone, only because its agents read less. */
export interface ContextGain {
  /** Index of the team's design, and of the agent's alone. */
  readonly design: number
  readonly alone: number
  /** Mean input tokens of a run, of the team and of the agent alone. */
  readonly inputTokens: number
  readonly inputTokensAlone: number
  /** Mean dollars of a run that the team saves. */
  readonly dollarsSaved: number
}

/** At least such a share of what is saved has to be saved on input... */
const SHARE_MIN = 0.95
/** ...and of what the agent alone costs has to be saved, to be worth a word. */
const SAVED_MIN = 0.01

/**
 * Whether a team saves money only by reading less. Every agent begins with an empty context, and in the simulation that is free:
 * nobody has to read what others did before. So tasks that are shared out cost fewer tokens of input, which real agents would
 * have to spend on finding their way. Teams of one profile alone can be judged; null for others, and where the agent alone was
 * not looked at.
 */
export function contextGainOf(team: Candidate, candidates: readonly Candidate[]): ContextGain | null {
  const [name, ...others] = new Set(team.point.scenario.team.members)
  const prices = team.point.scenario.agents[name!]!.prices
  const alone = candidates.find(
    ({ size, point }) => size === 1 && point.scenario.team.members[0] === name && point !== team.point,
  )
  if (team.size === 1 || others.length > 0 || !prices || !alone) return null
  const dollarsSaved = meanOf(alone, 'cost') - meanOf(team, 'cost')
  const savedOnInput = inputDollars(alone, prices) - inputDollars(team, prices)
  const readsLess = meanOf(team, 'inputTokens') < meanOf(alone, 'inputTokens')
  const savesMuch = dollarsSaved > SAVED_MIN * meanOf(alone, 'cost')
  if (!readsLess || !savesMuch || savedOnInput < SHARE_MIN * dollarsSaved) return null
  return {
    design: team.point.index,
    alone: alone.point.index,
    inputTokens: meanOf(team, 'inputTokens'),
    inputTokensAlone: meanOf(alone, 'inputTokens'),
    dollarsSaved,
  }
}

const meanOf = ({ summary }: Candidate, metric: string): number => summary.momentsOf(metric).mean

function inputDollars(
  candidate: Candidate,
  { inputPerMillion, cachedInputPerMillion }: NonNullable<Profile['prices']>,
): number {
  const [input, cached] = [meanOf(candidate, 'inputTokens'), meanOf(candidate, 'cachedTokens')]
  return ((input - cached) * inputPerMillion + cached * cachedInputPerMillion) / 1e6
}
