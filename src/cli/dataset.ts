import { basename, dirname } from 'node:path'
import type { CommandModule } from 'yargs'
import type { LoggedRun } from '../dataset/index.ts'
import { whereOption } from './datasetOptions.ts'
import { ResultFolder } from './files.ts'
import { singleOption } from './numbers.ts'
import { print } from './output.ts'

interface Arguments {
  folder: string
  where: string[]
  cells?: string
  source?: string
}

/** `brooks dataset <folder>`: what recorded runs hold, and how much of it a model of their cells can explain. */
export const dataset: CommandModule<object, Arguments> = {
  command: 'dataset <folder>',
  describe:
    'Say what recorded runs hold: metrics, what is reproducible of them, speedups; write the means of their cells',
  builder: (yargs) =>
    yargs
      .positional('folder', {
        type: 'string',
        demandOption: true,
        describe:
          'Folder with runs.parquet and events.parquet, or with logs of the harness (results.json in it or below)',
      })
      .options({
        ...whereOption,
        cells: { type: 'string', requiresArg: true, describe: 'JSON file for mean, sd and n of every metric and cell' },
        source: { type: 'string', requiresArg: true, describe: 'Where the runs come from, for that file' },
      }) as never,
  async handler({ folder, where, ...options }) {
    const cells = singleOption('cells', options.cells)
    const source = singleOption('source', options.source) ?? folder
    // Parquet takes a library that others need not load.
    const { openDataset } = await import('./datasetFiles.ts')
    const { datasetText } = await import('./datasetText.ts')
    const runs = await openDataset(folder, where)
    print(datasetText(runs))
    if (cells !== undefined) print(`\nWrote ${await writeCells(cells, runs, source)}`)
  },
}

async function writeCells(path: string, runs: readonly LoggedRun[], source: string): Promise<string> {
  const { cellTable, cellTableText } = await import('../dataset/index.ts')
  const folder = new ResultFolder(dirname(path))
  try {
    folder.append(basename(path), cellTableText(cellTable(runs, source)))
    return folder.commit().join(', ')
  } finally {
    folder.discard()
  }
}
