import { DatasetError } from './error.ts'
import { isModelDir, NAME_BYTES_MAX } from './modelName.ts'
import type { Column, ColumnType } from './schema.ts'

/** Characters of a text: more than any path has. */
const textMax = 4096

const words: Record<ColumnType, string> = {
  name: `<provider>_<model>, a name of up to ${NAME_BYTES_MAX} bytes without / and \\`,
  string: `text of up to ${textMax} characters`,
  strings: 'a list of texts',
  integer: 'an integer',
  double: 'a number',
  boolean: 'true or false',
}

/**
 * The columns of a row as numbers, texts and nulls, checked. `cellOf` gives what stands in a column, `where` names the file and the row.
 * @throws DatasetError at the first value of another type, out of range, or that is missing
 */
export function checkRow<Row>(
  cellOf: (column: string) => unknown,
  columns: readonly Column[],
  where: () => string,
): Row {
  const row: Record<string, unknown> = {}
  for (const column of columns) {
    const value = cellOf(column.name) ?? null
    if (value === null ? !column.nullable : !isOf(column, value))
      throw new DatasetError(`${where()}: expected ${column.name} to be ${expected(column)}, got ${inWords(value)}`)
    row[column.name] = value
  }
  return row as Row
}

function isOf(column: Column, value: unknown): boolean {
  switch (column.type) {
    case 'name':
      return typeof value === 'string' && isModelDir(value)
    case 'string':
      return typeof value === 'string' && value !== '' && value.length <= textMax
    case 'strings':
      return Array.isArray(value)
    case 'integer':
      return Number.isSafeInteger(value) && isInRange(column, value as number)
    case 'double':
      return Number.isFinite(value) && isInRange(column, value as number)
    case 'boolean':
      return typeof value === 'boolean'
  }
}

const isInRange = ({ whole, min, max, above }: Column, value: number): boolean =>
  (!whole || Number.isSafeInteger(value)) && !(value < min!) && !(value > max!) && !(value <= above!)

/** What a column should hold, such as "an integer from 1 to 2048". */
function expected({ type, whole, min, max, above }: Column): string {
  const what = whole ? words.integer : words[type]
  if (above !== undefined) return `${what} above ${above}, up to ${max}`
  if (min === undefined) return what
  return max === undefined ? `${what} of at least ${min}` : `${what} from ${min} to ${max}`
}

/** A value as JSON, of a long one the beginning. */
export function inWords(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
