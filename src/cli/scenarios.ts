import { metricNames } from '../metrics/index.ts'
import { policyKinds } from '../policy/index.ts'
import { readTextFile } from '../scenario/files.ts'
import { type Loaded, loadScenario, type Read, type Scenario } from '../scenario/index.ts'
import { idleValues } from '../team/index.ts'
import { printProblems } from './output.ts'

/** The option of every command that reads scenarios. */
export const setOption = {
  set: {
    type: 'string',
    array: true,
    nargs: 1,
    default: [] as string[],
    describe: 'Replace a value, e.g. --set team.size=5; may be given many times',
  },
} as const

/**
 * A scenario file with everything it refers to, its warnings printed.
 * @throws ScenarioError with all that is wrong
 */
export function load(file: string, set: readonly string[]): Scenario {
  const { scenario, warnings } = open(file, set)
  printProblems(warnings)
  return scenario
}

/**
 * The same with nothing printed, and with the scenarios of its design points.
 * @throws ScenarioError
 */
export function open(file: string, set: readonly string[], read: Read = readTextFile): Loaded {
  return loadScenario(file, { read, kinds: policyKinds, metrics: metricNames, idle: idleValues, set })
}
