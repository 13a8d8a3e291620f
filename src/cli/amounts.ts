import ms, { type StringValue } from 'ms'
import { singleOption } from './numbers.ts'
import { UsageError } from './usage.ts'

/**
 * The value of an option that takes a time with its units ("90s", "45m", "1h30m", "1.5 days"), in seconds; null if not given.
 * @throws UsageError on anything else
 */
export function durationOption(name: string, given: string | undefined): number | null {
  const value = singleOption(name, given)
  if (value === undefined) return null
  const seconds = secondsIn(value)
  if (seconds > 0 && seconds < Infinity) return seconds
  throw new UsageError(`--${name}: expected a time with its unit such as 45m or 2h, got ${JSON.stringify(value)}`)
}

/** NaN for what is no time: numbers each with a unit, one after the other. */
function secondsIn(text: string): number {
  const parts = text.match(/[\d.]+\s*[a-z]+\s*/gi) ?? []
  if (parts.length === 0 || parts.join('') !== text.trim()) return Number.NaN
  return parts.reduce((sum, part) => sum + (ms(part.trim() as StringValue) ?? Number.NaN) / 1000, 0)
}

/**
 * The value of an option that takes US dollars an hour ("60", "$60/h", "60usd/h"), 0 included.
 * @throws UsageError on anything else
 */
export function dollarsPerHourOption(name: string, given: string): number {
  const value = singleOption(name, given)!
  const amount = dollarsIn(value.trim().replace(/\s*(?:\/|per|an)\s*h(?:our)?$/i, ''))
  if (amount >= 0) return amount
  throw new UsageError(`--${name}: expected US dollars an hour such as 60usd/h, got ${JSON.stringify(value)}`)
}

/** NaN for what is no amount of dollars. */
const dollarsIn = (text: string): number =>
  Number(/^\$?\s*(\d+(?:\.\d+)?|\.\d+)\s*(?:usd)?$/i.exec(text)?.[1] ?? Number.NaN)

/**
 * The value of an option that takes US dollars ("10", "$10", "10usd"); null if not given.
 * @throws UsageError on anything else
 */
export function dollarsOption(name: string, given: string | undefined): number | null {
  const value = singleOption(name, given)
  if (value === undefined) return null
  const amount = dollarsIn(value.trim())
  if (amount > 0) return amount
  throw new UsageError(`--${name}: expected US dollars such as 10usd or 2.50, got ${JSON.stringify(value)}`)
}
