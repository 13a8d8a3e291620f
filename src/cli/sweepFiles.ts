import { stringify } from 'csv-stringify/sync'
import {
  type MeasuredSummary,
  type PointResult,
  type Study,
  type SweepResult,
  storedRows,
} from '../experiment/index.ts'
import type { ChunkStore } from '../experiment/store/index.ts'
import { comparisonTable } from './comparison.ts'
import type { ResultFolder } from './files.ts'
import { pause } from './interruptible.ts'
import { bewares } from './report.ts'
import { rowLines, rowsHead } from './rows.ts'
import { figure, metricInterval, table } from './table.ts'

/**
 * rows.csv: a line for every run, by design point and replication, read back from the store chunk by chunk. It is written a
 * little at a time, so that points can be written while others are still simulated.
 */
export class RowsWriter {
  private readonly waiting: Generator<string>[] = []

  /** `paths`: what is varied. */
  constructor(
    private readonly folder: ResultFolder,
    private readonly study: Study,
    private readonly paths: readonly string[],
    private readonly store: ChunkStore,
  ) {
    folder.append('rows.csv', rowsHead(['point', ...paths]))
  }

  /** The next point is finished: its lines are to be written. */
  add(point: PointResult): void {
    this.waiting.push(this.linesOf(point))
  }

  /** Writes the lines of the next chunk: whether there were any. */
  step(): boolean {
    for (let lines = this.waiting[0]; lines; lines = this.waiting[0]) {
      const { done, value } = lines.next()
      if (!done) {
        this.folder.append('rows.csv', value)
        return true
      }
      this.waiting.shift()
    }
    return false
  }

  /**
   * Writes what is left.
   * @throws Stopped
   */
  async finish(stopped: () => boolean): Promise<void> {
    while (this.step()) await pause(stopped)
  }

  private *linesOf({ index, settings, replications }: PointResult): Generator<string> {
    const before = [index, ...this.paths.map((path) => settings[path])]
    let replication = 0
    for (const rows of storedRows(this.store, this.study, index, replications))
      yield rowLines(rows.map((parts) => ({ before, replication: replication++, ...parts })))
  }
}

/** summary.json, and summary.csv with a line for every design point and metric: point by point, since they may be many. */
export function writeSummaries(folder: ResultFolder, { points, ...rest }: SweepResult): void {
  const paths = rest.vary.map(({ path }) => path)
  folder.append('summary.json', `${JSON.stringify(rest, null, 1).slice(0, -2)},\n "points": [\n`)
  folder.append('summary.csv', stringify([['point', ...paths, 'metric', ...measures, ...quantileNames.flatMap(ends)]]))
  for (const point of points) {
    folder.append('summary.json', `  ${JSON.stringify(point)}${point === points.at(-1) ? '' : ','}\n`)
    folder.append('summary.csv', stringify(summaryLines(point, paths)))
  }
  folder.append('summary.json', ' ]\n}\n')
}

const measures = ['unit', 'n', 'mean', 'sd', 'ciLow', 'ciHigh', 'min', 'max']
const quantileNames = ['p50', 'p90', 'p95', 'p99'] as const
const ends = (name: string) => [name, `${name}Low`, `${name}High`]

function summaryLines({ index, settings, metrics: summaries }: PointResult, paths: readonly string[]): unknown[][] {
  return Object.entries(summaries).map(([name, summary]) => {
    const { unit, mean, ci95, n, sd, min, max, ...rest } = summary as Partial<MeasuredSummary>
    const quantiles = quantileNames.flatMap((q) => [rest[q]?.value, ...(rest[q]?.ci95 ?? [null, null])])
    const values = [unit, n, mean, sd, ...(ci95 ?? [null, null]), min, max, ...quantiles]
    return [index, ...paths.map((path) => settings[path]), name, ...values]
  })
}

/** The short table of a sweep: a line for each design point. */
export function sweepTable(result: SweepResult): string {
  const { scenario, seed, points, warnings } = result
  const lines = points.map(({ label, replications, completion, metrics: summaries }) => {
    const makespan = summaries.makespan as MeasuredSummary
    const cost = summaries.cost as MeasuredSummary
    const { share } = completion
    return [
      label,
      `${replications}`,
      share === null ? '–' : `${(100 * share).toFixed(share === 1 ? 0 : 1)} %`,
      figure(makespan.mean),
      metricInterval(makespan),
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
    ...comparisonTable(result),
    ...bewares(warnings),
  ].join('\n')
}
