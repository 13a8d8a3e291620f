import { Piscina } from 'piscina'
import {
  type Calibration,
  type CalibrationOptions,
  type CalibrationProgress,
  type ModelCalibration,
  modelJobs,
} from '../calibration/index.ts'
import type { LoggedRun } from '../dataset/index.ts'
import { untilAborted } from './interruptible.ts'

/** How a fit is searched for unless one says otherwise: the packaged profiles are made so, and so is the fit of a hold-out. */
export const USUAL_SEARCH = { seed: 1, replications: 24, iterationsMax: 10 } as const

/**
 * Calibrates on worker threads, a model each. The result does not depend on their number.
 * @throws DatasetError as `calibrate` does
 * @throws Interrupted
 */
export async function calibrateOnThreads(
  runs: readonly LoggedRun[],
  options: CalibrationOptions,
  threads: number,
  onProgress: (progress: CalibrationProgress) => void,
): Promise<Calibration> {
  const { jobs, scenarioOf } = modelJobs(runs, options)
  const pool = new Piscina({
    filename: new URL('./calibrationWorker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: Math.min(threads, jobs.length),
  })
  pool.on('message', onProgress)
  try {
    const fitted = await untilAborted((signal) => Promise.all(jobs.map((job) => pool.run(job, { signal }))))
    return { models: new Map(fitted.map((one: ModelCalibration, index) => [jobs[index]!.model, one])), scenarioOf }
  } finally {
    await pool.destroy()
  }
}
