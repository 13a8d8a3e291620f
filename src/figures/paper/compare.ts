import { type Average, type PaperCell, type PaperMode, paperModes, paperSizes } from '../../experiment/paper/index.ts'
import type { PaperData, PaperPoint } from './paperFigure.ts'

/** A way to tell cells apart: its values in order, and whether a cell has one. */
export interface Split {
  readonly values: (cells: readonly PaperCell[]) => string[]
  readonly has: (cell: PaperCell, value: string) => boolean
}

/** What a figure's numbers are means over. */
export function overSuites({ simulated, measured }: PaperData): string {
  const [suites, known] = [simulated, measured].map((cells) => [...new Set(cells.map(({ suite }) => suite))]) as [
    string[],
    string[],
  ]
  const names = suites.length > 2 ? `${suites.length} suites` : suites.join(', ')
  const fewer = known.length > 0 && known.length < suites.length ? ` (measured: ${known.length})` : ''
  return `means over ${names}${fewer}`
}

export const pName = (p: number): string => `p = ${Number(p.toFixed(3))}`

export const byModel: Split = {
  values: (cells) => [...new Set(cells.map(({ model }) => model))],
  has: ({ model }, value) => model === value,
}
export const byMode: Split = { values: () => [...paperModes], has: ({ mode }, value) => mode === (value as PaperMode) }
export const byGraph: Split = {
  values: (cells) => [...new Set(cells.map(({ p }) => p))].sort((a, b) => a - b).map(pName),
  has: ({ p }, value) => pName(p) === value,
}
/** All cells together, under a name. */
export const all = (name: string): Split => ({ values: () => [name], has: () => true })

export interface Arrangement {
  readonly row: Split
  readonly column: Split
  readonly series: Split
  /** Sizes to be told apart; all of two or more together (n = 0) when false. */
  readonly bySize?: boolean
}

/** Of some cells: a number. `all` has those that they may be compared with. */
export type Measure = (cells: readonly PaperCell[], all: readonly PaperCell[]) => Average | null

/** Beyond a mean and on both sides of it, in standard errors, for 95 %. */
const REACH = 1.96

/** Every number of a figure that is arranged so. */
export function compared(data: PaperData, arrangement: Arrangement, measure: Measure): PaperPoint[] {
  const { row, column, series, bySize = true } = arrangement
  const points: PaperPoint[] = []
  for (const inRow of row.values(data.simulated))
    for (const inColumn of column.values(data.simulated))
      for (const inSeries of series.values(data.simulated))
        for (const n of bySize ? paperSizes : [0]) {
          const isIts = (cell: PaperCell) =>
            (n === 0 ? cell.n >= 2 : cell.n === n) &&
            row.has(cell, inRow) &&
            column.has(cell, inColumn) &&
            series.has(cell, inSeries)
          const of = (cells: readonly PaperCell[]) => measure(cells.filter(isIts), cells)
          const [simulated, measured] = [of(data.simulated), of(data.measured)]
          points.push({
            ...{ row: inRow, column: inColumn, series: inSeries, n },
            simulated: simulated?.mean ?? null,
            ...numbers(measured),
          })
        }
  return points
}

function numbers(measured: Average | null): Pick<PaperPoint, 'measured' | 'low' | 'high'> {
  if (measured === null) return { measured: null, low: null, high: null }
  const { mean, standardError } = measured
  if (standardError === null) return { measured: mean, low: null, high: null }
  return { measured: mean, low: mean - REACH * standardError, high: mean + REACH * standardError }
}
