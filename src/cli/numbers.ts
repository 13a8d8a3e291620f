import { availableParallelism } from 'node:os'
import { UsageError } from './usage.ts'

/**
 * The value of an option that takes one integer of at least `min`, as it came from the command line.
 * @throws UsageError on anything else
 */
export function integerOption(name: string, value: unknown, min: number): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  if (Number.isSafeInteger(number) && number >= min) return number
  throw new UsageError(`--${name}: expected one integer of at least ${min}, got ${JSON.stringify(value)}`)
}

/**
 * The value of an option that takes one number above `min` and below `max`.
 * @throws UsageError on anything else
 */
export function numberOption(name: string, value: unknown, min: number, max = Number.POSITIVE_INFINITY): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  if (number > min && number < max) return number
  const range = max === Number.POSITIVE_INFINITY ? `above ${min}` : `above ${min} and below ${max}`
  throw new UsageError(`--${name}: expected one number ${range}, got ${JSON.stringify(value)}`)
}

/**
 * The value of an option that can be given once.
 * @throws UsageError if it was given several times
 */
export function singleOption(name: string, value: string | undefined): string | undefined {
  if (!Array.isArray(value)) return value
  throw new UsageError(`--${name}: expected one value, got ${value.length}`)
}

/**
 * The number of threads asked for, at most as many as the machine runs at once, which it is when none was asked for.
 * @throws UsageError
 */
export function threadsOption(given: string | undefined): number {
  return Math.min(availableParallelism(), given === undefined ? Infinity : integerOption('threads', given, 1))
}
