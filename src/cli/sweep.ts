import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { CommandModule } from 'yargs'
import {
  type DesignPoint,
  execute,
  type PointResult,
  type PointSummary,
  type Study,
  type SweepResult,
  validityWarnings,
} from '../experiment/index.ts'
import { runnerOf } from '../experiment/runners/index.ts'
import { ChunkFolder } from '../experiment/store/index.ts'
import { metricColumn } from '../metrics/index.ts'
import { type DesignKind, designKinds, type Factor, type Loaded, type Scenario } from '../scenario/index.ts'
import { checkpoints, StoppingRule } from '../stats/index.ts'
import { version } from '../version.ts'
import { combinations, factorsOf } from './factors.ts'
import { ResultFolder } from './files.ts'
import { untilSignal } from './interruptible.ts'
import { studyManifest } from './manifest.ts'
import { integerOption, numberOption, singleOption } from './numbers.ts'
import { print, printProblems } from './output.ts'
import { studyProgress } from './progress.ts'
import { open, setOption } from './scenarios.ts'
import { sweepTable, writeRows, writeSummaries } from './sweepFiles.ts'
import { UsageError } from './usage.ts'

interface Arguments {
  scenario: string
  set: string[]
  vary: string[]
  design: DesignKind
  replications?: string
  precision?: string
  metric: string[]
  maxReplications: string
  threads?: string
  seed?: string
  out?: string
  rows: 'none' | 'csv'
  figures: boolean
  resume: boolean
  quiet: boolean
  json: boolean
}

const REPLICATIONS = '100'

/** `brooks sweep <scenario> --vary path=values`: simulates every design point, prints a table, writes summaries and figures. */
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
          'A parameter and its values: team.size=1..16, limits.rounds=10,20, x=0.001..0.1@5; may be given many times',
      },
      design: {
        choices: designKinds,
        default: 'grid' as DesignKind,
        describe: 'grid: every value with every other; zip: first with first, second with second',
      },
      replications: {
        string: true,
        describe: `Runs of each design point; ${REPLICATIONS} when no precision is asked for`,
      },
      precision: {
        string: true,
        describe: 'Stop a point when the 95 % half-width is below this share of the mean, e.g. 0.02',
      },
      metric: {
        type: 'string',
        array: true,
        nargs: 1,
        default: ['makespan'],
        describe: 'A metric that has to be so precise; may be given many times',
      },
      'max-replications': { string: true, default: '10000', describe: 'Runs of a point at most, with --precision' },
      threads: { string: true, describe: 'Worker threads; as many as the machine runs at once when not given' },
      seed: { string: true, describe: "Root of all random numbers; the scenario's when not given" },
      out: {
        type: 'string',
        requiresArg: true,
        describe: 'Folder for results; out/<name of the scenario>-sweep when not given',
      },
      rows: { choices: ['csv', 'none'] as const, default: 'csv', describe: 'Write every run to rows.csv, or none' },
      figures: { type: 'boolean', default: true, describe: 'Draw figures; --no-figures for none' },
      resume: { type: 'boolean', default: false, describe: 'Go on with a sweep that was interrupted' },
      quiet: { type: 'boolean', default: false, describe: 'No progress' },
      json: { type: 'boolean', default: false, describe: 'Print the summary as one JSON object instead of a table' },
    }) as never,
  async handler({ scenario: file, set, vary, design, rows, resume, quiet, json, figures, ...options }) {
    const base = open(file, set)
    const seed = options.seed === undefined ? base.scenario.seed : integerOption('seed', options.seed, 0)
    const threads = threadsOption(options.threads)
    const factors = factorsOf(vary)
    const points = pointsOf(base, factors, design)
    const study = studyOf(points, options)
    const work = { scenarios: points.map(({ scenario }) => scenario), seed }
    const folder = new ResultFolder(singleOption('out', options.out) ?? join('out', `${base.scenario.name}-sweep`))
    const chunks = new ChunkFolder(join(folder.path, '.chunks'), work, version)
    if (!resume && chunks.size > 0) chunks.clear()
    try {
      const results = await untilSignal(
        (stopped) => simulate(study, work, threads, chunks, studyProgress(quiet), stopped),
        () => `finished runs are kept; the same command with --resume goes on`,
      )
      const warnings = warningsOf(points)
      const result: SweepResult = {
        brooks: version,
        scenario: base.scenario.name,
        seed,
        vary: factors,
        warnings,
        points: results,
      }
      if (rows === 'csv') writeRows(folder, study, result, chunks)
      writeSummaries(folder, result)
      folder.append('manifest.json', studyManifest(study, seed, factors, design, base.scenario, warnings))
      // Drawing needs libraries that take a while to load: not before they are needed.
      const drawing = await import('./figures.ts')
      if (figures) drawing.drawFigures(folder, result)
      const paths = folder.commit(['rows.csv', ...drawing.figureFiles])
      chunks.remove()
      if (json) print(JSON.stringify(result))
      else print(`${sweepTable(result)}\n\nWrote ${paths.join(', ')}`)
    } finally {
      folder.discard()
    }
  },
}

/** Every design point of a study, its scenario checked. */
function pointsOf(base: Loaded, factors: readonly Factor[], design: DesignKind): DesignPoint[] {
  return combinations(factors, design).map((settings, index) => {
    const { scenario, warnings } = base.at(settings)
    if (index === 0) printProblems(warnings) // the first one says what to beware of
    return { index, settings, scenario }
  })
}

function studyOf(
  points: readonly DesignPoint[],
  {
    replications,
    precision,
    metric,
    maxReplications,
  }: Pick<Arguments, 'replications' | 'precision' | 'metric' | 'maxReplications'>,
): Study {
  for (const name of metric)
    if (metricColumn(name) === undefined)
      throw new UsageError(
        `--metric: expected a metric of docs/metrics.md that every run has, got ${JSON.stringify(name)}`,
      )
  if (precision === undefined) {
    const replicationsMax = integerOption('replications', replications ?? REPLICATIONS, 1)
    return { points, metrics: metric, replicationsMax, checkpoints: [], enough: () => true }
  }
  if (replications !== undefined)
    throw new UsageError('expected --replications or --precision with --max-replications, got both')
  const wanted = numberOption('precision', precision, 0, 1)
  const replicationsMax = integerOption('max-replications', maxReplications, 2)
  const rules = new Map(points.map(({ index }) => [index, metric.map(() => new StoppingRule(wanted))]))
  const enough = ({ index }: DesignPoint, summary: PointSummary) =>
    rules
      .get(index)!
      .map((rule, at) => rule.reached(summary.momentsOf(metric[at]!)))
      .every(Boolean)
  return { points, metrics: metric, replicationsMax, checkpoints: checkpoints(64, replicationsMax), enough }
}

async function simulate(
  study: Study,
  work: { scenarios: readonly Scenario[]; seed: number },
  threads: number,
  store: ChunkFolder,
  progress: ReturnType<typeof studyProgress>,
  stopped: () => boolean,
): Promise<PointResult[]> {
  const runner = runnerOf(work, threads)
  try {
    return await execute(study, { runner, store, stopped, onProgress: (now) => progress.show(now) })
  } finally {
    progress.stop()
    await runner.close()
  }
}

function warningsOf(points: readonly DesignPoint[]): string[] {
  return [...new Set(points.flatMap(({ scenario }) => validityWarnings(scenario)))]
}

/** The number of threads asked for, or as many as the machine runs at once. */
function threadsOption(given: string | undefined): number {
  return given === undefined ? availableParallelism() : integerOption('threads', given, 1)
}
