import Table from 'cli-table3'
import type { Estimate } from '../experiment/index.ts'
import { escaped } from '../scenario/escape.ts'
import { fromZero } from '../stats/index.ts'

/** Rows of text under a head, columns aligned, without lines. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], leftColumns = 1): string {
  const chars = Object.fromEntries(borders.map((part) => [part, '']))
  const result = new Table({
    head: [...head],
    chars: { ...chars, middle: '  ' },
    colAligns: head.map((_, column) => (column < leftColumns ? 'left' : 'right')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  result.push(...rows.map((row) => row.map(escaped)))
  return result
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

const borders = [
  'top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right',
  'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid',
] // biome-ignore format: a list of names

/** A number with about four significant digits, thousands separated; a dash where there is none. */
export function figure(value: number | null): string {
  if (value === null) return '–'
  if (Math.abs(value) >= 1000) return value.toLocaleString('en-US', { maximumFractionDigits: 0 })
  return value.toLocaleString('en-US', { maximumSignificantDigits: Math.abs(value) < 1 ? 3 : 4 })
}

/** "low to high" of a metric, none of which can be below 0; or nothing where there is no interval. */
export const metricInterval = ({ ci95 }: Pick<Estimate, 'ci95'>): string => interval({ ci95: ci95 && fromZero(ci95) })

/** "low to high", or nothing where there is no interval. */
export function interval({ ci95 }: Pick<Estimate, 'ci95'>): string {
  return ci95 ? `${figure(ci95[0])} to ${figure(ci95[1])}` : ''
}
