import { DatasetError } from './error.ts'
import { type Condition, rowsWhere } from './filter.ts'
import { readTable, type TableFile, type TableRows } from './readTable.ts'
import type { LoggedRun } from './run.ts'
import { RunBuilder } from './runBuilder.ts'
import { type EventRow, eventColumns, type RunRow, runColumns } from './schema.ts'

/** What reading does not need: the agents have names in their replies. */
const unread = ['agents', 'num_teammates']

/**
 * The runs of a dataset in the published format (`runs.parquet` and `events.parquet`) that meet all conditions, in the
 * order of `runs`. Memory grows with those, and with the row groups of the files.
 * @throws DatasetError that says what is wrong with which file
 */
export async function readRuns(
  runs: TableFile,
  events: TableFile,
  conditions: readonly Condition[] = [],
): Promise<LoggedRun[]> {
  const places = new Map<RunRow, string>()
  for await (const { rows, where } of readTable<RunRow>(runs, runColumns))
    rows.forEach((row, index) => void places.set(row, where(index)))
  const columns = eventColumns.filter(({ name }) => !unread.includes(name))
  const chosen = rowsWhere([...places.keys()], conditions, runs.name)
  return await builtRuns(chosen, readTable<EventRow>(events, columns), (row) => places.get(row)!)
}

/**
 * The runs of these lines; events of others are passed over.
 * @param placeOf file and row of a line, for messages
 * @throws DatasetError
 */
export async function builtRuns(
  rows: readonly RunRow[],
  events: AsyncIterable<TableRows<EventRow>> | Iterable<TableRows<EventRow>>,
  placeOf: (row: RunRow) => string,
): Promise<LoggedRun[]> {
  const builders = new Map<string, RunBuilder>()
  for (const row of rows) {
    if (builders.has(row.run_dir))
      throw new DatasetError(`${placeOf(row)}: expected each run_dir once, got ${row.run_dir} twice`)
    builders.set(row.run_dir, new RunBuilder(row, placeOf(row)))
  }
  for await (const group of events)
    for (const [index, event] of group.rows.entries()) builders.get(event.run_dir)?.add(event, () => group.where(index))
  return [...builders.values()].map((builder) => builder.build())
}
