import type { LoggedRun } from '../dataset/index.ts'
import {
  type Fit,
  type HoldoutName,
  holdoutNames,
  type PredictedCell,
  simulatedFit,
  splitsOf,
  validate,
} from '../validation/index.ts'
import { COMMITTED, committedScenarios } from './committed.ts'
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
  const fitTo = simulatedFit(committedScenarios(), replications)
  const all = holdoutNames.map((name) => [name, validated(runs, name, fitTo)] as const)
  const reports = Object.fromEntries(all.map(([name, { report }]) => [name, report]))
  return { source, replications, reports: reports as ValidationStudy['reports'], cells: all[0]![1].cells }
}

function validated(runs: readonly LoggedRun[], holdout: HoldoutName, fitTo: Fit) {
  const cells: PredictedCell[] = []
  const steps = validate(splitsOf(holdout, runs), fitTo)
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { report: { holdout, predictor: COMMITTED, ...step.value }, cells }
    cells.push(step.value)
  }
}
