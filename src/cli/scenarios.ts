import { policyKinds } from '../policy/index.ts'
import { readTextFile } from '../scenario/files.ts'
import { loadScenario, type Scenario } from '../scenario/index.ts'
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
 * A scenario file with everything it refers to, warnings printed unless `warn` is false.
 * @throws ScenarioError with all that is wrong
 */
export function load(file: string, set: readonly string[], warn = true): Scenario {
  const { scenario, warnings } = loadScenario(file, { read: readTextFile, kinds: policyKinds, set })
  if (warn) printProblems(warnings)
  return scenario
}
