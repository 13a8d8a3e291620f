#!/usr/bin/env node
import yargs from 'yargs'
// Not from the rooms' indexes: what a room brings is loaded by the commands that use it.
import { DatasetError } from '../dataset/error.ts'
import { escaped, shortened } from '../scenario/escape.ts'
import { ScenarioError } from '../scenario/problem.ts'
import { version } from '../version.ts'
import { commands } from './commands.ts'
import { EXIT, endWithOutput, fail, isDebugged } from './exit.ts'
import { Interrupted } from './interruptible.ts'
import { printError } from './output.ts'
import { UsageError } from './usage.ts'

/** The command line: `brooks <command>`. Exit codes: 0 done, 1 Brooks failed, 2 wrong usage or wrong input. */
endWithOutput(process.stdout, 'standard output')
endWithOutput(process.stderr, 'standard error')
if (isDebugged) process.setSourceMapsEnabled(true) // of commands, loaded from here on: stacks name sources, not the bundle

// yargs counts in two forms, which its types do not know.
const plainWords = {
  'Did you mean %s?': 'unknown command; did you mean %s?',
  'Not enough non-option arguments: got %s, need at least %s': {
    one: 'expected more arguments: got %s, need at least %s',
    other: 'expected more arguments: got %s, need at least %s',
  },
} as unknown as Record<string, string>

const parser = yargs(process.argv.slice(2))
  .scriptName('brooks')
  .usage('Usage: $0 <command>\n\nSimulates teams of LLM agents: speedup, idle time, conflicts, tokens and dollars.')
  .locale('en')
  .command(commands)
  .demandCommand(1, 'expected a command')
  .strict()
  .recommendCommands()
  .updateStrings(plainWords)
  .version(version)
  .alias({ h: 'help', v: 'version' })
  .wrap(100)
  .exitProcess(false)
  .fail((message, error) => {
    throw error ?? new UsageError(message)
  })

try {
  await parser.parseAsync()
} catch (error) {
  if (error instanceof ScenarioError) printError(error.message)
  else if (error instanceof DatasetError) printError(`brooks: ${escaped(error.message)}`)
  else if (error instanceof UsageError) printError(`brooks: ${shortened(error.message)} (brooks --help says more)`)
  if ([ScenarioError, DatasetError, UsageError].some((kind) => error instanceof kind))
    process.exitCode = EXIT.wrongInput
  else if (error instanceof Interrupted) {
    printError(`brooks: ${error.message}`)
    process.exitCode = EXIT.interrupted
  } else fail(error)
}
