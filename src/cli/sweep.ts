import { designKinds, maxReplicationsDefault, replicationsDefault } from '../scenario/index.ts'
import type { Command } from './command.ts'
import type { DatasetExport } from './datasetExport.ts'
import { exportOption, exportTo } from './exportOption.ts'
import { untilSignal } from './interruptible.ts'
import { lookOptions } from './look.ts'
import { print, printError } from './output.ts'
import { setOption } from './scenarios.ts'
import { sweepTable } from './sweepFiles.ts'
import { carriedOut, KEPT, type SweepOptions, sweepOf } from './sweepStudy.ts'

interface Arguments extends SweepOptions {
  exportDataset?: string
  exportApart: boolean
  quiet: boolean
  json: boolean
}

/**
 * `brooks sweep <scenario>`: simulates every design point of the scenario's experiment, or of `--vary path=values`, prints a
 * table, writes summaries and figures.
 */
export const sweep: Command<Arguments> = {
  builder: (yargs) =>
    yargs.positional('scenario', { type: 'string', demandOption: true, describe: 'YAML or JSON file' }).options({
      ...setOption,
      vary: {
        type: 'string',
        array: true,
        nargs: 1,
        default: [] as string[],
        describe:
          "In place of the scenario's experiment: a parameter and its values, team.size=1..16, limits.rounds=10,20, " +
          'x=0.001..0.1@5; may be given many times',
      },
      design: {
        choices: designKinds,
        describe: 'grid (default): every value with every other; zip: first with first, second with second',
      },
      replications: {
        string: true,
        describe: `Runs of each design point; ${replicationsDefault} when no precision is asked for`,
      },
      precision: {
        string: true,
        describe: 'Stop a point when the 95 % half-width is below this share of the mean, e.g. 0.02',
      },
      metric: {
        type: 'string',
        array: true,
        nargs: 1,
        default: [] as string[],
        describe: 'A metric that has to be so precise, and is compared; makespan by default; may be given many times',
      },
      'max-replications': {
        string: true,
        describe: `Runs of a point at most, with --precision; ${maxReplicationsDefault} when not given`,
      },
      baseline: {
        type: 'string',
        array: true,
        nargs: 1,
        default: [] as string[],
        describe: 'The design point that all others are compared with, e.g. team.size=1; a value of each --vary',
      },
      threads: {
        string: true,
        describe: 'Worker threads; as many as the machine runs at once when not given, and at most',
      },
      seed: { string: true, describe: "Root of all random numbers; the experiment's or the scenario's when not given" },
      out: {
        type: 'string',
        requiresArg: true,
        describe: 'Folder for results; out/<name of the scenario>-sweep when not given',
      },
      rows: { choices: ['csv', 'none'] as const, default: 'csv', describe: 'Write every run to rows.csv, or none' },
      figures: { type: 'boolean', default: true, describe: 'Draw figures; --no-figures for none' },
      ...lookOptions,
      ...exportOption,
      resume: { type: 'boolean', default: false, describe: 'Go on with a sweep that was interrupted' },
      quiet: { type: 'boolean', default: false, describe: 'No progress' },
      json: { type: 'boolean', default: false, describe: 'Print the summary as one JSON object instead of a table' },
    }) as never,
  async handler({ quiet, json, exportDataset, exportApart, ...given }) {
    const sweep = sweepOf(given)
    let dataset: DatasetExport | null = null
    try {
      dataset = await exportTo(exportDataset, exportApart)
      const { result, notes, written } = await untilSignal(
        (stopped) => carriedOut(sweep, dataset, quiet, stopped),
        () => KEPT,
      )
      sweep.chunks.remove()
      const taskCounts = sweep.points.map(({ scenario }) => scenario.tasks.length)
      if (json) print(JSON.stringify(result))
      else print(`${sweepTable(result, taskCounts)}\n\nWrote ${written.join(', ')}`)
      for (const note of notes) printError(note)
    } finally {
      sweep.folder.discard()
      dataset?.discard()
    }
  },
}
