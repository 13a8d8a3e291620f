import { UsageError } from './usage.ts'

/** A yargs `coerce` for an option that takes an integer of at least `min`. */
export function integerOption(name: string, min: number) {
  return (value: unknown): number | undefined => {
    if (value === undefined) return undefined
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
    if (Number.isSafeInteger(number) && number >= min) return number
    throw new UsageError(`--${name}: expected one integer of at least ${min}, got ${JSON.stringify(value)}`)
  }
}
