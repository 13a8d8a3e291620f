export { type Calibration, type CalibrationOptions, calibrate, type FittedValue } from './calibrate.ts'
export { cellScenario, profileFor, type ScenarioOf } from './cellScenario.ts'
