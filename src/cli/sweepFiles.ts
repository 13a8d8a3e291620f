import { createHash } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import {
  type DesignPoint,
  type Factor,
  jobsOf,
  type MeasuredSummary,
  type PointSummary,
  rowAt,
  type Study,
  type SweepResult,
} from '../experiment/index.ts'
import type { ChunkStore } from '../experiment/store/index.ts'
import { metrics } from '../metrics/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { version } from '../version.ts'
import type { ResultFolder } from './files.ts'
import { figure, table } from './table.ts'

const MAKESPAN = metrics.findIndex(({ name }) => name === 'makespan')

/** rows.csv: a line for every run, by design point and replication, read back from the store chunk by chunk. */
export function writeRows(
  folder: ResultFolder,
  { points, checkpoints }: Study,
  summaries: readonly PointSummary[],
  factors: readonly Factor[],
  store: ChunkStore,
): void {
  const paths = factors.map(({ path }) => path)
  folder.append(
    'rows.csv',
    stringify([['point', ...paths, 'replication', 'outcome', ...metrics.map(({ name }) => name), 'baselineMakespan']]),
  )
  for (const { index, settings } of points)
    for (const job of jobsOf(index, summaries[index]!.replications, checkpoints)) {
      const rows = store.get(job)
      if (rows === null)
        throw new Error(`the chunk of runs ${job.first} to ${job.first + job.count - 1} of point ${index} is gone`)
      const values = paths.map((path) => settings[path])
      const lines = Array.from({ length: job.count }, (_, at) => {
        const { outcome, row, baselineRow } = rowAt(rows, at)
        return [index, ...values, job.first + at, outcome, ...row, baselineRow[MAKESPAN]]
      })
      folder.append('rows.csv', stringify(lines))
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

/** What the results of a study were made from. */
export function studyManifest(
  { points, replicationsMax, checkpoints }: Study,
  seed: number,
  factors: readonly Factor[],
  design: string,
  scenario: Scenario,
): string {
  const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')
  const pointHashes = points.map(({ scenario: varied }: DesignPoint) => hash(varied))
  const manifest = {
    brooks: version,
    scenarioHash: hash(scenario),
    seed,
    replicationsMax,
    checkpoints,
    design,
    vary: factors,
    pointHashes,
    scenario,
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
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
    ...(warnings.length === 0 ? [] : ['', ...warnings.map((warning) => `Beware: ${warning}.`)]),
  ].join('\n')
}
