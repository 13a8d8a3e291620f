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
