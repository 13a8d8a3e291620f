import type { Calibration } from '../calibration/index.ts'
import { cellsOf, type LoggedRun } from '../dataset/index.ts'
import {
  type Ablation,
  ablations,
  type HoldoutName,
  holdoutNames,
  type PredictedCell,
  splitsOf,
  validate,
} from '../validation/index.ts'
import { predictorOf } from './predictor.ts'
import type { ValidationReport } from './validationText.ts'

/** What docs/validation.md is made of. */
export interface ValidationStudy {
  /** Which runs were predicted, in words. */
  readonly source: string
  readonly replications: number
  readonly reports: Readonly<Record<HoldoutName, ValidationReport>>
  /** The cells as predicted in sample. */
  readonly cells: readonly PredictedCell[]
  /** What each number of the profiles buys in sample. */
  readonly ablations: readonly Ablation[]
}

/** Simulated runs of a cell for each number that is taken away. */
const ABLATION_REPLICATIONS = 40

/** Every way to hold out, one after the other. @throws DatasetError if runs are not enough for one */
export async function validationStudy(
  runs: readonly LoggedRun[],
  source: string,
  replications: number,
  threads: number,
): Promise<ValidationStudy> {
  const reports: Partial<Record<HoldoutName, ValidationReport>> = {}
  let inSample: Validated | undefined
  for (const name of holdoutNames) {
    const validated = await validateHoldout(runs, name, replications, threads)
    reports[name] = validated.report
    if (name === 'none') inSample = validated
  }
  const { cells, calibrations } = inSample!
  const [calibration] = calibrations.values()
  return {
    source,
    replications,
    reports: reports as ValidationStudy['reports'],
    cells,
    ablations: ablations(cellsOf(runs), calibration!, ABLATION_REPLICATIONS),
  }
}

interface Validated {
  readonly report: ValidationReport
  readonly cells: readonly PredictedCell[]
  readonly calibrations: ReadonlyMap<readonly LoggedRun[], Calibration>
}

async function validateHoldout(
  runs: readonly LoggedRun[],
  holdout: HoldoutName,
  replications: number,
  threads: number,
): Promise<Validated> {
  const splits = splitsOf(holdout, runs)
  const { fit, words, calibrations } = await predictorOf(splits, { committed: false, replications, threads })
  const cells: PredictedCell[] = []
  const steps = validate(splits, fit)
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { report: { holdout, predictor: words, ...step.value }, cells, calibrations }
    cells.push(step.value)
  }
}
