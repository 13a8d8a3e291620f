import { stringify } from 'csv-stringify/sync'
import {
  type MeasuredSummary,
  type PointResult,
  type Study,
  type SweepResult,
  storedRows,
} from '../experiment/index.ts'
import type { ChunkStore } from '../experiment/store/index.ts'
// Not by their indices: what draws takes a while to load.
import { aloneWords } from '../figures/runLines.ts'
import { percent } from '../report/wording.ts'
import { comparisonTable } from './comparison.ts'
import type { ResultFolder } from './files.ts'
import { pause } from './interruptible.ts'
import { paragraph } from './paragraph.ts'
import { bewares, unseenLines } from './report.ts'
import { rowLines, rowsHead } from './rows.ts'
import { sharedFilesLines } from './sharedFiles.ts'
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

/** The short table of a sweep: a line for each design point. `tasks`: how many tasks each of them has. */
export function sweepTable(result: SweepResult, tasks: readonly number[]): string {
  const { scenario, seed, points, warnings, filesInCommon } = result
  const lines = points.map(({ label, replications, completion, metrics: summaries }) => {
    const makespan = summaries.makespan as MeasuredSummary
    const cost = summaries.cost as MeasuredSummary
    return [
      label,
      `${replications}`,
      completion.share === null ? '–' : percent(completion.share),
      figure(summaries.errorsLeft!.mean),
      figure(summaries.tasksAffected!.mean),
      figure(makespan.mean),
      metricInterval(makespan),
      figure(makespan.p90.value),
      figure(summaries.speedup!.mean),
      figure(cost.mean),
    ]
  })
  const runs = points.reduce((sum, { replications }) => sum + replications, 0)
  return [
    `${scenario}: ${points.length} design ${points.length === 1 ? 'point' : 'points'} of ${tasksWords(tasks)}, ${runs} runs, seed ${seed}`,
    ...sharedFilesLines(filesInCommon),
    ...overWhich(points),
    '',
    table([...heads], lines),
    ...comparisonTable(result),
    ...unseenLines(Math.min(...points.map(({ replications }) => replications))),
    ...bewares(warnings),
  ].join('\n')
}

const heads = [
  'design point', 'runs', 'completed', 'errors left', 'affected', 'makespan s', '95 % interval', 'P90', 'speedup', 'cost USD',
] // biome-ignore format: a list of names

/** "20 tasks", or "10 to 40 tasks" where the sweep varies them. */
function tasksWords(tasks: readonly number[]): string {
  const [low, high] = [Math.min(...tasks), Math.max(...tasks)]
  return low === high ? `${low} ${low === 1 ? 'task' : 'tasks'}` : `${low} to ${high} tasks`
}

/** Which runs the means are over, where some did not complete, below an empty line. */
function overWhich(points: readonly PointResult[]): string[] {
  const alone = aloneWords(points)
  const words = [
    ...(points.every(({ completion }) => completion.share === 1)
      ? []
      : ['Makespan, its interval, P90 and speedup are over the runs that completed, all else is over all runs.']),
    ...(alone === null ? [] : [`One agent alone, whom the speedup is against, completed ${alone} of its runs.`]),
  ]
  return words.length > 0 ? ['', ...words.map(paragraph)] : []
}
