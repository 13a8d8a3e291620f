import type { CommandModule } from 'yargs'
import { lazily } from './command.ts'

/** Every command, in the order of the help. To add one: a file beside these, and an entry here. */
// biome-ignore lint/suspicious/noExplicitAny: each command has arguments of its own
export const commands: CommandModule<object, any>[] = [
  lazily(
    'run <scenario>',
    'Simulate a scenario: speedup, idle time, conflicts, tokens and dollars',
    async () => (await import('./run.ts')).run,
  ),
  lazily(
    'serve [scenario]',
    'Serve the explorer on this computer, opened on a scenario: play with the team in a browser',
    async () => (await import('./serve.ts')).serve,
  ),
  lazily(
    'sweep <scenario>',
    'Simulate a scenario over values of its parameters, with intervals, resumable',
    async () => (await import('./sweep.ts')).sweep,
  ),
  lazily(
    'plan <scenario>',
    'Recommend a team: how many agents, coordinated how, within a deadline and a budget',
    async () => (await import('./plan.ts')).plan,
  ),
  lazily(
    'figure <results>',
    'Draw the results of a sweep or of a traced run again: other kinds, metrics, themes, formats, widths',
    async () => (await import('./figure.ts')).figure,
  ),
  lazily(
    'reproduce',
    "Simulate the paper's experiment, draw its figures and print its headline, simulated beside measured",
    async () => (await import('./reproduce.ts')).reproduce,
  ),
  lazily(
    'dataset <folder>',
    'Say what recorded runs hold: metrics, what is reproducible of them, speedups; write the means of their cells',
    async () => (await import('./dataset.ts')).dataset,
  ),
  lazily(
    'calibrate',
    'Estimate agents from recorded runs: a profile for each model, every number with its error',
    async () => (await import('./calibrate.ts')).calibrate,
  ),
  lazily(
    'validate',
    'Say how well simulation predicts measured runs, beside two naive predictors',
    async () => (await import('./validate.ts')).validate,
  ),
  lazily(
    'check <scenario..>',
    'Say what is wrong with scenario files, without running them',
    async () => (await import('./check.ts')).check,
  ),
  lazily(
    'schema',
    'Print the JSON Schema of scenario files, for editors',
    async () => (await import('./schema.ts')).schema,
  ),
]
