import type { SchemaElement } from 'hyparquet'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { Column, ColumnType } from './schema.ts'

/** Rows held until they are written together: about 20 MB of events. */
const ROW_GROUP = 50_000

/** Takes the next bytes of a file, before it returns: they are overwritten afterwards. */
export type Append = (bytes: Uint8Array) => void

/**
 * Writes rows as a Parquet file with the published schema, Snappy compressed, a row group at a time, so that memory does not
 * grow with the rows. The same rows give the same bytes.
 */
export class TableWriter<Row> {
  private readonly columns: readonly Column[]
  private readonly parquet: ParquetWriter
  private values: unknown[][]
  private rows = 0

  constructor(columns: readonly Column[], append: Append) {
    this.columns = columns
    this.values = columns.map(() => [])
    const schema = [{ name: 'schema', num_children: columns.length } as SchemaElement, ...columns.flatMap(elementsOf)]
    this.parquet = new ParquetWriter({ writer: new Appending(append), schema, createdBy: 'brooks' })
  }

  add(row: Row): void {
    this.columns.forEach(({ name, type }, index) => {
      const value = row[name as keyof Row] ?? null
      this.values[index]!.push(type === 'integer' && value !== null ? BigInt(value as number) : value)
    })
    if (++this.rows === ROW_GROUP) this.flush()
  }

  /** Writes what is left, and the end of the file. */
  finish(): void {
    this.flush()
    this.parquet.finish()
  }

  private flush(): void {
    if (this.rows === 0) return
    const columnData = this.columns.map(({ name }, index) => ({ name, data: this.values[index]!, offsetIndex: false }))
    this.parquet.write({ columnData, rowGroupSize: ROW_GROUP })
    this.values = this.columns.map(() => [])
    this.rows = 0
  }
}

/** Gives away its bytes after every row group. */
class Appending extends ByteWriter {
  constructor(private readonly append: Append) {
    super()
  }

  flush(): void {
    this.append(this.getBytes())
    this.index = 0
  }

  override finish(): void {
    this.flush()
  }
}

/** A column in the schema of a Parquet file: every one may be null, as in the published files. */
function elementsOf({ name, type }: Column): SchemaElement[] {
  if (type !== 'strings') return [{ ...elements[type], name, repetition_type: 'OPTIONAL' }]
  return [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { ...elements.string, name: 'element', repetition_type: 'OPTIONAL' },
  ]
}

const elements: Record<Exclude<ColumnType, 'strings'>, Omit<SchemaElement, 'name'>> = {
  name: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64', converted_type: 'INT_64' },
  double: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
}
