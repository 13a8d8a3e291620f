import {
  type CellKey,
  type CellTable,
  cellsOf,
  type LoggedRun,
  loggedMetric,
  publishedMode,
  sameModel,
} from '../../dataset/index.ts'
import { tQuantile } from '../../stats/index.ts'
import { type PaperCell, type PaperRun, paperCell, paperMetricNames } from './cell.ts'
import type { PaperKey } from './design.ts'

/** The cells of measured runs that are cells of the design, which has the names of models that these get. */
export function measuredCells(runs: readonly LoggedRun[], design: readonly PaperKey[]): PaperCell[] {
  return cellsOf(runs).flatMap((cell) => {
    const key = keyIn(design, cell)
    return key ? [paperCell(key, cell.runs.map(paperRun))] : []
  })
}

const metrics = paperMetricNames.map(loggedMetric)

const paperRun = (run: LoggedRun): PaperRun => ({
  success: run.success,
  values: Object.fromEntries(metrics.map((metric) => [metric.name, metric.of(run)])) as PaperRun['values'],
})

/** The same where no more than the means of cells is known. Throws RangeError for a table without one of the metrics. */
export function tabledCells({ metrics: names, cells }: CellTable, design: readonly PaperKey[]): PaperCell[] {
  const places = paperMetricNames.map((name) => {
    const place = names.findIndex(([known]) => known === name)
    if (place === -1) throw new RangeError(`table of measured cells: expected the metric ${name}, found none`)
    return [name, place] as const
  })
  return cells.flatMap(({ means: all, runs, successful, ...cell }) => {
    const key = keyIn(design, cell)
    if (!key) return []
    const means = Object.fromEntries(places.map(([name, place]) => [name, cellMeanOf(all[place]!)]))
    return [{ ...key, runs, successful, means: means as PaperCell['means'], each: null }]
  })
}

function cellMeanOf([mean, sd, n]: CellTable['cells'][number]['means'][number]) {
  const reach = mean === null || sd === null ? null : (tQuantile(0.975, n - 1) * sd) / Math.sqrt(n)
  return { mean, sd, n, ci95: reach === null ? null : ([mean! - reach, mean! + reach] as const) }
}

function keyIn(design: readonly PaperKey[], cell: Omit<CellKey, 'pTrue'>): PaperKey | undefined {
  const found = design.find(
    ({ suite, graph, model, mode, n }) =>
      suite === cell.taskType &&
      graph === cell.pLabel &&
      sameModel(model, cell.model) &&
      publishedMode(mode) === cell.mode &&
      n === cell.teammates,
  )
  return (
    found && { suite: found.suite, graph: found.graph, p: found.p, model: found.model, mode: found.mode, n: found.n }
  )
}
