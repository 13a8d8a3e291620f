export { type Calibration, type CalibrationOptions, calibrate, type FittedValue } from './calibrate.ts'
export { cellScenario, type ScenarioOf } from './cellScenario.ts'
