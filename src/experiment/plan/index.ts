export { designsInOrder, designsOf, type PlanPoint, type Variant } from './candidates.ts'
export type { LongestChain } from './chain.ts'
export type { ContextGain } from './contextGain.ts'
export {
  asksForSmallest,
  type Objective,
  objectiveOf,
  type PlanAim,
  type PlanGoal,
  planAims,
  usualGoal,
} from './goal.ts'
export type { Loss, Trial } from './losses.ts'
export type { Promised, Promises } from './nearest.ts'
export { type PlanQuestion, plan } from './plan.ts'
export type { DesignResult, PlanDesign, PlanResult, RunnerUp, SharedWork } from './planResult.ts'
export type { SearchExecution, SearchProgress } from './search.ts'
export type { SizeStep, TurningPoint } from './turningPoint.ts'
