import { parentPort } from 'node:worker_threads'
import { fitModel, type ModelCalibration, type ModelJob } from '../calibration/index.ts'

/** The task of a worker thread: fits a model, and says after each step how far it is. */
export default (job: ModelJob): ModelCalibration => fitModel(job, (progress) => parentPort!.postMessage(progress))
