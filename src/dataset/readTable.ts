import { type AsyncBuffer, parquetMetadata, parquetSchema, type RowGroup, type SchemaTree } from 'hyparquet'
import { checkRow } from './checkRow.ts'
import { DatasetError } from './error.ts'
import { type ColumnForm, readColumn } from './parquet/column.ts'
import { Damaged, within } from './parquet/damaged.ts'
import { checkThrift } from './parquet/thrift.ts'
import type { Column } from './schema.ts'

/** A Parquet file: its name for messages, and its bytes (an ArrayBuffer will do). */
export interface TableFile {
  readonly name: string
  readonly bytes: AsyncBuffer
}

/** Some rows, and what to call each of them in a message. */
export interface TableRows<Row> {
  readonly rows: readonly Row[]
  readonly where: (index: number) => string
}

/** Rows of a row group: others write a million at most, Brooks 50,000. */
const groupRowsMax = 2_000_000
/** Rows that a byte can stand for: some writers pack equal rows very well, but nobody this well. */
const rowsPerByteMax = 20
/** Bytes of the footer, which grows with the row groups. */
const footerBytesMax = 4_000_000
/** Columns and their parts. */
const schemaMax = 1_000

/** What a file says of itself. */
interface Footer {
  readonly columns: readonly SchemaTree[]
  readonly groups: readonly RowGroup[]
}

/**
 * The rows of a Parquet file with the columns asked for, a row group at a time. Snappy or no compression.
 * @throws DatasetError if it is no whole Parquet file, lacks a column, or a value is of another type or out of range
 */
export async function* readTable<Row>(file: TableFile, columns: readonly Column[]): AsyncGenerator<TableRows<Row>> {
  const footer = await asParquet(file.name, () => footerOf(file.bytes))
  checkColumns(file.name, footer, columns)
  let first = 1
  for (const group of footer.groups) {
    const count = Number(group.num_rows)
    const start = first
    const where = (index: number) => `${file.name}, row ${start + index}`
    const cells: Record<string, readonly unknown[]> = {}
    for (const { name } of columns) {
      const place = `${file.name}, rows ${start} to ${start + count - 1}, column ${name}`
      cells[name] = await asParquet(place, () => columnOf(file.bytes, footer, group, name))
    }
    const rows = Array.from({ length: count }, (_, index) =>
      checkRow<Row>(
        (name) => cells[name]![index],
        columns,
        () => where(index),
      ),
    )
    yield { rows, where }
    first += count
  }
}

/** @throws DatasetError for whatever is wrong with the bytes at a place */
async function asParquet<Result>(place: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof DatasetError) throw new DatasetError(`${place}: ${error.message}`)
    const how = error instanceof Damaged ? ` (${error.message})` : '' // the library's words help nobody
    throw new DatasetError(`${place}: expected a whole Parquet file, got one cut off or damaged${how}; copy it again`)
  }
}

/** @throws Error if it contradicts itself */
async function footerOf(bytes: AsyncBuffer): Promise<Footer> {
  const end = within(bytes.byteLength - 8, Number.MAX_SAFE_INTEGER, 'the size of the file') // then a length, four letters
  const length = new DataView(await bytes.slice(end, end + 4)).getUint32(0, true)
  const footer = await bytes.slice(end - within(length, Math.min(end, footerBytesMax), 'the size of the footer'))
  checkThrift(new Uint8Array(footer), 0)
  const metadata = parquetMetadata(footer, { geoparquet: false })
  checkSizes(metadata.row_groups, bytes.byteLength)
  within(metadata.schema.length, schemaMax, 'the number of columns')
  return { columns: parquetSchema(metadata).children, groups: metadata.row_groups }
}

/** A few bytes could ask for years of work: more rows than they can hold, or the same bytes again and again. */
function checkSizes(groups: readonly RowGroup[], byteLength: number): void {
  let rows = 0
  let columnBytes = 0
  for (const group of groups) {
    rows += within(group.num_rows, groupRowsMax, 'the number of rows of a row group')
    for (const { meta_data } of group.columns)
      columnBytes += within(meta_data?.total_compressed_size, byteLength - columnBytes, 'the size of a column')
  }
  within(rows, byteLength * rowsPerByteMax, 'the number of rows')
}

function checkColumns(name: string, footer: Footer, columns: readonly Column[]): void {
  const present = footer.columns.map(({ element }) => element.name)
  const missing = columns.filter((column) => !present.includes(column.name)).map((column) => column.name)
  if (missing.length === 0) return
  const what = missing.length === 1 ? 'column' : 'columns'
  throw new DatasetError(`${name}: expected the ${what} ${missing.join(', ')}, got only ${present.join(', ')}`)
}

/** The values of a column in a row group. */
async function columnOf(bytes: AsyncBuffer, { columns }: Footer, group: RowGroup, name: string): Promise<unknown[]> {
  const { meta_data } = group.columns.find((column) => column.meta_data?.path_in_schema[0] === name) ?? {}
  if (!meta_data) throw new Damaged('it is not there')
  const form = formOf(columns.find(({ element }) => element.name === name)!, meta_data)
  const start = within(meta_data.dictionary_page_offset || meta_data.data_page_offset, bytes.byteLength, 'its place')
  const size = within(meta_data.total_compressed_size, bytes.byteLength - start, 'its size')
  return readColumn(new Uint8Array(await bytes.slice(start, start + size)), form, Number(group.num_rows))
}

/** What numbers and texts may be called beside their plain type. */
const plainKinds = new Set([undefined, 'UTF8', 'STRING', 'ENUM', 'INTEGER', 'INT_8', 'INT_16', 'INT_32', 'INT_64'])
const plainTypes = new Set(['BOOLEAN', 'INT32', 'INT64', 'FLOAT', 'DOUBLE', 'BYTE_ARRAY'])

/** @throws DatasetError for a column of lists, dates or what else is neither number nor text */
function formOf({ element, children }: SchemaTree, { type, codec }: Pick<ColumnForm, 'type' | 'codec'>): ColumnForm {
  const isList = children.length > 0 || element.repetition_type === 'REPEATED'
  const kinds = [element.converted_type, element.logical_type?.type].filter((kind) => !plainKinds.has(kind))
  if (isList || kinds.length > 0 || !plainTypes.has(`${element.type}`))
    throw new DatasetError(
      `expected numbers, texts or true and false, got ${isList ? 'lists' : (kinds[0] ?? element.type)}`,
    )
  if (element.type !== type) throw new Damaged(`it is both ${element.type} and ${type}`)
  return { type, codec, optional: element.repetition_type !== 'REQUIRED' }
}
