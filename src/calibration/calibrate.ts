import { DatasetError, grouped, type LoggedRun } from '../dataset/index.ts'
import type { Profile, Scenario } from '../scenario/index.ts'
import { isChoosing, isKnownMode, type ScenarioOf, setOf } from './cellScenario.ts'
import { fitToCells, type Iteration, type Search } from './fit.ts'
import { observe, type PlacedEstimate } from './observed/index.ts'
import { assignedParameters, decentralizedParameters } from './parameters.ts'

export interface CalibrationOptions {
  /** The task sets: dependencies and files, and all that runs do not show. */
  readonly scenarioOf: ScenarioOf
  /** Name and prices of a model. */
  known(model: string): Pick<Profile, 'name' | 'prices'>
  readonly search: Search
  /** Models to fit, by the dataset's names; all when left out. Task sets are sized by the runs of all models in any case. */
  readonly models?: readonly string[]
}

/** A model to be fitted: data alone, so that a worker can do it. */
export interface ModelJob {
  readonly model: string
  readonly runs: readonly LoggedRun[]
  /** What its replies show. */
  readonly profile: Profile
  readonly values: readonly PlacedEstimate[]
  /** The task sets of its runs, by suite and graph, as they are sized. */
  readonly scenarios: Readonly<Record<string, Scenario>>
  readonly search: Search
}

/** A calibrated model. */
export interface ModelCalibration {
  readonly profile: Profile
  readonly values: readonly PlacedEstimate[]
  /** Runs that it was calibrated on. */
  readonly runs: number
}

export interface Calibration {
  /** By the dataset's name of the model. */
  readonly models: ReadonlyMap<string, ModelCalibration>
  /** The task sets as the runs size them. */
  readonly scenarioOf: ScenarioOf
}

/** How far a fit has come. */
export interface CalibrationProgress extends Iteration {
  readonly model: string
  readonly mode: string
}

/**
 * Calibrates models and task sets on recorded runs. What replies show is estimated from them (`observe`). What no reply shows is
 * fitted to the means of cells by the method of simulated moments (`fitToCells`). No number belongs to a cell.
 * @throws DatasetError if there are no runs in a mode that can be simulated, of a task set without a scenario, or not in rounds
 */
export function calibrate(runs: readonly LoggedRun[], options: CalibrationOptions): Calibration {
  const { jobs, scenarioOf } = modelJobs(runs, options)
  return { models: new Map(jobs.map((job) => [job.model, fitModel(job)])), scenarioOf }
}

/** The models of some runs, each a job of its own, and the sized task sets. @throws DatasetError as `calibrate` does */
export function modelJobs(
  runs: readonly LoggedRun[],
  { scenarioOf, known, search, models }: CalibrationOptions,
): { jobs: ModelJob[]; scenarioOf: ScenarioOf } {
  const usable = runs.filter(({ mode }) => isKnownMode(mode))
  for (const { taskType, pLabel } of usable) scenarioOf(taskType, pLabel) // says at once what is missing
  if (usable.length === 0)
    throw new DatasetError('expected runs that are decentralized or preassign_nolead, found none')
  const observed = observe(usable, scenarioOf, known)
  const wanted = usable.filter(({ model }) => models === undefined || models.includes(model))
  const jobs = [...grouped(wanted, ({ model }) => model)].map(([model, own]): ModelJob => {
    const sets = own.map(({ taskType, pLabel }) => [setOf({ taskType, pLabel }), observed.scenarioOf(taskType, pLabel)])
    return { model, runs: own, ...observed.models.get(model)!, scenarios: Object.fromEntries(sets), search }
  })
  return { jobs, scenarioOf: observed.scenarioOf }
}

/**
 * Fits a model: first what its agents do when they choose for themselves, and how often they err, on runs in which they do; then
 * the habits that differ when tasks are assigned, on the others.
 */
export function fitModel(job: ModelJob, onProgress?: (progress: CalibrationProgress) => void): ModelCalibration {
  const { model, runs, profile, values, scenarios, search } = job
  const problem = (mode: string, own: readonly LoggedRun[], start: Profile) => ({
    runs: own,
    scenarioOf: (taskType: string, pLabel: string) => scenarios[setOf({ taskType, pLabel })]!,
    start,
    search,
    ...(onProgress && { onIteration: (iteration: Iteration) => onProgress({ model, mode, ...iteration }) }),
  })
  const choosing = runs.filter(isChoosing)
  const assigned = runs.filter((run) => !isChoosing(run))
  const first = fitToCells(decentralizedParameters, problem('decentralized', choosing, profile))
  const second = fitToCells(assignedParameters, problem('preassigned', assigned, first.profile))
  return { profile: second.profile, values: [...values, ...first.values, ...second.values], runs: runs.length }
}
