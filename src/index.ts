/**
 * Brooks as a library: load a scenario, simulate it, summarise it.
 *
 * ```ts
 * import { loadScenario, policyKinds, summarise } from 'brooks'
 *
 * const { scenario } = loadScenario('backlog.yaml', { read: (path) => readFileSync(path, 'utf8'), kinds: policyKinds })
 * const { speedup } = summarise(scenario, scenario.seed, 100).estimates()
 * ```
 */
export * from './calibration/index.ts'
export * from './dataset/index.ts'
export * from './experiment/index.ts'
export * from './metrics/index.ts'
export { assignments, policyKinds } from './policy/index.ts'
export * from './scenario/index.ts'
export {
  CATEGORY,
  categories,
  EVENT,
  eventKinds,
  idleValues,
  type Outcome,
  outcomes,
  type Run,
  Team as TeamSimulation,
} from './team/index.ts'
export * from './validation/index.ts'
export { version } from './version.ts'
