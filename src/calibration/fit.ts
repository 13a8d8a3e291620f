import type { LoggedRun } from '../dataset/index.ts'
import type { Profile } from '../scenario/index.ts'
import type { ScenarioOf } from './cellScenario.ts'
import { gaussNewton } from './gaussNewton.ts'
import { Objective } from './objective.ts'
import type { PlacedEstimate } from './observed/index.ts'
import type { Parameter } from './parameter.ts'
import { standardErrors } from './standardErrors.ts'

/** How a fit is searched for. */
export interface Search {
  readonly seed: number
  /** Simulated runs of a cell. */
  readonly replications: number
  readonly iterationsMax: number
}

/** A step of the search, from 1, and the sum of squares that it came to. */
export interface Iteration {
  readonly iteration: number
  readonly sumOfSquares: number
}

/** What a profile is fitted to. */
export interface FitProblem {
  /** Of one model. */
  readonly runs: readonly LoggedRun[]
  readonly scenarioOf: ScenarioOf
  /** All that is not fitted. */
  readonly start: Profile
  readonly search: Search
  onIteration?(iteration: Iteration): void
}

/** Steps on the lines of the parameters over which derivatives are taken. */
const STEP = 0.6
/** How much a parameter that lies a standard deviation off its first value costs, as a share of a metric's variance. */
const PRIOR_WEIGHT = 0.0225

/**
 * Fits parameters to the means of cells by the method of simulated moments under common random numbers (McFadden, Econometrica 57
 * (1989) 995–1026). Without runs the profile stays as it is.
 */
export function fitToCells(
  parameters: readonly Parameter[],
  { runs, scenarioOf, start, search, onIteration }: FitProblem,
): { profile: Profile; values: PlacedEstimate[] } {
  if (runs.length === 0) return { profile: start, values: [] }
  const origin = parameters.map(({ scale, first }) => scale.toLine(first))
  const profileAt = (x: readonly number[]): Profile =>
    parameters.reduce((profile, { scale, with: put }, index) => put(profile, scale.fromLine(x[index]!)), start)
  const priors = (x: readonly number[]) =>
    parameters.map(({ priorSd }, index) => (Math.sqrt(PRIOR_WEIGHT) * (x[index]! - origin[index]!)) / priorSd)
  const searchWith = (from: readonly number[], { replications, iterationsMax }: Stage) => {
    const objective = new Objective(runs, scenarioOf, search.seed, replications)
    const solution = gaussNewton({
      residuals: (at) => [...objective.residuals(profileAt(at)), ...priors(at)],
      start: from,
      step: STEP,
      iterationsMax,
      ...(onIteration && { onIteration: (iteration, sumOfSquares) => onIteration({ iteration, sumOfSquares }) }),
    })
    return { objective, ...solution }
  }
  const near = searchWith(origin, search)
  const fine = {
    replications: FINER * search.replications,
    iterationsMax: Math.min(FINE_ITERATIONS, search.iterationsMax),
  }
  const { objective, x, residuals, jacobian } = searchWith(near.x, fine)
  const profile = profileAt(x)
  const errors = standardErrors({ jacobian, residuals }, objective.scatter(profile), PRIOR_WEIGHT)
  const values = parameters.map(({ name, scale }, index): PlacedEstimate => {
    const [at, error] = [x[index]!, errors[index]!]
    const around = (errorsOff: number): readonly [number, number] => [
      scale.fromLine(at - errorsOff * error),
      scale.fromLine(at + errorsOff * error),
    ]
    const [low, high] = around(1)
    return {
      name,
      value: scale.fromLine(at),
      standardError: (high - low) / 2,
      interval95: around(Z95),
      observations: runs.length,
      how: FITTED,
    }
  })
  return { profile, values }
}

type Stage = Pick<Search, 'replications' | 'iterationsMax'>

/** Few runs a cell find the neighbourhood; then so many times as many say where in it, and how surely. */
const FINER = 3
const FINE_ITERATIONS = 2

/** Two-sided 95 % of a normal distribution. */
const Z95 = 1.96

const FITTED = 'fitted by simulation to the means of cells of runs'
