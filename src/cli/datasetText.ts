import type { DatasetSummary, LoggedSpeedup } from '../dataset/index.ts'
import { figure, table } from './table.ts'

/** What recorded runs hold, in words and two tables. */
export function datasetText({ runs, cells, successful, ...summary }: DatasetSummary): string {
  const made = `${counted(runs, 'run')} in ${counted(cells, 'cell')} (mode × model × suite × task graph × size)`
  return [
    `${made}, ${successful} successful`,
    '',
    'Successful runs: η² is the share of variance between cells; the ceiling, what a model of cells can explain of it.',
    metricsTable(summary),
    '',
    'Speedup by the paper’s definition: means over suites ± one standard error.',
    speedupTable(summary),
  ].join('\n')
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

function metricsTable({ metrics }: Pick<DatasetSummary, 'metrics'>): string {
  const rows = metrics.map(({ name, n, mean, unit, etaSquared, ceiling }) => {
    return [name, `${n}`, figure(mean), unit, digits(etaSquared), digits(ceiling)]
  })
  return table(['metric', 'runs', 'mean', 'unit', 'η²', 'ceiling'], rows)
}

const digits = (share: number | null): string => share?.toFixed(3) ?? '–'

function speedupTable({ speedups }: Pick<DatasetSummary, 'speedups'>): string {
  const sizes = [...new Set(speedups.flatMap((line) => line.sizes.map(({ n }) => n)))].sort((a, b) => a - b)
  const rows = speedups.map((line) => {
    const bySize = sizes.map((size) => inWords(line.sizes.find(({ n }) => n === size)))
    return [line.mode, `p = ${line.pTrue}`, line.model, ...bySize]
  })
  return table(['mode', 'graph', 'model', ...sizes.map((n) => `n = ${n}`)], rows, 3)
}

function inWords(point: LoggedSpeedup | undefined): string {
  if (!point) return '–'
  const { n, speedup, standardError } = point
  return n === 1 || standardError === null ? speedup.toFixed(2) : `${speedup.toFixed(2)} ± ${standardError.toFixed(2)}`
}
