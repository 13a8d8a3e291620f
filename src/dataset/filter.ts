import { nameHint } from '../scenario/index.ts'
import { DatasetError } from './error.ts'
import { modelOf } from './modelName.ts'
import { type RunRow, runColumns } from './schema.ts'

/** A column of the runs, or the model without its provider. */
type Name = keyof RunRow | 'model'

const names: readonly Name[] = ['model', ...runColumns.map(({ name }) => name)]

/** A value as text, or all numbers from `low` to `high`. */
type Alternative = string | { readonly low: number; readonly high: number }

/** A column and what it may hold. */
export interface Condition {
  readonly column: Name
  readonly alternatives: readonly Alternative[]
  /** As it was written. */
  readonly text: string
}

/**
 * Conditions as a user writes them: `task_type=mathutilities20,dataanalysis`, `n_teammates=1..2`; several in one text are
 * separated by spaces. A run has to meet all.
 * @throws DatasetError for an unknown column, or what is no condition
 */
export function conditionsOf(texts: readonly string[]): Condition[] {
  return texts.flatMap((text) => text.split(/\s+/).filter((part) => part !== '')).map(conditionOf)
}

function conditionOf(text: string): Condition {
  const [, given = '', values = ''] = /^([^=]+)=(.+)$/.exec(text) ?? []
  if (given === '') throw new DatasetError(`expected a condition such as n_teammates=1..2, got ${JSON.stringify(text)}`)
  const column = names.find((name) => name === given)
  if (column) return { column, alternatives: values.split(',').map((value) => alternativeOf(value, text)), text }
  const hint = nameHint(given, names, 'columns')
  throw new DatasetError(`expected a column of the runs, got ${JSON.stringify(given)}${hint ? ` (${hint})` : ''}`)
}

function alternativeOf(value: string, text: string): Alternative {
  if (value === '') throw new DatasetError(`expected a value between the commas of ${text}, got nothing`)
  const range = /^(.+)\.\.(.+)$/.exec(value)
  if (!range) return value
  const [low, high] = [Number(range[1]), Number(range[2])]
  if (low <= high) return { low, high }
  throw new DatasetError(`expected two numbers in order, such as 1..2, got ${value} in ${text}`)
}

/**
 * The rows that meet all conditions.
 * @throws DatasetError if a value is nowhere in its column, or no row is left
 */
export function rowsWhere(rows: readonly RunRow[], conditions: readonly Condition[], file: string): RunRow[] {
  for (const condition of conditions) checkKnown(rows, condition, file)
  const left = rows.filter((row) =>
    conditions.every(({ column, alternatives }) => alternatives.some((wanted) => matches(textOf(row, column), wanted))),
  )
  if (left.length > 0) return left
  const asked = conditions.map(({ text }) => text).join(' ')
  throw new DatasetError(`${file}: expected runs${asked && ` with ${asked}`}, found none among ${rows.length}`)
}

function checkKnown(rows: readonly RunRow[], { column, alternatives }: Condition, file: string): void {
  const lacking = alternatives.find((wanted) => !rows.some((row) => matches(textOf(row, column), wanted)))
  if (lacking === undefined) return
  const values = [...new Set(rows.map((row) => textOf(row, column)))].sort()
  const known = values.length > 12 ? [...values.slice(0, 12), '…'] : values
  const wanted = typeof lacking === 'string' ? lacking : `${lacking.low}..${lacking.high}`
  throw new DatasetError(`${file}: expected a ${column} that is there, ${known.join(', ')}; got ${wanted}`)
}

const textOf = (row: RunRow, column: Name): string => `${column === 'model' ? modelOf(row) : row[column]}`

function matches(value: string, wanted: Alternative): boolean {
  if (typeof wanted === 'string') return value === wanted
  return wanted.low <= Number(value) && Number(value) <= wanted.high
}
