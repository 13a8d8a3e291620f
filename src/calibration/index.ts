export {
  type Calibration,
  type CalibrationOptions,
  type CalibrationProgress,
  calibrate,
  fitModel,
  type ModelCalibration,
  type ModelJob,
  modelJobs,
} from './calibrate.ts'
export { agentOf, cellScenario, modeOf, profileFor, type ScenarioOf } from './cellScenario.ts'
export type { Search } from './fit.ts'
export type { PlacedEstimate } from './observed/index.ts'
