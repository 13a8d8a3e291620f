import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  builtRuns,
  type Condition,
  conditionsOf,
  DatasetError,
  type EventRow,
  harnessEvents,
  harnessEventsPath,
  harnessRuns,
  type LoggedRun,
  type RunRow,
  readRuns,
  rowsWhere,
  type TableFile,
  type TableRows,
} from '../dataset/index.ts'
import { dataBytesMax, readBytes, readTextFile } from '../scenario/files.ts'
import { UsageError } from './usage.ts'

/**
 * The runs in a folder that meet all conditions: of the published files runs.parquet and events.parquet, or of the harness's
 * own logs, with results.json in the folder or below it.
 * @throws DatasetError that says what is missing or wrong; UsageError for a condition that is none
 */
export async function openDataset(folder: string, where: readonly string[] = []): Promise<LoggedRun[]> {
  const conditions = conditionsOption('where', where)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new DatasetError(
      `${folder}: expected the folder of a dataset, found ${existsSync(folder) ? 'a file' : 'nothing'}`,
    )
  const names = ['runs.parquet', 'events.parquet'] as const
  const missing = names.filter((name) => !existsSync(join(folder, name)))
  if (missing.length === 0) {
    const [runs, events] = names.map((name) => tableFile(join(folder, name)))
    return await readRuns(runs!, events!, conditions)
  }
  const batches = missing.length === 2 ? batchesBelow(folder) : []
  if (batches.length > 0) return await harnessLogs(batches, conditions, folder)
  const expected = 'runs.parquet and events.parquet, or results.json of the harness in it or below it'
  const found = missing.length === 2 ? 'none of them' : `no ${missing[0]}`
  throw new DatasetError(`${folder}: expected ${expected}; found ${found}`)
}

/** The conditions that an option gave. @throws UsageError for one that is none */
export function conditionsOption(name: string, given: readonly string[]): Condition[] {
  try {
    return conditionsOf(given)
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error
    throw new UsageError(`--${name}: ${error.message}`)
  }
}

const tableFile = (path: string): TableFile => ({ name: path, bytes: contentOf(path, readBytes).buffer })

/** The results.json of all batches in a folder or below it, by name. */
const batchesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|[/\\])results\.json$/.test(name))
    .sort()
    .map((name) => join(folder, name))

async function harnessLogs(batches: readonly string[], conditions: readonly Condition[], folder: string) {
  const places = new Map<RunRow, { batch: string; number: number }>()
  for (const batch of batches)
    for (const [index, row] of harnessRuns(textOf(batch), batch).entries())
      places.set(row, { batch, number: index + 1 })
  const placeOf = (row: RunRow) => `${places.get(row)!.batch}, run ${places.get(row)!.number}`
  const rows = rowsWhere([...places.keys()], conditions, folder)
  const events = function* (): Generator<TableRows<EventRow>> {
    for (const row of rows) {
      const path = join(dirname(places.get(row)!.batch), harnessEventsPath(row))
      yield harnessEvents(textOf(path), path, row)
    }
  }
  return await builtRuns(rows, events(), placeOf)
}

const textOf = (path: string): string => contentOf(path, readTextFile)

/** What a file holds. @throws DatasetError that says why that cannot be known */
function contentOf<Content>(path: string, read: (path: string, bytesMax: number) => Content): Content {
  try {
    return read(path, dataBytesMax)
  } catch (error) {
    throw new DatasetError(`cannot read ${path}: ${(error as Error).message}`)
  }
}
