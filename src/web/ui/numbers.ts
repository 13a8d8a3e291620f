import { timeUnitFor } from '../../figures/duration.ts'
import { fromZero } from '../../stats/fromZero.ts'

/** A number with its unit, to three digits. */
export function shownNumber(value: number | null, unit: string): string {
  return value === null ? '–' : withUnit([value], unit)
}

/** The ends of an interval of a metric, in one unit. */
export const shownInterval = (ends: readonly [number, number] | null, unit: string): string =>
  ends === null ? '–' : withUnit(fromZero(ends), unit)

function withUnit(values: readonly number[], unit: string): string {
  const joined = (scale: number, name: string) =>
    `${values.map((value) => plain(value * scale)).join(' to ')}${name === '' ? '' : ` ${name}`}`
  if (unit === 'USD') return values.map(dollars).join(' to ')
  if (unit === 'share') return joined(100, '%')
  if (unit !== 's') return joined(1, unit)
  const { name, seconds } = timeUnitFor(Math.max(...values))
  return joined(1 / seconds, name)
}

const thousands = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

const dollars = (value: number): string => `$${value < 0.995 ? Number(value.toPrecision(3)) : value.toFixed(2)}`

const plain = (value: number): string =>
  Math.abs(value) >= 1000 ? thousands.format(value) : String(Number(value.toPrecision(3)))
