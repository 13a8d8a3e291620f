/** A Parquet file that contradicts itself. The message says how, in a few words; who reads the file adds where. */
export class Damaged extends Error {}

/**
 * A count, size or position that a file gives, if it can be one.
 * @throws Damaged for what is no whole number from 0 to `max`; `what` names it
 */
export function within(value: unknown, max: number, what: string): number {
  const number = Number(value)
  if (Number.isInteger(number) && number >= 0 && number <= max) return number
  throw new Damaged(`${what} cannot be ${value}`)
}
