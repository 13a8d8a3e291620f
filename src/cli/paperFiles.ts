import { stringify } from 'csv-stringify/sync'
import { loggedMetric } from '../dataset/index.ts'
import { type PaperCell, type PaperMetric, paperMetricNames } from '../experiment/paper/index.ts'
import type { PaperData, PaperFigure, PaperPoint } from '../figures/paper/index.ts'

/** A column of a file: its name, and what stands in it. */
export type Column = readonly [name: string, meaning: string]

const columnOf = (metric: PaperMetric): string => (loggedMetric(metric).unit === 's' ? `${metric}Seconds` : metric)

/** Columns of cells.csv. */
export const cellColumns: readonly Column[] = [
  ['source', '`simulated` or `measured`.'],
  ['suite', 'The suite of the tasks.'],
  ['graph', 'The task graph; in figures by its p.'],
  ['p', 'Share of the tasks that are not on the critical path.'],
  ['model', 'Name of the agents’ profile.'],
  ['mode', '`preassigned` or `decentralized`.'],
  ['agents', 'Number of agents; `2 to 5` where teams of these sizes count together.'],
  ['runs', 'Runs of the cell.'],
  ['successful', 'Those that succeeded. All that follows are means over them; empty where none has the metric.'],
  ...paperMetricNames.map((metric): Column => [columnOf(metric), loggedMetric(metric).summary]),
]

/** Columns of the numbers of a figure, after those that say what they are of (mode, graph, model, kind) and the agents. */
export const pointColumns: readonly Column[] = [
  ['kind', 'What was counted, where a figure shows several things.'],
  ['unit', 'The unit of all numbers of the line.'],
  ['simulated', 'Mean over the simulated cells; empty where there is none.'],
  ['simulatedLow', 'Lower end of its 95 % interval, by leaving each replication out (jackknife).'],
  ['simulatedHigh', 'Upper end of it.'],
  ['measured', 'Mean over the measured cells; empty where there is none.'],
  ['measuredLow', 'Lower end of its 95 % interval, by Student’s t.'],
  ['measuredHigh', 'Upper end of it.'],
  ['note', 'Why a number or an interval is missing; empty where nothing is.'],
]

/** Every cell, simulated and measured: its runs and the mean of each metric over the successful ones. */
export function cellsCsv(simulated: readonly PaperCell[], measured: readonly PaperCell[]): string {
  const lines = (source: string, cells: readonly PaperCell[]) =>
    cells.map(({ suite, graph, p, model, mode, n, runs, successful, means }) => [
      ...[source, suite, graph, p, model, mode, n, runs, successful],
      ...paperMetricNames.map((metric) => means[metric].mean),
    ])
  const head = cellColumns.map(([name]) => name)
  return stringify([head, ...lines('simulated', simulated), ...lines('measured', measured)])
}

const numbers = [
  'simulated', 'simulatedLow', 'simulatedHigh', 'measured', 'measuredLow', 'measuredHigh', 'note',
] as const // biome-ignore format: a list of names

/** The numbers of a figure. */
export function pointsCsv({ by, unit, points }: PaperFigure, data: PaperData): string {
  const line = (point: PaperPoint) => {
    const { row, column, series, n } = point
    return [row, column, series, n ?? '2 to 5', unit, ...numbers.map((name) => point[name])]
  }
  return stringify([[...by, 'agents', 'unit', ...numbers], ...points(data).map(line)])
}
