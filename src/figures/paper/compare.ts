import {
  type Average,
  averageInterval,
  jackknifeInterval,
  type PaperCell,
  type PaperMode,
  paperModes,
  paperSizes,
  unseenSuites,
} from '../../experiment/paper/index.ts'
import type { Interval } from '../../stats/index.ts'
import type { PaperData, PaperPoint } from './paperFigure.ts'

/** A way to tell cells apart: its values in order, and whether a cell has one. */
export interface Split {
  readonly values: (cells: readonly PaperCell[]) => string[]
  readonly has: (cell: PaperCell, value: string) => boolean
}

/** What a figure's numbers are means over, and of which runs; then what the agents were calibrated on. */
export const ofWhat = (data: PaperData, more = ''): string =>
  `${overSuites(data)}${more}; successful runs\n${origin(data)}`

function overSuites({ simulated, measured }: PaperData): string {
  const [suites, known] = [simulated, measured].map((cells) => [...new Set(cells.map(({ suite }) => suite))]) as [
    string[],
    string[],
  ]
  const names = suites.length > 2 ? `${suites.length} suites` : suites.join(', ')
  const fewer = known.length > 0 && known.length < suites.length ? ` (measured: ${known.length})` : ''
  return `means over ${names}${fewer}`
}

/** Whether what is simulated could have seen what is measured: it is easier to agree with runs that one was calibrated on. */
function origin({ simulated }: PaperData): string {
  const suites = [...new Set(simulated.map(({ suite }) => suite))]
  const unseen = suites.filter((suite) => unseenSuites.includes(suite)).join(', ')
  if (unseen === '') return 'in sample: agents calibrated on runs of these suites'
  return suites.every((suite) => unseenSuites.includes(suite))
    ? `agents calibrated on other suites; task sizes of ${unseen} are placeholders`
    : `in sample but for ${unseen}, whose task sizes are placeholders`
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
  /** Sizes to be told apart; all of two or more together when false. */
  readonly bySize?: boolean
}

/** Of some cells: a number. `all` has those that they may be compared with. */
export type Measure = (cells: readonly PaperCell[], all: readonly PaperCell[]) => Average | null

/**
 * Every number of a figure that is arranged so. `unknown`: why what was measured has no interval, where the reason is another
 * one than too few runs.
 */
export function compared(
  data: PaperData,
  arrangement: Arrangement,
  measure: Measure,
  unknown = 'too few runs',
): PaperPoint[] {
  const { row, column, series, bySize = true } = arrangement
  const points: PaperPoint[] = []
  for (const inRow of row.values(data.simulated))
    for (const inColumn of column.values(data.simulated))
      for (const inSeries of series.values(data.simulated))
        for (const n of bySize ? paperSizes : [null]) {
          const isIts = (cell: PaperCell) =>
            (n === null ? cell.n >= 2 : cell.n === n) &&
            row.has(cell, inRow) &&
            column.has(cell, inColumn) &&
            series.has(cell, inSeries)
          const simulated = simulatedSide(data.simulated, isIts, measure)
          const measured = measuredSide(data.measured, isIts, measure, unknown)
          points.push({
            ...{ row: inRow, column: inColumn, series: inSeries, n },
            ...{ simulated: simulated.mean, simulatedLow: simulated.low, simulatedHigh: simulated.high },
            ...{ measured: measured.mean, measuredLow: measured.low, measuredHigh: measured.high },
            note: [...simulated.missing, ...measured.missing].join('; '),
          })
        }
  return points
}

/** A number with its interval, or why there is none. */
interface Side {
  readonly mean: number | null
  readonly low: number | null
  readonly high: number | null
  readonly missing: readonly string[]
}

function simulatedSide(cells: readonly PaperCell[], isIts: (cell: PaperCell) => boolean, measure: Measure): Side {
  // Where they stand is looked up once: the jackknife measures the same cells hundreds of times.
  const places = cells.flatMap((cell, place) => (isIts(cell) ? [place] : []))
  const of = (all: readonly PaperCell[]) =>
    measure(
      places.map((place) => all[place]!),
      all,
    )
  const average = of(cells)
  const interval = average && jackknifeInterval(cells, of)
  return sideOf('simulated', places.length, average, interval, 'too few replications')
}

function measuredSide(
  cells: readonly PaperCell[],
  isIts: (cell: PaperCell) => boolean,
  measure: Measure,
  unknown: string,
): Side {
  const own = cells.filter(isIts)
  const average = measure(own, cells)
  return sideOf('measured', own.length, average, average && averageInterval(average), unknown)
}

function sideOf(
  name: string,
  cells: number,
  average: Average | null,
  interval: Interval | null,
  unknown: string,
): Side {
  const [low, high] = interval ?? [null, null]
  const known = { mean: average?.mean ?? null, low, high }
  if (interval) return { ...known, missing: [] }
  const reason = cells === 0 ? 'no runs' : average ? `no interval, ${unknown}` : 'no successful run that has it'
  return { ...known, missing: [`${name}: ${reason}`] }
}
