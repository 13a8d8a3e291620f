/** A value of a swept parameter: whatever a scenario file may have there. */
export type Value = string | number | boolean | null

/** A design that was written down wrongly: what was expected and what came. */
export class DesignError extends Error {}

/** A parameter of a scenario and the values it takes in a sweep. */
export interface Factor {
  /** Dotted path in the scenario, as for `--set`. */
  readonly path: string
  /** At least one, none twice. */
  readonly values: readonly Value[]
}

/** A range cannot hold more than that: nobody would wait for its end. */
const VALUES_MAX = 10_000

/**
 * Reads `path=values`: a list `1,2,5`, a range `1..16`, one with a step `1..16:3`, a logarithmic one with so many values
 * `0.001..0.1@5`, or a list of them. Values are numbers, true, false, null or words.
 * @throws DesignError
 */
export function factorOf(text: string): Factor {
  const equals = text.indexOf('=')
  const path = text.slice(0, equals).trim()
  if (equals < 0 || path.split('.').includes(''))
    throw new DesignError(`expected path=values such as team.size=1..8, got ${JSON.stringify(text)}`)
  return { path, values: valuesOf(text.slice(equals + 1), path) }
}

/** The values that a text stands for; `path` is for messages. See `factorOf`. */
export function valuesOf(text: string, path: string): Value[] {
  const values = text.split(',').flatMap((part) => partValues(part.trim(), path))
  const twice = values.find((value, index) => values.indexOf(value) < index)
  if (twice !== undefined) throw new DesignError(`${path}: ${JSON.stringify(twice)} is there twice in ${text.trim()}`)
  return values
}

function partValues(part: string, path: string): Value[] {
  if (part === '') throw new DesignError(`${path}: expected a value, got nothing`)
  const range = /^(.+?)\.\.(.+?)(?:([:@])(.+))?$/.exec(part)
  if (!range) return [scalar(part)]
  const [low, high] = [range[1]!, range[2]!].map((end) => number(end, part, path)) as [number, number]
  if (!(low <= high)) throw new DesignError(`${path}: expected the lower end first, got ${part}`)
  if (range[3] === '@') return logarithmic(low, high, number(range[4]!, part, path), part, path)
  return linear(low, high, range[3] === ':' ? number(range[4]!, part, path) : 1, part, path)
}

function linear(low: number, high: number, step: number, part: string, path: string): number[] {
  if (!(step > 0)) throw new DesignError(`${path}: expected a step above 0, got ${part}`)
  const count = Math.floor((high - low) / step + 1e-9) + 1
  checkCount(count, part, path)
  return Array.from({ length: count }, (_, index) => rounded(low + index * step))
}

function logarithmic(low: number, high: number, count: number, part: string, path: string): number[] {
  if (!(low > 0)) throw new DesignError(`${path}: expected a lower end above 0 for a logarithmic range, got ${part}`)
  if (!Number.isInteger(count) || count < 2)
    throw new DesignError(`${path}: expected at least 2 values after @, got ${part}`)
  checkCount(count, part, path)
  const ratio = high / low
  return Array.from({ length: count }, (_, index) => rounded(low * ratio ** (index / (count - 1))))
}

function checkCount(count: number, part: string, path: string): void {
  if (count > VALUES_MAX) throw new DesignError(`${path}: expected at most ${VALUES_MAX} values, ${part} has ${count}`)
}

function number(text: string, part: string, path: string): number {
  const value = Number(text.trim())
  if (text.trim() !== '' && Number.isFinite(value)) return value
  throw new DesignError(`${path}: expected a number in ${part}, got ${JSON.stringify(text)}`)
}

function scalar(text: string): Value {
  if (text === 'true' || text === 'false') return text === 'true'
  if (text === 'null') return null
  const value = Number(text)
  return Number.isFinite(value) ? value : text
}

/** Without the dust of binary fractions: 0.1 + 2 × 0.1 is 0.3. */
const rounded = (value: number): number => Number(value.toPrecision(12))
