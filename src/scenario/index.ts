export { type DesignKind, designKinds, indexOfPoint, labelOf, type Settings, settingsOf } from './design.ts'
export { escaped, escapedLines } from './escape.ts'
export {
  defaultExperiment,
  type Experiment,
  maxReplicationsDefault,
  type Runs,
  replicationsDefault,
} from './experiment.ts'
export { DesignError, type Factor, factorOf, indexOfTwice, type Value, valuesOf } from './factor.ts'
export { type FileInCommon, type FilesInCommon, filesInCommon, oneAfterTheOther } from './filesInCommon.ts'
export type { IdleValue } from './idle.ts'
export { scenarioJsonSchema } from './jsonSchema.ts'
export { type Loaded, type LoadOptions, loadScenario, type Made } from './load.ts'
export { formatProblem, type Place, type Problem, problemLines, ScenarioError } from './problem.ts'
export { profileSchema } from './profile.ts'
export {
  type PolicyBlock,
  type PolicyBlockName,
  type PolicyKinds,
  type Profile,
  type Scenario,
  type Task,
  type Team,
  teamSizeMax,
} from './schema.ts'
export { type Shape, shapes } from './shapes/index.ts'
export type { Read } from './source.ts'
export { nameHint, nearHint, suggest } from './suggest.ts'
export { taskSchema } from './task.ts'
