import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs'

/** What a command takes and what it does; how it is called stands in `commands.ts`. */
export interface Command<Arguments = object> {
  builder?(yargs: Argv): Argv<Arguments>
  handler(args: ArgumentsCamelCase<Arguments>): void | Promise<void>
}

/** A command for yargs that is loaded when it is asked for: to load all of them takes longer than most have to do. */
export function lazily<Arguments>(
  command: string,
  describe: string,
  load: () => Promise<Command<Arguments>>,
): CommandModule<object, Arguments> {
  return {
    command,
    describe,
    builder: async (yargs) => (await load()).builder?.(yargs) ?? (yargs as Argv<Arguments>),
    handler: async (args) => (await load()).handler(args),
  }
}
