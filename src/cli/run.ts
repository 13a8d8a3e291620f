import { join } from 'node:path'
import { hasCompleted, type Replication, replicate, sharedFiles, validityWarnings } from '../experiment/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { version } from '../version.ts'
import type { Command } from './command.ts'
import type { DatasetExport } from './datasetExport.ts'
import { exportOption, exportTo } from './exportOption.ts'
import { ResultFolder } from './files.ts'
import { interruptibly } from './interruptible.ts'
import { inCommon, manifest } from './manifest.ts'
import { integerOption, singleOption } from './numbers.ts'
import { print } from './output.ts'
import { progressBar } from './progress.ts'
import { type RunResult, report } from './report.ts'
import { rowLines, rowsHead } from './rows.ts'
import { load, setOption } from './scenarios.ts'

interface Arguments {
  scenario: string
  set: string[]
  seed?: string
  replications: string
  out?: string
  trace: boolean
  exportDataset?: string
  exportApart: boolean
  json: boolean
}

/** Files of an earlier run that must not stand beside the results of this one. */
const traceFiles = ['ledger.jsonl', 'trace.json', 'gantt.svg']

/** `brooks run <scenario>`: simulates a scenario and its one-agent baseline, prints a table, writes the rows. */
export const run: Command<Arguments> = {
  builder: (yargs) =>
    yargs.positional('scenario', { type: 'string', demandOption: true, describe: 'YAML or JSON file' }).options({
      ...setOption,
      seed: {
        string: true,
        describe: "Root of all random numbers; the scenario's when not given",
      },
      replications: {
        string: true,
        default: '1',
        describe: 'How many runs, each with numbers of its own',
      },
      out: {
        type: 'string',
        requiresArg: true,
        describe: 'Folder for results; out/<name of the scenario> when not given',
      },
      trace: {
        type: 'boolean',
        default: false,
        describe: 'Write the first run in full: ledger, Perfetto trace, Gantt chart',
      },
      ...exportOption,
      json: { type: 'boolean', default: false, describe: 'Print one JSON object instead of tables' },
    }) as never,
  async handler({ scenario: file, set, trace, json, ...options }) {
    const replications = integerOption('replications', options.replications, 1)
    const givenSeed = options.seed === undefined ? null : integerOption('seed', options.seed, 0)
    const scenario = load(file, set)
    const seed = givenSeed ?? scenario.seed
    const folder = new ResultFolder(singleOption('out', options.out) ?? join('out', scenario.name), [
      'rows.csv',
      'manifest.json',
      ...traceFiles,
    ])
    let dataset: DatasetExport | null = null
    try {
      dataset = await exportTo(options.exportDataset, options.exportApart)
      const found = await runInto({ folder, dataset }, scenario, seed, replications, trace)
      const exported = dataset?.commit() ?? []
      const paths = [...folder.commit(traceFiles), ...exported]
      const beware = { filesInCommon: sharedFiles([scenario]), warnings: validityWarnings(scenario) }
      const result = { scenario, seed, replications, ...found, ...beware }
      if (json) print(JSON.stringify(asJson(result)))
      else print(`${report(result)}\n\nWrote ${paths.join(', ')}`)
    } finally {
      folder.discard()
      dataset?.discard()
    }
  },
}

/** Simulates, with the rows and what else is asked for going to files as they come. */
async function runInto(
  { folder, dataset }: { folder: ResultFolder; dataset: DatasetExport | null },
  scenario: Scenario,
  seed: number,
  replications: number,
  trace: boolean,
): Promise<Pick<RunResult, 'summary' | 'aloneCompleted'>> {
  // Drawing needs libraries that take a while to load: only those who ask for it pay.
  const writeTrace = trace ? (await import('./traceFiles.ts')).writeTrace : null
  const bar = progressBar(replications)
  let aloneCompleted = 0
  folder.append('rows.csv', rowsHead())
  folder.append('manifest.json', manifest(scenario, seed, replications))
  try {
    const summary = await interruptibly(replicate(scenario, seed, replications), (done: Replication) => {
      folder.append('rows.csv', rowLines([done]))
      if (done.replication === 0) writeTrace?.(folder, done.run)
      dataset?.add({ run: done.run, seed, replication: done.replication })
      if (hasCompleted(done.baselineRow)) aloneCompleted++
      bar.step()
    })
    return { summary, aloneCompleted }
  } finally {
    bar.stop()
  }
}

function asJson({ scenario, summary, filesInCommon, warnings, ...run }: RunResult): object {
  const { outcomes: outcome } = summary
  const metrics = summary.estimates()
  return { scenario: scenario.name, ...run, version, outcome, metrics, ...inCommon(filesInCommon), warnings }
}
