import { type PaperCell, paperModes, paperSizes } from './paper.ts'

/** A point of the paper's speedup figure: the mean over suites. */
export interface PaperSpeedup {
  readonly p: number
  readonly mode: string
  readonly model: string
  readonly n: number
  readonly speedup: number
  /** 95 % interval, or null for one run a cell. */
  readonly lo: number | null
  readonly hi: number | null
}

/**
 * Speedup by the paper's definition: for each suite, mean wall clock of completed runs with one agent over that of n
 * agents in the same mode; then the mean over suites. Intervals of the suites, independent of each other, add in squares.
 */
export function paperSpeedups(cells: readonly PaperCell[]): PaperSpeedup[] {
  const distinct = <Value>(value: (cell: PaperCell) => Value) => [...new Set(cells.map(value))]
  const ps = distinct(({ p }) => p).sort((a, b) => a - b)
  return paperModes.flatMap((mode) =>
    ps.flatMap((p) =>
      distinct(({ model }) => model).flatMap((model) =>
        paperSizes.flatMap((n) => {
          const suites = cells.filter((cell) => is(cell, { p, mode, model, n }))
          const point = meanOverSuites(suites)
          return point ? [{ p, mode, model, n, ...point }] : []
        }),
      ),
    ),
  )
}

function is(cell: PaperCell, wanted: Partial<PaperCell>): boolean {
  return Object.entries(wanted).every(([key, value]) => cell[key as keyof PaperCell] === value)
}

function meanOverSuites(cells: readonly PaperCell[]): Pick<PaperSpeedup, 'speedup' | 'lo' | 'hi'> | null {
  const known = cells.map(({ estimates }) => estimates.speedup!).filter(({ mean }) => mean !== null)
  if (known.length === 0) return null
  const speedup = known.reduce((sum, { mean }) => sum + mean!, 0) / known.length
  if (known.some(({ ci95 }) => ci95 === null)) return { speedup, lo: null, hi: null }
  const reach = Math.hypot(...known.map(({ ci95 }) => (ci95![1] - ci95![0]) / 2)) / known.length
  return { speedup, lo: speedup - reach, hi: speedup + reach }
}
