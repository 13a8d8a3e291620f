import type { CommandModule } from 'yargs'
import {
  headlineLines,
  type PaperCell,
  type PaperJob,
  paperSuites,
  simulatedCells,
  studiesOf,
} from '../experiment/index.ts'
import { runnerOf } from '../experiment/runners/index.ts'
import type { PaperData } from '../figures/index.ts'
import { type PaperFigureName, paperFigureNames } from '../figures/paper/paperFigure.ts'
import { nameHint } from '../scenario/index.ts'
import { ResultFolder } from './files.ts'
import { pause, untilSignal } from './interruptible.ts'
import { formats, type Look, type LookArguments, lookOf, lookOptions } from './look.ts'
import { manifestOfMany } from './manifest.ts'
import { integerOption, singleOption, threadsOption } from './numbers.ts'
import { print } from './output.ts'
import { measuredCellsFrom, paperDesign } from './paperData.ts'
import { cellsCsv, pointsCsv } from './paperFiles.ts'
import { paperText } from './paperText.ts'
import { studyProgress } from './progress.ts'
import { UsageError } from './usage.ts'

interface Arguments extends LookArguments {
  dataset?: string
  figure: string[]
  suite: string[]
  replications: string
  threads?: string
  out: string
  quiet: boolean
}

/** Runs of a cell in a quick look, and in full. */
const QUICK = 30
const FULL = 200

/** `brooks reproduce`: the paper's design, simulated: its figures and its headline, beside what was measured. */
export const reproduce: CommandModule<object, Arguments> = {
  command: 'reproduce',
  describe: "Simulate the paper's experiment, draw its figures and print its headline, simulated beside measured",
  builder: (yargs) =>
    yargs.options({
      dataset: {
        type: 'string',
        requiresArg: true,
        describe: 'Folder with measured runs, as for brooks dataset; the committed means of cells when not given',
      },
      figure: {
        type: 'string',
        array: true,
        nargs: 1,
        default: ['all'],
        describe: `all, ${paperFigureNames.join(', ')}; may be given many times`,
      },
      suite: {
        type: 'string',
        array: true,
        nargs: 1,
        default: [] as string[],
        describe: `Suites to show: ${paperSuites.join(', ')}; those that were measured when not given`,
      },
      replications: { string: true, default: `${QUICK}`, describe: `Runs of each of the 270 cells; ${FULL} in full` },
      threads: { string: true, describe: 'Worker threads; as many as the machine runs at once when not given' },
      out: { type: 'string', requiresArg: true, default: 'out/paper', describe: 'Folder for results' },
      ...lookOptions,
      quiet: { type: 'boolean', default: false, describe: 'No progress' },
    }) as never,
  async handler({ quiet, ...options }) {
    const replications = integerOption('replications', options.replications, 1)
    const threads = threadsOption(options.threads)
    const look = lookOf(options)
    const figures = figuresAsked(options.figure)
    const suites = options.suite.map((suite) => known('suite', suite, paperSuites))
    const jobs = paperDesign()
    const measured = await measuredCellsFrom(singleOption('dataset', options.dataset), jobs)
    const folder = new ResultFolder(singleOption('out', options.out) ?? 'out/paper')
    try {
      const text = await untilSignal(
        async (stopped) => {
          const cells = await simulated(jobs, { replications, threads, quiet, stopped })
          const data = shown({ simulated: cells, measured: measured.cells }, suites)
          const studies = studiesOf(data.simulated, data.measured)
          const headline = headlineLines(studies, data.measured)
          const scenarios = jobs.map(({ scenario }) => scenario)
          folder.append('manifest.json', manifestOfMany(scenarios, replications))
          folder.append('cells.csv', cellsCsv(cells, measured.cells))
          folder.append('headline.json', `${JSON.stringify({ studies: studies.length, headline }, null, 1)}\n`)
          await drawInto(folder, data, figures, look, stopped)
          return paperText({ ...data, headline, studies: studies.length, replications, source: measured.source })
        },
        () => 'nothing was written',
      )
      print(`${text}\n\nWrote ${folder.commit(figureFiles).join(', ')}`)
      if (replications < FULL) print(`\nThis was a quick look. In full: npx brooks reproduce --replications ${FULL}`)
    } finally {
      folder.discard()
    }
  },
}

function figuresAsked(given: readonly string[]): readonly PaperFigureName[] {
  const names = given.map((name) => known('figure', name, ['all', ...paperFigureNames]))
  return names.includes('all') ? paperFigureNames : (names as PaperFigureName[])
}

/** A name, if it is one of those. @throws UsageError */
function known<Name extends string>(option: string, given: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === given)
  if (found !== undefined) return found
  const { hint } = nameHint(given, names, `${option}s`)
  throw new UsageError(`--${option}: unknown ${option} ${JSON.stringify(given)} (${hint})`)
}

interface Simulating {
  readonly replications: number
  readonly threads: number
  readonly quiet: boolean
  stopped(): boolean
}

async function simulated(
  jobs: readonly PaperJob[],
  { replications, threads, quiet, stopped }: Simulating,
): Promise<PaperCell[]> {
  const scenarios = jobs.map(({ scenario }) => scenario)
  const runner = runnerOf({ scenarios, seed: scenarios[0]!.seed }, threads)
  const progress = studyProgress(quiet)
  try {
    return await simulatedCells(jobs, replications, { runner, stopped, onProgress: (now) => progress.show(now) })
  } finally {
    progress.stop()
    await runner.close()
  }
}

/** Of the suites asked for; else of those that were measured, so that like is compared with like. */
function shown({ simulated, measured }: PaperData, asked: readonly string[]): PaperData {
  const suites = asked.length > 0 ? asked : measured.map(({ suite }) => suite)
  const isShown = ({ suite }: PaperCell) => suites.includes(suite)
  return { simulated: simulated.filter(isShown), measured: measured.filter(isShown) }
}

/** Draws the figures, their numbers beside them. */
async function drawInto(
  folder: ResultFolder,
  data: PaperData,
  names: readonly PaperFigureName[],
  look: Look,
  stopped: () => boolean,
): Promise<void> {
  // Drawing needs libraries that take a while to load: not before there is something to draw.
  const { drawInto, figuresOfPaper } = await import('./figures.ts')
  for (const { figure, points } of figuresOfPaper(data, names, look)) {
    await pause(stopped)
    for (const _ of drawInto(folder, [figure], look));
    folder.append(`${figure.file}.csv`, pointsCsv(points))
  }
}

/** The files that figures may be in: those of an earlier time that are not written anew do not stay. */
const figureFiles = paperFigureNames.flatMap((name) => ['csv', ...formats].map((format) => `${name}.${format}`))
