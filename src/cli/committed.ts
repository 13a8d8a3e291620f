import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DatasetError } from '../dataset/error.ts'
import { sameModel } from '../dataset/modelName.ts'
import type { Profile, Scenario } from '../scenario/index.ts'
import { load } from './scenarios.ts'

const folder = fileURLToPath(new URL('../../scenarios/paper/', import.meta.url))

/** A file of the package's paper scenarios, wherever it is installed. */
export const paperFile = (name: string): string => `${folder}${name}`

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
    const scenario = known.get(name) ?? load(paperFile(`${name}.yaml`), [])
    known.set(name, scenario)
    return scenario
  }
}

/** Names and prices of models, from the packaged profiles; of a model that none is of, its own name. */
export function knownModels(
  scenarioOf: (taskType: string, pLabel: string) => Scenario,
): (model: string) => Pick<Profile, 'name' | 'prices'> {
  const profiles = Object.values(scenarioOf('dataanalysis', 'p05').agents)
  return (model) => profiles.find(({ name }) => sameModel(name, model)) ?? { name: model }
}
