import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DatasetError } from '../dataset/error.ts'
import type { Scenario } from '../scenario/index.ts'
import { calibratedFit, type Fit, simulatedFit } from '../validation/index.ts'
import { load } from './scenarios.ts'

const folder = fileURLToPath(new URL('../../scenarios/paper/', import.meta.url))

/** What predicts where nothing is held out. */
export const COMMITTED = 'profiles as committed'
/** What predicts where something is. */
export const REFITTED =
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

/**
 * The package's scenarios of suites and task graphs, each read once.
 * @throws DatasetError for one that is not there
 */
export function committedScenarios(): (taskType: string, pLabel: string) => Scenario {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
  const known = new Map<string, Scenario>()
  return (taskType, pLabel) => {
    const name = `${taskType}-${pLabel}`
    if (!files.includes(`${name}.yaml`)) {
      const names = files.map((file) => file.replace('.yaml', '')).join(', ')
      throw new DatasetError(
        `expected runs of a suite and graph with a scenario, ${names}; got ${name} (--where chooses runs)`,
      )
    }
    const scenario = known.get(name) ?? load(`${folder}${name}.yaml`, [])
    known.set(name, scenario)
    return scenario
  }
}
