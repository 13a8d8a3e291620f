import { join } from 'node:path'
import {
  compare,
  type DesignPoint,
  execute,
  type PointResult,
  type Study,
  type SweepResult,
  sharedFiles,
  studyOf,
  validityWarnings,
} from '../experiment/index.ts'
import { runnerOf, type Work } from '../experiment/runners/index.ts'
import { ChunkFolder } from '../experiment/store/index.ts'
import { figureNames } from '../figures/figureKind.ts'
import type { Experiment, Loaded } from '../scenario/index.ts'
import { version } from '../version.ts'
import { CommonWarnings } from './commonWarnings.ts'
import { comparisonCsv } from './comparison.ts'
import type { DatasetExport } from './datasetExport.ts'
import { baselineIn, combinations, type ExperimentOptions, experimentOf } from './experiment.ts'
import { ResultFolder } from './files.ts'
import { pause } from './interruptible.ts'
import { formats, type Look, type LookArguments, lookOf } from './look.ts'
import { inCommon, studyManifest } from './manifest.ts'
import { singleOption, threadsOption } from './numbers.ts'
import { printError, printProblems } from './output.ts'
import { studyProgress } from './progress.ts'
import { open } from './scenarios.ts'
import { RowsWriter, writeSummaries } from './sweepFiles.ts'
import { UsageError } from './usage.ts'

/** What the command line says of a sweep. */
export interface SweepOptions extends ExperimentOptions, LookArguments {
  scenario: string
  set: string[]
  threads?: string
  out?: string
  rows: 'none' | 'csv'
  figures: boolean
  resume: boolean
}

/** A sweep that can begin: all that it was asked for, checked. */
export interface Sweep {
  readonly base: Loaded
  readonly experiment: Experiment
  readonly points: readonly DesignPoint[]
  readonly study: Study
  readonly work: Work
  /** Index of the design point that the others are compared with. */
  readonly baseline: ReturnType<typeof baselineIn>
  readonly threads: number
  readonly rows: boolean
  /** How figures look; null for no figures. */
  readonly look: Look | null
  readonly folder: ResultFolder
  readonly chunks: ChunkFolder
  /** Whether what is in there already counts. */
  readonly resume: boolean
}

/** @throws UsageError, and whatever is wrong with the scenario */
export function sweepOf({ scenario: file, set, rows, resume, figures, ...options }: SweepOptions): Sweep {
  const base = open(file, set)
  const experiment = experimentOf(base.experiment, options)
  const threads = threadsOption(options.threads)
  const look = lookOf(options)
  const points = pointsOf(base, experiment)
  const work = { scenarios: points.map(({ scenario }) => scenario), seed: experiment.seed ?? base.scenario.seed }
  const folder = new ResultFolder(singleOption('out', options.out) ?? join('out', `${base.scenario.name}-sweep`), [
    ...sweepFiles,
    ...figureFiles,
  ])
  return {
    base,
    experiment,
    points,
    study: studyOf(points, experiment),
    work,
    baseline: baselineIn(points, experiment),
    threads,
    rows: rows === 'csv',
    look: figures ? look : null,
    folder,
    chunks: chunksOf(folder, work, resume),
    resume,
  }
}

/** Every design point of a study, its scenario checked. */
function pointsOf(base: Loaded, experiment: Experiment): DesignPoint[] {
  const common = new CommonWarnings()
  const points = combinations(experiment).map((settings, index) => {
    const made = base.at(settings)
    common.add(made)
    return { index, settings, scenario: made.scenario }
  })
  printProblems(common.problems)
  return points
}

/** The folder of finished runs: what an interrupted sweep left there, to be cleared unless this one goes on with it. */
function chunksOf(folder: ResultFolder, work: Work, resume: boolean): ChunkFolder {
  const chunks = new ChunkFolder(folder.inner('.chunks'), work, version)
  const { all, own, foreign } = chunks.count()
  if (foreign) throw new UsageError(`${join(chunks.path, foreign)} is no file: expected the finished runs of a sweep`)
  if (!resume) return chunks
  if (all === 0) printError(`nothing to resume in ${folder.path}: the sweep starts from its beginning`)
  else if (own === 0)
    throw new UsageError(
      `--resume: ${chunks.path} holds runs of another sweep: its scenario, seed or version of Brooks differ; ` +
        'expected the command that was interrupted; without --resume those runs are discarded, with another --out they stay',
    )
  return chunks
}

/** What becomes of a sweep that is interrupted. */
export const KEPT = 'finished runs are kept; the same command with --resume goes on'

/**
 * Simulates a sweep and writes its results, and its runs as a dataset where that is asked for.
 * @throws Stopped, and whatever a job or a file fails with
 */
export async function carriedOut(
  sweep: Sweep,
  dataset: DatasetExport | null,
  quiet: boolean,
  stopped: () => boolean,
): Promise<{ result: SweepResult; notes: string[]; written: string[] }> {
  const { base, experiment, points, study, work, folder, look, chunks, resume } = sweep
  if (!resume) chunks.clear()
  const results = await simulated(sweep, quiet, stopped)
  await dataset?.addSweep(points, results, work.seed, { quiet, kept: KEPT })
  const result = resultOf(sweep, results)
  writeSummaries(folder, result)
  if (result.comparisons) folder.append('comparison.csv', comparisonCsv(result))
  folder.append('manifest.json', studyManifest(study, result.seed, experiment, base.scenario, result))
  await pause(stopped)
  const notes = look ? await drawFigures(folder, result, look) : []
  await pause(stopped)
  const exported = dataset?.commit() ?? []
  return { result, notes, written: [...folder.commit(['rows.csv', 'comparison.csv', ...figureFiles]), ...exported] }
}

async function simulated(sweep: Sweep, quiet: boolean, stopped: () => boolean): Promise<PointResult[]> {
  const { study, work, experiment, folder, chunks, threads, rows } = sweep
  const paths = experiment.factors.map(({ path }) => path)
  const writer = rows ? new RowsWriter(folder, study, paths, chunks) : null
  const runner = runnerOf(work, threads)
  const progress = studyProgress(quiet)
  let resumed = 0
  try {
    const results = await execute(study, {
      runner,
      store: chunks,
      stopped,
      onPoint: (point) => writer?.add(point),
      meanwhile: () => writer?.step(),
      onProgress(now) {
        progress.show(now)
        resumed = now.resumed
      },
    })
    await writer?.finish(stopped)
    return results
  } finally {
    progress.stop()
    if (resumed > 0 && !quiet) printError(`${resumed} runs were there already`)
    await runner.close()
  }
}

function resultOf(
  { base, experiment, points, study, work, baseline, chunks }: Sweep,
  results: PointResult[],
): SweepResult {
  return {
    brooks: version,
    scenario: base.scenario.name,
    seed: work.seed,
    vary: experiment.factors,
    ...inCommon(sharedFiles(work.scenarios)),
    warnings: [...new Set(points.flatMap(({ scenario }) => validityWarnings(scenario)))],
    points: results,
    ...(baseline === undefined ? {} : { baseline, comparisons: compare(study, results, baseline, chunks) }),
  }
}

const sweepFiles = ['rows.csv', 'summary.json', 'summary.csv', 'comparison.csv', 'manifest.json']
/** The files that figures of sweeps may be in. */
const figureFiles = figureNames.flatMap((name) => formats.map((format) => `${name}.${format}`))

/** Draws what the results can be drawn as; says what is missing or left out. */
async function drawFigures(folder: ResultFolder, result: SweepResult, look: Look): Promise<string[]> {
  // Drawing needs libraries that take a while to load: not before they are needed.
  const { drawInto, sweepFigures } = await import('./figures.ts')
  return [...drawInto(folder, sweepFigures(result, figureNames, look), look)].flat()
}
