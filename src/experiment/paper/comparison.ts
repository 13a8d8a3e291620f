import { median } from '../../stats/index.ts'
import type { PaperCell } from './cell.ts'
import { type PaperMode, paperModes, paperSizes } from './design.ts'
import { headlineStatistics } from './headline.ts'
import { outcomesOfCells, outcomesOfRuns, type TeamOutcome } from './teamOutcome.ts'

/** A statistic over simulated studies. */
export interface Spread {
  readonly median: number
  readonly low: number
  readonly high: number
}

/** A headline statistic of a mode, simulated beside measured: over the means of cells, or over single runs. */
export interface HeadlineLine {
  readonly mode: PaperMode
  readonly over: 'cells' | 'runs'
  readonly statistic: string
  /** Decimal places worth printing; null for a p-value. */
  readonly decimals: number | null
  /** Null where a study has too few teams for it. */
  readonly simulated: Spread | null
  /** Null where there are too few, or single runs are not known. */
  readonly measured: number | null
}

const units = { cells: outcomesOfCells, runs: outcomesOfRuns } as const

/** All headline statistics: of simulated studies (see `studiesOf`), and of what was measured. */
export function headlineLines(
  studies: readonly (readonly PaperCell[])[],
  measured: readonly PaperCell[],
): HeadlineLine[] {
  return (['cells', 'runs'] as const).flatMap((over) => {
    const [simulated, own] = [studies.map((study) => units[over](study) ?? []), units[over](measured)]
    return paperModes.flatMap((mode) => {
      const inMode = (outcomes: readonly TeamOutcome[]) => outcomes.filter((outcome) => outcome.mode === mode)
      const [simulatedTeams, measuredTeams] = [simulated.map(inMode), inMode(own ?? [])]
      return headlineStatistics.map(({ name: statistic, decimals, of }) => ({
        ...{ mode, over, statistic, decimals },
        simulated: spreadOf(simulatedTeams.map(of)),
        measured: measuredTeams.length > 0 ? of(measuredTeams) : null,
      }))
    })
  })
}

function spreadOf(values: readonly (number | null)[]): Spread | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : { median: median(known)!, low: Math.min(...known), high: Math.max(...known) }
}

/** The share of runs that succeeded, of a mode and size; null where there are none. */
export interface SuccessLine {
  readonly mode: PaperMode
  readonly n: number
  readonly simulated: number | null
  readonly measured: number | null
}

/** Success rates by mode and size. */
export const successLines = (simulated: readonly PaperCell[], measured: readonly PaperCell[]): SuccessLine[] =>
  paperModes.flatMap((mode) =>
    paperSizes.map((n) => {
      const of = (cells: readonly PaperCell[]) =>
        successRate(cells.filter((cell) => cell.mode === mode && cell.n === n))
      return { mode, n, simulated: of(simulated), measured: of(measured) }
    }),
  )

function successRate(cells: readonly PaperCell[]): number | null {
  const total = (of: (cell: PaperCell) => number) => cells.reduce((sum, cell) => sum + of(cell), 0)
  const runs = total((cell) => cell.runs)
  return runs > 0 ? total(({ successful }) => successful) / runs : null
}
