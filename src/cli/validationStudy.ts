import type { LoggedRun } from '../dataset/index.ts'
import { type HoldoutName, holdoutNames, type PredictedCell, splitsOf, validate } from '../validation/index.ts'
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
}

/** Every way to hold out, one after the other. @throws DatasetError if runs are not enough for one */
export function validationStudy(runs: readonly LoggedRun[], source: string, replications: number): ValidationStudy {
  const all = holdoutNames.map((name) => [name, validated(runs, name, replications)] as const)
  const reports = Object.fromEntries(all.map(([name, { report }]) => [name, report]))
  return { source, replications, reports: reports as ValidationStudy['reports'], cells: all[0]![1].cells }
}

function validated(runs: readonly LoggedRun[], holdout: HoldoutName, replications: number) {
  const { fit, words } = predictorOf(holdout !== 'none', replications)
  const cells: PredictedCell[] = []
  const steps = validate(splitsOf(holdout, runs), fit)
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { report: { holdout, predictor: words, ...step.value }, cells }
    cells.push(step.value)
  }
}
