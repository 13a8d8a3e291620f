import { stringify } from 'csv-stringify/sync'
import { type PaperCell, paperMetricNames } from '../experiment/paper/index.ts'
import type { PaperPoint } from '../figures/paper/index.ts'

/** Every cell, simulated and measured: its runs and the mean of each metric over the successful ones. */
export function cellsCsv(simulated: readonly PaperCell[], measured: readonly PaperCell[]): string {
  const key = ['suite', 'graph', 'p', 'model', 'mode', 'n', 'runs', 'successful'] as const
  const lines = (source: string, cells: readonly PaperCell[]) =>
    cells.map((cell) => [
      source,
      ...key.map((name) => cell[name]),
      ...paperMetricNames.map((metric) => cell.means[metric].mean),
    ])
  const head = ['source', ...key, ...paperMetricNames]
  return stringify([head, ...lines('simulated', simulated), ...lines('measured', measured)])
}

/** The numbers of a figure. */
export function pointsCsv(points: readonly PaperPoint[]): string {
  const columns = ['row', 'column', 'series', 'n', 'simulated', 'measured', 'low', 'high']
  return stringify(
    points.map((point) => ({ ...point })),
    { header: true, columns },
  )
}
