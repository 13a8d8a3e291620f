import type { DatasetExport } from './datasetExport.ts'
import { singleOption } from './numbers.ts'

/** The option that writes simulated runs as a dataset. */
export const exportOption = {
  'export-dataset': {
    type: 'string',
    requiresArg: true,
    describe: 'Folder for every run as a dataset in the format of measured ones: runs.parquet and events.parquet',
  },
  'export-apart': {
    type: 'boolean',
    default: false,
    describe:
      'Name models brooks_<profile> there, not as measured runs do, to tell simulated from measured in one table',
  },
} as const

/** What `--export-dataset` asks for; null if it was not given. To be called before results are written: it may be their folder. */
export async function exportTo(given: string | undefined, apart: boolean): Promise<DatasetExport | null> {
  const path = singleOption('export-dataset', given)
  if (path === undefined) return null
  // Parquet takes a library that others need not load.
  const { DatasetExport } = await import('./datasetExport.ts')
  return new DatasetExport(path, apart)
}
