import { type Calibration, cellScenario } from '../calibration/index.ts'
import type { Cell } from '../dataset/index.ts'
import { type Profile, profileSchema } from '../scenario/index.ts'
import { mean } from '../stats/index.ts'
import type { PredictedCell } from './predictor.ts'
import { scoredMetrics } from './scoredMetrics.ts'
import { scoresOf } from './scores.ts'
import { simulatedRuns } from './simulated.ts'

/** What predictions lose without one number of the profiles. */
export interface Ablation {
  /** Its place in the profile; with it goes what differs where tasks are assigned. */
  readonly name: string
  /** Mean over metrics of what they lose of the share of the ceiling. */
  readonly lost: number
  /** The metric that loses most, and how much. */
  readonly worst: { readonly metric: string; readonly lost: number }
}

/**
 * Takes each calibrated number of the profiles away in turn, putting what it is by default in its place, without fitting the others
 * anew, and scores the cells again.
 */
export function ablations(
  cells: readonly Cell[],
  { models, scenarioOf }: Calibration,
  replications: number,
): Ablation[] {
  const predicted = (profileOf: (profile: Profile) => Profile): PredictedCell[] =>
    cells.map((cell) => {
      const profile = models.get(cell.model)!.profile
      return { ...cell, predicted: simulatedRuns(cellScenario(cell, scenarioOf, profileOf(profile)), replications) }
    })
  const whole = sharesOf(predicted((profile) => profile))
  const lostWithout = (name: string): Ablation => {
    const shares = sharesOf(predicted((profile) => without(profile, name)))
    const lost = [...whole].map(([metric, share]) => ({ metric, lost: share - (shares.get(metric) ?? 0) }))
    const worst = lost.reduce((most, other) => (other.lost > most.lost ? other : most))
    return { name, lost: mean(lost.map((each) => each.lost)), worst }
  }
  return namesIn([...models.values()].flatMap(({ values }) => values.map(({ name }) => name)))
    .map(lostWithout)
    .sort((a, b) => b.lost - a.lost)
}

/** Numbers of which the habits that differ are part, each once. */
const namesIn = (names: readonly string[]): string[] => [
  ...new Set(names.map((name) => name.replace('.assigned.', '.'))),
]

function sharesOf(cells: readonly PredictedCell[]): Map<string, number> {
  const shares = scoredMetrics.map((metric) => [metric.name, scoresOf(metric, cells).shareOfCeiling] as const)
  return new Map(shares.flatMap(([name, share]) => (share === null ? [] : [[name, share]])))
}

const plain = profileSchema.parse({ name: 'by default' })

function without(profile: Profile, name: string): Profile {
  const [block, key] = name.split('.') as ['latency' | 'tokens' | 'behaviour' | 'quality', string]
  const usual = (plain[block] as Readonly<Record<string, unknown>>)[key]
  const changed = { ...profile, [block]: { ...profile[block], [key]: usual } }
  if (block !== 'behaviour') return changed
  return { ...changed, behaviour: { ...changed.behaviour, assigned: { ...profile.behaviour.assigned, [key]: usual } } }
}
