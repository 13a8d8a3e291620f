import type { CommandModule } from 'yargs'
import { type Scenario, ScenarioError } from '../scenario/index.ts'
import { EXIT } from './exit.ts'
import { print, printProblems } from './output.ts'
import { load, setOption } from './scenarios.ts'

interface Arguments {
  scenario: string[]
  set: string[]
}

/** `brooks check <scenario...>`: says what is wrong with scenario files, all of them. */
export const check: CommandModule<object, Arguments> = {
  command: 'check <scenario..>',
  describe: 'Say what is wrong with scenario files, without running them',
  builder: (yargs) =>
    yargs
      .positional('scenario', { type: 'string', array: true, demandOption: true, describe: 'YAML or JSON files' })
      .options(setOption),
  handler({ scenario, set }) {
    for (const file of scenario) checkFile(file, set)
  },
}

function checkFile(file: string, set: readonly string[]): void {
  try {
    print(`ok ${file}: ${summary(load(file, set))}`)
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    printProblems(error.problems)
    process.exitCode = EXIT.wrongInput
  }
}

function summary({ tasks, agents, team }: Scenario): string {
  return [
    plural(tasks.length, 'task'),
    plural(Object.keys(agents).length, 'kind', ' of agent'),
    `a team of ${team.size}`,
  ].join(', ')
}

function plural(count: number, noun: string, rest = ''): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}${rest}`
}
