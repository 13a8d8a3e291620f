import { DatasetError } from './error.ts'
import { type Condition, rowsWhere } from './filter.ts'
import { readTable, type TableFile } from './readTable.ts'
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
  const all: RunRow[] = []
  for await (const rows of readTable<RunRow>(runs, runColumns)) all.push(...rows)
  const columns = eventColumns.filter(({ name }) => !unread.includes(name))
  return await builtRuns(rowsWhere(all, conditions, runs.name), readTable<EventRow>(events, columns))
}

/** The runs of these lines; events of others are passed over. @throws DatasetError */
export async function builtRuns(
  rows: readonly RunRow[],
  events: AsyncIterable<EventRow[]> | Iterable<EventRow[]>,
): Promise<LoggedRun[]> {
  const builders = new Map<string, RunBuilder>()
  for (const row of rows) {
    if (builders.has(row.run_dir)) throw new DatasetError(`expected each run_dir once, got ${row.run_dir} twice`)
    builders.set(row.run_dir, new RunBuilder(row))
  }
  for await (const group of events) for (const event of group) builders.get(event.run_dir)?.add(event)
  return [...builders.values()].map((builder) => builder.build())
}
