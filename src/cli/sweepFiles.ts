import { stringify } from 'csv-stringify/sync'
import {
  type Factor,
  jobsOf,
  type MeasuredSummary,
  type PointSummary,
  rowAt,
  type Study,
  type SweepResult,
} from '../experiment/index.ts'
import type { ChunkStore } from '../experiment/store/index.ts'
import type { ResultFolder } from './files.ts'
import { bewares } from './report.ts'
import { rowLines, rowsHead } from './rows.ts'
import { figure, table } from './table.ts'

/** rows.csv: a line for every run, by design point and replication, read back from the store chunk by chunk. */
export function writeRows(
  folder: ResultFolder,
  { points, checkpoints }: Study,
  summaries: readonly PointSummary[],
  factors: readonly Factor[],
  store: ChunkStore,
): void {
  const paths = factors.map(({ path }) => path)
  folder.append('rows.csv', rowsHead(['point', ...paths]))
  for (const { index, settings } of points) {
    const before = [index, ...paths.map((path) => settings[path])]
    for (const { first, count, point } of jobsOf(index, summaries[index]!.replications, checkpoints)) {
      const rows = store.get({ point, first, count })
      if (rows === null) throw new Error(`the chunk of runs ${first} to ${first + count - 1} of point ${index} is gone`)
      const lines = Array.from({ length: count }, (_, at) => ({ before, replication: first + at, ...rowAt(rows, at) }))
      folder.append('rows.csv', rowLines(lines))
    }
  }
}

/** summary.csv: a line for every design point and metric. */
export function summaryCsv({ vary, points }: SweepResult): string {
  const paths = vary.map(({ path }) => path)
  const head = ['point', ...paths, 'metric', 'unit', 'n', 'mean', 'sd', 'ciLow', 'ciHigh', 'min', 'max']
  const quantiles = ['p50', 'p90', 'p95', 'p99'] as const
  const ends = quantiles.flatMap((name) => [name, `${name}Low`, `${name}High`])
  const lines = points.flatMap(({ index, settings, metrics: summaries }) =>
    Object.entries(summaries).map(([name, summary]) => {
      const { unit, mean, ci95, n, sd, min, max, ...rest } = summary as Partial<MeasuredSummary>
      const values = quantiles.flatMap((q) => [rest[q]?.value, ...(rest[q]?.ci95 ?? [null, null])])
      return [
        index,
        ...paths.map((path) => settings[path]),
        name,
        unit,
        n,
        mean,
        sd,
        ...(ci95 ?? [null, null]),
        min,
        max,
        ...values,
      ]
    }),
  )
  return stringify([[...head, ...ends], ...lines])
}

/** The short table of a sweep: a line for each design point. */
export function sweepTable({ scenario, seed, points, warnings }: SweepResult): string {
  const lines = points.map(({ label, replications, completion, metrics: summaries }) => {
    const makespan = summaries.makespan as MeasuredSummary
    const cost = summaries.cost as MeasuredSummary
    const { share } = completion
    return [
      label,
      `${replications}`,
      share === null ? '–' : `${(100 * share).toFixed(share === 1 ? 0 : 1)} %`,
      figure(makespan.mean),
      makespan.ci95 ? `${figure(makespan.ci95[0])} to ${figure(makespan.ci95[1])}` : '',
      figure(makespan.p90.value),
      figure(summaries.speedup!.mean),
      figure(cost.mean),
    ]
  })
  const runs = points.reduce((sum, { replications }) => sum + replications, 0)
  return [
    `${scenario}: ${points.length} design ${points.length === 1 ? 'point' : 'points'}, ${runs} runs, seed ${seed}`,
    '',
    table(['design point', 'runs', 'completed', 'makespan s', '95 % interval', 'P90', 'speedup', 'cost USD'], lines),
    ...bewares(warnings),
  ].join('\n')
}
