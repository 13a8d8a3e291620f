import {
  headlineLines,
  type PaperCell,
  type PaperJob,
  simulatedCells,
  statedLines,
  studiesOf,
  successLines,
} from '../experiment/paper/index.ts'
import { runnerOf } from '../experiment/runners/index.ts'
import { newDocument } from '../figures/document.ts'
import { type PaperData, type PaperFigureName, paperFigures } from '../figures/paper/index.ts'
import { paperFigureNames } from '../figures/paper/paperFigure.ts'
import { writeFigure } from './figures.ts'
import { ResultFolder } from './files.ts'
import { pause } from './interruptible.ts'
import { formats, type Look } from './look.ts'
import { manifestOfMany } from './manifest.ts'
import { measuredCellsFrom, paperDesign } from './paperData.ts'
import { cellsCsv, pointsCsv } from './paperFiles.ts'
import { paperText } from './paperText.ts'
import { studyProgress } from './progress.ts'

/** What `brooks reproduce` was asked for, checked. */
export interface PaperStudy {
  readonly dataset: string | undefined
  readonly figures: readonly PaperFigureName[]
  /** Suites to show; none for those that were measured. */
  readonly suites: readonly string[]
  readonly replications: number
  readonly threads: number
  readonly out: string
  readonly look: Look
  readonly quiet: boolean
}

/**
 * Simulates the paper's design and writes figures, their numbers, all cells and the headline: what to print of them.
 * @throws DatasetError, Stopped, and whatever a job or a file fails with
 */
export async function reproduced(study: PaperStudy, stopped: () => boolean): Promise<string> {
  const jobs = paperDesign()
  const measured = await measuredCellsFrom(study.dataset, jobs)
  const folder = new ResultFolder(study.out, ['manifest.json', 'cells.csv', 'headline.json', ...figureFiles])
  try {
    const simulated = await simulate(jobs, study, stopped)
    const data = shown({ simulated, measured: measured.cells }, study.suites)
    const studies = studiesOf(data.simulated, data.measured)
    const headline = headlineLines(studies, data.measured)
    const success = successLines(data.simulated, data.measured)
    const stated = statedLines(headline)
    const { replications } = study
    const scenarios = jobs.map(({ scenario }) => scenario)
    folder.append('manifest.json', manifestOfMany(scenarios, replications))
    folder.append('cells.csv', cellsCsv(simulated, measured.cells))
    folder.append(
      'headline.json',
      `${JSON.stringify({ studies: studies.length, success, headline, stated }, null, 1)}\n`,
    )
    await draw(folder, data, study, stopped)
    const text = paperText({
      ...data,
      headline,
      success,
      stated,
      studies: studies.length,
      replications,
      source: measured.source,
    })
    return `${text}\n\nWrote ${folder.commit(figureFiles).join(', ')}`
  } finally {
    folder.discard()
  }
}

async function simulate(
  jobs: readonly PaperJob[],
  { replications, threads, quiet }: PaperStudy,
  stopped: () => boolean,
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
async function draw(
  folder: ResultFolder,
  data: PaperData,
  { figures, look }: PaperStudy,
  stopped: () => boolean,
): Promise<void> {
  for (const figure of paperFigures.filter(({ name }) => figures.includes(name))) {
    await pause(stopped)
    writeFigure(folder, figure.name, figure.draw(data, look, newDocument()), look)
    folder.append(`${figure.name}.csv`, pointsCsv(figure, data))
  }
}

/** The files that figures may be in: those of an earlier time that are not written anew do not stay. */
const figureFiles = paperFigureNames.flatMap((name) => ['csv', ...formats].map((format) => `${name}.${format}`))
