import { cellsOf, type LoggedRun, loggedMetrics, reproducible, speedupsOf } from '../dataset/index.ts'
import { figure, table } from './table.ts'

/** What recorded runs hold, in words and two tables. */
export function datasetText(runs: readonly LoggedRun[]): string {
  const cells = cellsOf(runs)
  const successful = runs.filter(({ success }) => success).length
  return [
    `${counted(runs.length, 'run')} in ${counted(cells.length, 'cell')} (mode × model × suite × task graph × size), ${successful} successful`,
    '',
    'Successful runs: η² is the share of variance between cells; the ceiling, what a model of cells can explain of it.',
    metricsTable(runs),
    '',
    'Speedup by the paper’s definition: means over suites ± one standard error.',
    speedupTable(runs),
  ].join('\n')
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

function metricsTable(runs: readonly LoggedRun[]): string {
  const successful = runs.filter(({ success }) => success)
  const cells = cellsOf(successful)
  const rows = loggedMetrics.flatMap((metric) => {
    const values = successful.map((run) => metric.of(run)).filter((value) => value !== null)
    if (metric.name === 'success' || values.length === 0) return []
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const share = reproducible(cells, metric)
    return [
      [metric.name, `${values.length}`, figure(mean), metric.unit, digits(share?.etaSquared), digits(share?.ceiling)],
    ]
  })
  return table(['metric', 'runs', 'mean', 'unit', 'η²', 'ceiling'], rows)
}

const digits = (share: number | undefined): string => share?.toFixed(3) ?? '–'

function speedupTable(runs: readonly LoggedRun[]): string {
  const sizes = [...new Set(runs.map(({ teammates }) => teammates))].sort((a, b) => a - b)
  const lines = new Map<string, LoggedRun[]>()
  for (const run of runs) {
    const key = JSON.stringify([run.mode, run.pTrue, run.model])
    lines.set(key, [...(lines.get(key) ?? []), run])
  }
  const rows = [...lines].sort().map(([key, own]) => {
    const [mode, p, model] = JSON.parse(key)
    const speedups = speedupsOf(own)
    const bySize = sizes.map((size) => speedups.find(({ n }) => n === size))
    return [mode, `p = ${p}`, model, ...bySize.map((point) => (point ? inWords(point) : '–'))]
  })
  return table(['mode', 'graph', 'model', ...sizes.map((n) => `n = ${n}`)], rows, 3)
}

const inWords = ({ n, speedup, standardError }: ReturnType<typeof speedupsOf>[number]): string =>
  n === 1 || standardError === null ? speedup.toFixed(2) : `${speedup.toFixed(2)} ± ${standardError.toFixed(2)}`
