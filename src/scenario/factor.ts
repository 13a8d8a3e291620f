import { pathFault } from './dotted.ts'
import { escaped, shortened } from './escape.ts'
import { asFlow, cutAtCommas, isFlow } from './flow.ts'

/**
 * A value of a varied parameter: whatever a scenario file may have there. A list or a mapping is its text, as YAML has it on one
 * line (`[sonnet, gpt]`), so that labels, tables and settings are of plain values.
 */
export type Value = string | number | boolean | null

/** A design that was written down wrongly: what was expected and what came. */
export class DesignError extends Error {
  /** The path that it is about, where it is about one. */
  readonly path: string | undefined

  constructor(message: string, path?: string) {
    super(shortened(escaped(message))) // it may quote an argument of any length
    this.path = path
  }
}

/** A parameter of a scenario and the values it takes in a sweep. */
export interface Factor {
  /** Dotted path in the scenario, as for `--set`. */
  readonly path: string
  /** At least one, none twice. */
  readonly values: readonly Value[]
}

/** A range cannot hold more than that: nobody would wait for its end. */
const VALUES_MAX = 10_000

/** Reads `path=values`, the values as in `valuesOf`. @throws DesignError */
export function factorOf(text: string): Factor {
  const equals = text.indexOf('=')
  const path = text.slice(0, equals).trim()
  if (equals < 0 || path === '')
    throw new DesignError(`expected path=values such as team.size=1..8, got ${JSON.stringify(text)}`)
  const fault = factorFault(path)
  if (fault !== undefined) throw new DesignError(`${fault}, got ${path}`)
  try {
    return { path, values: valuesOf(text.slice(equals + 1)) }
  } catch (error) {
    throw error instanceof DesignError ? new DesignError(error.message, path) : error
  }
}

/** What is wrong with a text as the path of a factor, in words; undefined if nothing is. */
export function factorFault(text: string): string | undefined {
  const names = text.split('.')
  if (names.includes('')) return 'expected a path such as team.size'
  const isShared = names[0] === 'experiment' || text === 'seed'
  return isShared ? 'expected another path: all design points share this one' : pathFault(names)
}

/**
 * The values that a text stands for: a list `1,2,5`, a range `1..16`, one with a step `1..16:3`, a logarithmic one with so
 * many values `0.001..0.1@5`, or a list of them. Values are numbers, true, false, null, words,
 * lists `[a, b]` and mappings `{a: 1}`.
 * @throws DesignError
 */
export function valuesOf(text: string): Value[] {
  const values = cutAtCommas(text).flatMap((part) => partValues(part.trim()))
  const twice = values[indexOfTwice(values)]
  if (twice !== undefined) throw new DesignError(`${JSON.stringify(twice)} is there twice in ${text.trim()}`)
  return values
}

/** The place of the first value that was there before; −1 if all differ. */
export const indexOfTwice = (values: readonly unknown[]): number =>
  values.length === new Set(values).size ? -1 : values.findIndex((value, index) => values.indexOf(value) < index)

function partValues(part: string): Value[] {
  if (part === '') throw new DesignError('expected a value, got nothing')
  if (isFlow(part)) return [flow(part)]
  const range = /^(.+?)\.\.(.+?)(?:([:@])(.+))?$/.exec(part)
  if (!range) return [scalar(part)]
  const [low, high] = [range[1]!, range[2]!].map((end) => number(end, part)) as [number, number]
  if (!(low <= high)) throw new DesignError(`expected the lower end first, got ${part}`)
  if (range[3] === '@') return logarithmic(low, high, number(range[4]!, part), part)
  return linear(low, high, range[3] === ':' ? number(range[4]!, part) : 1, part)
}

function flow(part: string): string {
  const text = asFlow(part)
  if (text === undefined)
    throw new DesignError(`expected a list such as [a, b] or a mapping such as {a: 1}, got ${part}`)
  return text
}

function linear(low: number, high: number, step: number, part: string): number[] {
  if (!(step > 0)) throw new DesignError(`expected a step above 0, got ${part}`)
  const count = Math.floor((high - low) / step + 1e-9) + 1
  checkCount(count, part)
  return Array.from({ length: count }, (_, index) => rounded(low + index * step))
}

function logarithmic(low: number, high: number, count: number, part: string): number[] {
  if (!(low > 0)) throw new DesignError(`expected a lower end above 0 for a logarithmic range, got ${part}`)
  if (!Number.isInteger(count) || count < 2) throw new DesignError(`expected at least 2 values after @, got ${part}`)
  checkCount(count, part)
  const ratio = high / low
  return Array.from({ length: count }, (_, index) => rounded(low * ratio ** (index / (count - 1))))
}

function checkCount(count: number, part: string): void {
  if (count > VALUES_MAX) throw new DesignError(`expected at most ${VALUES_MAX} values, got ${count} of ${part}`)
}

function number(text: string, part: string): number {
  const value = Number(text.trim())
  if (text.trim() !== '' && Number.isFinite(value)) return value
  throw new DesignError(`expected a number in ${part}, got ${JSON.stringify(text)}`)
}

function scalar(text: string): Value {
  if (text === 'true' || text === 'false') return text === 'true'
  if (text === 'null') return null
  const value = Number(text)
  return Number.isFinite(value) ? value : text
}

/** Without the dust of binary fractions: 0.1 + 2 × 0.1 is 0.3. */
const rounded = (value: number): number => Number(value.toPrecision(12))
