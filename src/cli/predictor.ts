import type { Calibration } from '../calibration/index.ts'
import type { LoggedRun } from '../dataset/index.ts'
import { calibratedFit, type Fit, type Split, simulatedFit } from '../validation/index.ts'
import { calibrateOnThreads, USUAL_SEARCH } from './calibrationThreads.ts'
import { committedScenarios, knownModels } from './committed.ts'
import { printError } from './output.ts'

/** What predicts with `committed`. */
const COMMITTED = 'profiles and task sets as committed'
/** What predicts else. */
const CALIBRATED = 'models and task sets calibrated on the training runs alone'

/** What predicts splits, so many replications a cell, and what it is in words. Calibrates first, unless `committed`. */
export async function predictorOf(
  splits: readonly Split[],
  { committed, replications, threads }: { committed: boolean; replications: number; threads: number },
): Promise<{ fit: Fit; words: string; calibrations: ReadonlyMap<readonly LoggedRun[], Calibration> }> {
  const scenarioOf = committedScenarios()
  const calibrations = new Map<readonly LoggedRun[], Calibration>()
  if (committed) return { fit: simulatedFit(scenarioOf, replications), words: COMMITTED, calibrations }
  const options = { scenarioOf, known: knownModels(scenarioOf), search: USUAL_SEARCH }
  for (const [index, { train }] of splits.entries()) {
    const part = splits.length > 1 ? `part ${index + 1} of ${splits.length}, ` : ''
    const calibration = await calibrateOnThreads(train, options, threads, ({ model, mode, iteration }) => {
      if (process.stderr.isTTY) printError(`calibrating: ${part}${model}, ${mode}, step ${iteration}`)
    })
    calibrations.set(train, calibration)
  }
  return { fit: calibratedFit(calibrations, replications), words: CALIBRATED, calibrations }
}
