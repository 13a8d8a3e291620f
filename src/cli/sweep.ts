import { join } from 'node:path'
import type { CommandModule } from 'yargs'
import {
  compare,
  type DesignPoint,
  execute,
  type PointResult,
  type Study,
  type SweepResult,
  studyOf,
  validityWarnings,
} from '../experiment/index.ts'
import { runnerOf } from '../experiment/runners/index.ts'
import { ChunkFolder } from '../experiment/store/index.ts'
import { figureNames } from '../figures/figureKind.ts'
import {
  designKinds,
  type Experiment,
  type Loaded,
  maxReplicationsDefault,
  replicationsDefault,
  type Scenario,
} from '../scenario/index.ts'
import { version } from '../version.ts'
import { comparisonCsv } from './comparison.ts'
import type { DatasetExport } from './datasetExport.ts'
import { baselineIn, combinations, type ExperimentOptions, experimentOf } from './experiment.ts'
import { exportOption, exportTo } from './exportOption.ts'
import { ResultFolder } from './files.ts'
import { untilSignal } from './interruptible.ts'
import { formats, type Look, type LookArguments, lookOf, lookOptions } from './look.ts'
import { studyManifest } from './manifest.ts'
import { singleOption, threadsOption } from './numbers.ts'
import { print, printError, printProblems } from './output.ts'
import { studyProgress } from './progress.ts'
import { open, setOption } from './scenarios.ts'
import { rowsWriter, sweepTable, writeSummaries } from './sweepFiles.ts'

interface Arguments extends ExperimentOptions, LookArguments {
  scenario: string
  set: string[]
  threads?: string
  out?: string
  rows: 'none' | 'csv'
  figures: boolean
  exportDataset?: string
  resume: boolean
  quiet: boolean
  json: boolean
}

/**
 * `brooks sweep <scenario>`: simulates every design point of the scenario's experiment, or of `--vary path=values`, prints a
 * table, writes summaries and figures.
 */
export const sweep: CommandModule<object, Arguments> = {
  command: 'sweep <scenario>',
  describe: 'Simulate a scenario over values of its parameters, with intervals, resumable',
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
      threads: { string: true, describe: 'Worker threads; as many as the machine runs at once when not given' },
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
  async handler({ scenario: file, set, rows, resume, quiet, json, figures, ...options }) {
    const base = open(file, set)
    const experiment = experimentOf(base.experiment, options)
    const seed = experiment.seed ?? base.scenario.seed
    const threads = threadsOption(options.threads)
    const look = lookOf(options)
    const points = pointsOf(base, experiment)
    const study = studyOf(points, experiment)
    const baseline = baselineIn(points, experiment)
    const work = { scenarios: points.map(({ scenario }) => scenario), seed }
    const folder = new ResultFolder(singleOption('out', options.out) ?? join('out', `${base.scenario.name}-sweep`))
    const chunks = new ChunkFolder(join(folder.path, '.chunks'), work, version)
    if (!resume && chunks.size > 0) chunks.clear()
    let dataset: DatasetExport | null = null
    try {
      dataset = await exportTo(options.exportDataset)
      const paths = experiment.factors.map(({ path }) => path)
      const onPoint = rows === 'csv' ? rowsWriter(folder, study, paths, chunks) : () => {}
      const results = await untilSignal(
        (stopped) => simulate(study, work, threads, chunks, onPoint, studyProgress(quiet), stopped),
        () => KEPT,
      )
      await dataset?.addSweep(points, results, seed, { quiet, kept: KEPT })
      const warnings = warningsOf(points)
      const compared =
        baseline === undefined ? {} : { baseline, comparisons: compare(study, results, baseline, chunks) }
      const result: SweepResult = {
        brooks: version,
        scenario: base.scenario.name,
        seed,
        vary: experiment.factors,
        warnings,
        points: results,
        ...compared,
      }
      writeSummaries(folder, result)
      if (compared.comparisons) folder.append('comparison.csv', comparisonCsv(result))
      folder.append('manifest.json', studyManifest(study, seed, experiment, base.scenario, warnings))
      const notes = figures ? await drawFigures(folder, result, look) : []
      const exported = dataset?.commit() ?? []
      const written = [...folder.commit(['rows.csv', 'comparison.csv', ...figureFiles]), ...exported]
      chunks.remove()
      if (json) print(JSON.stringify(result))
      else print(`${sweepTable(result)}\n\nWrote ${written.join(', ')}`)
      for (const note of notes) printError(note)
    } finally {
      folder.discard()
      dataset?.discard()
    }
  },
}

/** What becomes of a sweep that is interrupted. */
const KEPT = 'finished runs are kept; the same command with --resume goes on'

/** The files that figures of sweeps may be in. */
const figureFiles = figureNames.flatMap((name) => formats.map((format) => `${name}.${format}`))

/** Draws what the results can be drawn as; says what is missing or left out. */
async function drawFigures(folder: ResultFolder, result: SweepResult, look: Look): Promise<string[]> {
  // Drawing needs libraries that take a while to load: not before they are needed.
  const { drawInto, sweepFigures } = await import('./figures.ts')
  return [...drawInto(folder, sweepFigures(result, figureNames, look), look)].flat()
}

/** Every design point of a study, its scenario checked. */
function pointsOf(base: Loaded, experiment: Experiment): DesignPoint[] {
  return combinations(experiment).map((settings, index) => {
    const { scenario, warnings } = base.at(settings)
    if (index === 0) printProblems(warnings) // the first one says what to beware of
    return { index, settings, scenario }
  })
}

async function simulate(
  study: Study,
  work: { scenarios: readonly Scenario[]; seed: number },
  threads: number,
  store: ChunkFolder,
  onPoint: (result: PointResult) => void,
  progress: ReturnType<typeof studyProgress>,
  stopped: () => boolean,
): Promise<PointResult[]> {
  const runner = runnerOf(work, threads)
  try {
    return await execute(study, { runner, store, stopped, onPoint, onProgress: (now) => progress.show(now) })
  } finally {
    progress.stop()
    await runner.close()
  }
}

function warningsOf(points: readonly DesignPoint[]): string[] {
  return [...new Set(points.flatMap(({ scenario }) => validityWarnings(scenario)))]
}
