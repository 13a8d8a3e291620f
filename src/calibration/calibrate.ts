import type { LoggedRun } from '../dataset/index.ts'
import type { Profile } from '../scenario/index.ts'
import { isKnownMode, type ScenarioOf } from './cellScenario.ts'
import { firstCounts } from './firstCounts.ts'
import { gaussNewton } from './gaussNewton.ts'
import { Objective } from './objective.ts'
import type { Parameter } from './parameter.ts'
import { assignedParameters, decentralizedParameters } from './parameters.ts'

export interface CalibrationOptions {
  readonly scenarioOf: ScenarioOf
  readonly seed: number
  /** Simulated runs of a cell. */
  readonly replications: number
  readonly iterationsMax: number
  /** Called after each iteration. */
  onIteration?(progress: { readonly mode: string; readonly iteration: number; readonly sumOfSquares: number }): void
}

/** A fitted number. */
export interface FittedValue {
  readonly name: string
  readonly value: number
  /** As far as the runs, and how well they are met, tell it. */
  readonly standardError: number
  /** Where the search began. */
  readonly first: number
}

export interface Calibration {
  readonly profile: Profile
  readonly values: readonly FittedValue[]
  /** Runs that it was fitted to. */
  readonly runs: number
}

/** Steps on the lines of the parameters over which derivatives are taken. */
const STEP = 0.6
/** How much a parameter that lies a standard deviation off its first value costs, as a share of a metric's variance. */
const PRIOR_WEIGHT = 0.0225

/**
 * Fits what an agent does to the cell means of its runs, by the method of simulated moments under common random numbers
 * (McFadden, Econometrica 57 (1989) 995–1026): first what it does when it chooses for itself, and how often it errs, to runs in
 * which it does; then the habits that differ when tasks are assigned, to the others. What cells are like (team, graph, suite's
 * task sizes) comes from `scenarioOf`; no number belongs to a cell.
 * @param runs of one model
 * @param start what is not fitted: latency, tokens, prices, the order of tasks
 * @throws RangeError if there are no runs in a mode that can be simulated
 */
export function calibrate(runs: readonly LoggedRun[], start: Profile, options: CalibrationOptions): Calibration {
  const known = runs.filter(({ mode }) => isKnownMode(mode))
  if (known.length === 0) throw new RangeError('expected runs that are decentralized or preassign_nolead, found none')
  const choosing = known.filter(({ mode }) => mode === 'decentralized')
  const assigned = known.filter(({ mode }) => mode !== 'decentralized')
  const counted = (some: readonly LoggedRun[]) => firstCounts(some, options.scenarioOf)
  const first = fitMode('decentralized', choosing, start, decentralizedParameters(counted(choosing)), options)
  const second = fitMode('preassigned', assigned, first.profile, assignedParameters(counted(assigned)), options)
  return { profile: second.profile, values: [...first.values, ...second.values], runs: known.length }
}

function fitMode(
  mode: string,
  runs: readonly LoggedRun[],
  start: Profile,
  parameters: readonly Parameter[],
  { scenarioOf, seed, replications, iterationsMax, onIteration }: CalibrationOptions,
): { profile: Profile; values: FittedValue[] } {
  if (runs.length === 0) return { profile: start, values: [] }
  const objective = new Objective(runs, scenarioOf, seed, replications)
  const origin = parameters.map(({ scale, first }) => scale.toLine(first))
  const profileAt = (x: readonly number[]): Profile =>
    parameters.reduce((profile, { scale, with: put }, index) => put(profile, scale.fromLine(x[index]!)), start)
  const priors = (x: readonly number[]) =>
    parameters.map(({ priorSd }, index) => (Math.sqrt(PRIOR_WEIGHT) * (x[index]! - origin[index]!)) / priorSd)
  const { x, residuals, sumOfSquares, errors } = gaussNewton({
    residuals: (at) => [...objective.residuals(profileAt(at)), ...priors(at)],
    start: origin,
    step: STEP,
    iterationsMax,
    ...(onIteration && {
      onIteration: (iteration, squares) => onIteration({ mode, iteration, sumOfSquares: squares }),
    }),
  })
  const noise = Math.sqrt(sumOfSquares / Math.max(1, residuals.length - 2 * parameters.length))
  const values = parameters.map(({ name, scale, first }, index): FittedValue => {
    const at = x[index]!
    const slope = (scale.fromLine(at + 1e-4) - scale.fromLine(at - 1e-4)) / 2e-4
    const value = scale.fromLine(at)
    return { name, value, standardError: Math.abs(slope) * errors[index]! * noise, first }
  })
  return { profile: profileAt(x), values }
}
