import { basename, dirname } from 'node:path'
import { cellTable, cellTableText, datasetSummary } from '../dataset/index.ts'
import type { Command } from './command.ts'
import { openDataset } from './datasetFiles.ts'
import { whereOption } from './datasetOptions.ts'
import { datasetText } from './datasetText.ts'
import { ResultFolder } from './files.ts'
import { singleOption } from './numbers.ts'
import { print } from './output.ts'

interface Arguments {
  folder: string
  where: string[]
  cells?: string
  source?: string
  json: boolean
}

/** `brooks dataset <folder>`: what recorded runs hold, and how much of it a model of their cells can explain. */
export const dataset: Command<Arguments> = {
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
        json: { type: 'boolean', default: false, describe: 'Print one JSON object instead of tables' },
      }) as never,
  async handler({ folder, where, json, ...options }) {
    const cells = singleOption('cells', options.cells)
    const source = singleOption('source', options.source) ?? folder
    const runs = await openDataset(folder, where)
    const summary = datasetSummary(runs)
    const written = cells === undefined ? [] : writeFile(cells, cellTableText(cellTable(runs, source)))
    if (json) print(JSON.stringify(summary))
    else print([datasetText(summary), ...written.map((path) => `\nWrote ${path}`)].join('\n'))
  },
}

/** Writes a file whole or not at all. */
function writeFile(path: string, text: string): string[] {
  const folder = new ResultFolder(dirname(path), [basename(path)])
  try {
    folder.append(basename(path), text)
    return folder.commit()
  } finally {
    folder.discard()
  }
}
