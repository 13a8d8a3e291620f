import type { CompressionCodec, Encoding, PageHeader, ParquetType } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'
import { readPlain } from 'hyparquet/src/plain.js'
import { DatasetError } from '../error.ts'
import { Damaged, within } from './damaged.ts'
import { readHybrid } from './hybrid.ts'
import { unsnapped } from './snappy.ts'
import { checkThrift } from './thrift.ts'

/** Bytes that the pages of a column may unpack to, in one row group. */
const unpackedBytesMax = 250e6

/** How the values of a column are written. */
export interface ColumnForm {
  readonly type: ParquetType
  readonly codec: CompressionCodec
  /** Whether values may be missing. */
  readonly optional: boolean
}

type Cell = string | number | boolean | null

/**
 * The values of a column without lists, of one row group. Nothing is taken on trust: sizes are held against the bytes that are there
 * and counts against the rows, so that time and memory are bounded by both, whatever a damaged file says.
 * @throws Damaged, or some other Error of the library
 * @throws DatasetError for a way to write values that is not known here
 */
export function readColumn(bytes: Uint8Array, form: ColumnForm, rows: number): Cell[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const cells: Cell[] = []
  let dictionary: readonly Cell[] = []
  let unpacked = 0
  let at = 0
  while (cells.length < rows) {
    checkThrift(bytes, at)
    const reader = { view, offset: at }
    const header = parquetHeader(reader)
    at = reader.offset + within(header.compressed_page_size, bytes.length - reader.offset, 'the size of a page')
    unpacked += within(header.uncompressed_page_size, unpackedBytesMax - unpacked, 'the unpacked size of a page')
    const page = bytes.subarray(reader.offset, at)
    if (header.type === 'DICTIONARY_PAGE') dictionary = dictionaryOf(header, page, form)
    else for (const cell of cellsOf(dataOf(header, page, form, rows - cells.length), form, dictionary)) cells.push(cell)
  }
  return cells
}

function dictionaryOf(header: PageHeader, page: Uint8Array, { type, codec }: ColumnForm): Cell[] {
  const values = unpack(page, header.uncompressed_page_size, codec)
  const count = within(header.dictionary_page_header?.num_values, values.length, 'the size of a dictionary')
  return plain(values, type, count)
}

/** A page of values, unpacked. */
interface Data {
  readonly count: number
  readonly encoding: Encoding
  /** For each row 1 if it has a value, else 0; null where all have one. */
  readonly present: Uint32Array | null
  readonly values: Uint8Array
}

function dataOf(header: PageHeader, page: Uint8Array, form: ColumnForm, rowsLeft: number): Data {
  const own = header.data_page_header ?? header.data_page_header_v2
  if (!own) throw new Damaged('a page has no head')
  const count = within(own.num_values, rowsLeft, 'the number of values of a page')
  const { levels, values } = header.data_page_header ? partsOf(header, page, form) : partsOfV2(header, page, form)
  return { count, encoding: own.encoding, present: form.optional ? readHybrid(levels, 1, count) : null, values }
}

/** Which values are there, and those. */
interface Parts {
  readonly levels: Uint8Array
  readonly values: Uint8Array
}

function partsOf({ uncompressed_page_size }: PageHeader, page: Uint8Array, { codec, optional }: ColumnForm): Parts {
  const all = unpack(page, uncompressed_page_size, codec)
  return optional ? afterLength(all) : { levels: all.subarray(0, 0), values: all }
}

/** In the second version of pages what says which values are there is never packed. */
function partsOfV2({ uncompressed_page_size, ...header }: PageHeader, page: Uint8Array, { codec }: ColumnForm): Parts {
  const { definition_levels_byte_length, repetition_levels_byte_length, is_compressed } = header.data_page_header_v2!
  within(repetition_levels_byte_length, 0, 'the size of lists')
  const end = within(definition_levels_byte_length, page.length, 'the size of levels')
  const isPacked = is_compressed !== false
  const values = page.subarray(end)
  const size = within(uncompressed_page_size - end, unpackedBytesMax, 'the unpacked size of a page')
  return { levels: page.subarray(0, end), values: unpack(values, size, isPacked ? codec : 'UNCOMPRESSED') }
}

/** Bytes that say first how many they are, and what comes behind them. */
function afterLength(bytes: Uint8Array): Parts {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true)
  const end = 4 + within(length, bytes.length - 4, 'the size of levels')
  return { levels: bytes.subarray(4, end), values: bytes.subarray(end) }
}

/** A copy in any case, of which the library cannot read beyond the end. */
function unpack(page: Uint8Array, size: number, codec: CompressionCodec): Uint8Array {
  if (codec === 'SNAPPY') return size === 0 ? new Uint8Array() : unsnapped(page, size)
  if (codec === 'UNCOMPRESSED') return page.slice()
  throw new DatasetError(`expected Snappy or no compression, got ${codec}`)
}

function* cellsOf({ count, present, ...data }: Data, form: ColumnForm, dictionary: readonly Cell[]): Generator<Cell> {
  const held = heldBy(data, form, dictionary, present ? present.reduce((sum, one) => sum + one, 0) : count)
  if (!present) return yield* held
  let next = 0
  for (const one of present) yield one === 1 ? held[next++]! : null
}

function heldBy(
  { encoding, values }: Pick<Data, 'encoding' | 'values'>,
  { type }: ColumnForm,
  dictionary: readonly Cell[],
  count: number,
): readonly Cell[] {
  switch (encoding) {
    case 'PLAIN':
      return plain(values, type, count)
    case 'PLAIN_DICTIONARY':
    case 'RLE_DICTIONARY':
      if (count === 0) return []
      return Array.from(readHybrid(values.subarray(1), values[0]!, count), (index) => entryOf(dictionary, index))
    case 'RLE':
      if (type === 'BOOLEAN') return Array.from(readHybrid(afterLength(values).levels, 1, count), (bit) => bit === 1)
      throw new Damaged(`${type} cannot be written as RLE`)
    default:
      throw new DatasetError(
        `expected values written plainly or with a dictionary (PLAIN, RLE_DICTIONARY), got ${encoding}`,
      )
  }
}

function entryOf(dictionary: readonly Cell[], index: number): Cell {
  const cell = dictionary[index]
  if (cell === undefined) throw new Damaged(`there is no entry ${index} in a dictionary of ${dictionary.length}`)
  return cell
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function plain(values: Uint8Array, type: ParquetType, count: number): Cell[] {
  const copy = values.slice() // its buffer ends where it ends
  const reader = { view: new DataView(copy.buffer), offset: 0 }
  const read: ArrayLike<unknown> = readPlain(reader, type, count, undefined)
  switch (type) {
    case 'BOOLEAN':
      return Array.from(read as boolean[])
    case 'BYTE_ARRAY':
      return Array.from(read as Uint8Array[], (bytes) => decoder.decode(bytes))
    default:
      return Array.from(read, Number)
  }
}
