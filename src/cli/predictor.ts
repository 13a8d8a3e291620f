import { calibratedFit, type Fit, simulatedFit } from '../validation/index.ts'
import { committedScenarios } from './committed.ts'

/** What predicts where nothing is held out. */
const COMMITTED = 'profiles as committed'
/** What predicts where something is. */
const REFITTED =
  'habits and error rates fitted to the training runs alone; latency, tokens and task sizes as committed, which were counted on all runs'

/** How the search for a split's fit is done. */
const SEARCH = { seed: 1, replications: 16, iterationsMax: 10 } as const

/** What predicts a split, so many replications a cell, and what it is in words. `fitted`: whether to the training runs. */
export function predictorOf(fitted: boolean, replications: number): { fit: Fit; words: string } {
  const scenarioOf = committedScenarios()
  return fitted
    ? { fit: calibratedFit({ ...SEARCH, scenarioOf }, replications), words: REFITTED }
    : { fit: simulatedFit(scenarioOf, replications), words: COMMITTED }
}
