import { DatasetError } from './error.ts'
import type { Column, ColumnType } from './schema.ts'

const words: Record<ColumnType, string> = {
  string: 'text',
  strings: 'a list of texts',
  integer: 'an integer',
  double: 'a number',
  boolean: 'true or false',
}

/**
 * The columns of a row as numbers, texts and nulls, checked. `where` names the file and the row.
 * @throws DatasetError at the first value of another type, or that is missing
 */
export function checkRow<Row>(raw: Readonly<Record<string, unknown>>, columns: readonly Column[], where: string): Row {
  const row: Record<string, unknown> = {}
  for (const { name, type, nullable } of columns) {
    const value = typeof raw[name] === 'bigint' ? Number(raw[name]) : (raw[name] ?? null)
    if (value === null ? !nullable : !isOf(type, value)) {
      throw new DatasetError(`${where}: expected ${name} to be ${words[type]}, got ${inWords(value)}`)
    }
    row[name] = value
  }
  return row as Row
}

function isOf(type: ColumnType, value: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string' && value !== ''
    case 'strings':
      return Array.isArray(value)
    case 'integer':
      return Number.isSafeInteger(value)
    case 'double':
      return Number.isFinite(value)
    case 'boolean':
      return typeof value === 'boolean'
  }
}

const inWords = (value: unknown): string => (value === null ? 'nothing' : JSON.stringify(value))
