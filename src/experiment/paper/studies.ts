import { cellAt, type PaperCell, paperCell } from './cell.ts'

/** Runs of a cell in a simulated study where none were measured: what the paper mostly made. */
const RUNS_USUAL = 5

/**
 * Cuts simulated runs into studies of the size of the measured one, each with as many runs in every cell: statistics that
 * depend on the number of runs can be compared then, and how much they vary from study to study is seen. At least one, of
 * all the runs there are where those are fewer.
 */
export function studiesOf(simulated: readonly PaperCell[], measured: readonly PaperCell[]): PaperCell[][] {
  const sizes = simulated.map((cell) => cellAt(measured, cell)?.runs ?? RUNS_USUAL)
  const largest = Math.max(1, ...sizes)
  const replications = Math.min(...simulated.map(({ runs }) => runs))
  const count = Math.max(1, Math.floor(replications / largest))
  return Array.from({ length: count }, (_, study) =>
    simulated.map((cell, index) => {
      const first = study * largest
      return paperCell(cell, cell.each!.slice(first, first + sizes[index]!))
    }),
  )
}
