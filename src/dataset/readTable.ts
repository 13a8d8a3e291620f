import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet'
import { checkRow } from './checkRow.ts'
import { DatasetError } from './error.ts'
import type { Column } from './schema.ts'

/** A Parquet file: its name for messages, and its bytes (an ArrayBuffer will do). */
export interface TableFile {
  readonly name: string
  readonly bytes: AsyncBuffer
}

/**
 * The rows of a Parquet file with the columns asked for, a row group at a time. Snappy or no compression.
 * @throws DatasetError if it is no whole Parquet file, lacks a column, or a value has another type
 */
export async function* readTable<Row>(file: TableFile, columns: readonly Column[]): AsyncGenerator<Row[]> {
  const metadata = await asParquet(file, () => parquetMetadataAsync(file.bytes))
  checkColumns(file.name, metadata, columns)
  let rowStart = 0
  for (const { num_rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(num_rows)
    const options = { file: file.bytes, metadata, rowStart, rowEnd, columns: columns.map(({ name }) => name) }
    const rows = await asParquet(file, () => parquetReadObjects(options))
    const first = rowStart + 1
    yield rows.map((row, index) => checkRow<Row>(row, columns, `${file.name}, row ${first + index}`))
    rowStart = rowEnd
  }
}

async function asParquet<Result>({ name }: TableFile, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    const reason = error instanceof Error ? error.message : error
    throw new DatasetError(
      `${name}: expected a whole Parquet file, got one cut off or damaged (${reason}); copy it again`,
    )
  }
}

function checkColumns(name: string, metadata: FileMetaData, columns: readonly Column[]): void {
  const present = parquetSchema(metadata).children.map(({ element }) => element.name)
  const missing = columns.filter((column) => !present.includes(column.name)).map((column) => column.name)
  if (missing.length === 0) return
  const what = missing.length === 1 ? 'column' : 'columns'
  throw new DatasetError(`${name}: expected the ${what} ${missing.join(', ')}, got only ${present.join(', ')}`)
}
