import { type Experiment, type Scenario, ScenarioError, settingsOf } from '../scenario/index.ts'
import type { Command } from './command.ts'
import { EXIT } from './exit.ts'
import { print, printProblems } from './output.ts'
import { open, setOption } from './scenarios.ts'

interface Arguments {
  scenario: string[]
  set: string[]
}

/** `brooks check <scenario...>`: says what is wrong with scenario files, all of them. */
export const check: Command<Arguments> = {
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
    const { scenario, experiment, warnings } = open(file, set)
    printProblems(warnings)
    print(`ok ${file}: ${summary(scenario, experiment)}`)
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    printProblems(error.problems)
    process.exitCode = EXIT.wrongInput
  }
}

function summary({ tasks, agents, team }: Scenario, experiment: Experiment | undefined): string {
  const points = experiment && settingsOf(experiment.factors, experiment.design).length
  return [
    plural(tasks.length, 'task'),
    plural(Object.keys(agents).length, 'kind', ' of agent'),
    `a team of ${team.size}`,
    ...(points === undefined ? [] : [plural(points, 'design point')]),
  ].join(', ')
}

function plural(count: number, noun: string, rest = ''): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}${rest}`
}
