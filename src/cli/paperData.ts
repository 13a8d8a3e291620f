import { cellTableSchema, DatasetError } from '../dataset/index.ts'
import {
  measuredCells,
  type PaperCell,
  type PaperJob,
  paperGraphs,
  paperJobs,
  paperSuites,
  tabledCells,
} from '../experiment/paper/index.ts'
import { readTextFile } from '../scenario/files.ts'
import { paperFile } from './committed.ts'
import { openDataset } from './datasetFiles.ts'
import { load } from './scenarios.ts'

/** The paper's design, from the scenarios of its nine task graphs. */
export const paperDesign = (): PaperJob[] =>
  paperSuites.flatMap((suite) =>
    paperGraphs.flatMap((graph) => paperJobs(load(paperFile(`${suite}-${graph}.yaml`), []))),
  )

/** What was measured in the cells of the design. */
export interface Measured {
  readonly cells: readonly PaperCell[]
  readonly source: string
}

/**
 * The cells of a dataset, or of the committed table of means.
 * @throws DatasetError if the dataset is missing, wrong, or has no run of the design
 */
export async function measuredCellsFrom(dataset: string | undefined, design: readonly PaperJob[]): Promise<Measured> {
  if (dataset === undefined) {
    const table = cellTableSchema.parse(JSON.parse(readTextFile(paperFile('measured.json'))))
    return { cells: tabledCells(table, design), source: table.source }
  }
  const runs = await openDataset(dataset)
  const cells = measuredCells(runs, design)
  if (cells.length > 0) return { cells, source: `Runs of ${dataset}` }
  const models = [...new Set(design.map(({ model }) => model))].join(', ')
  throw new DatasetError(
    `${dataset}: expected runs of the paper's design (suites ${paperSuites.join(', ')}; models ${models}; teams of 1 to 5), ` +
      `found none among ${runs.length} runs; brooks dataset says what they are`,
  )
}
