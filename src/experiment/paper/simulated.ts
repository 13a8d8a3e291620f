import { metricColumn } from '../../metrics/index.ts'
import { execute } from '../execute.ts'
import type { RowParts } from '../job.ts'
import { rowAt } from '../job.ts'
import type { Runner } from '../runners/runner.ts'
import type { ChunkStore } from '../store/store.ts'
import type { Progress, Study } from '../study.ts'
import { type PaperCell, type PaperRun, paperCell, paperMetrics } from './cell.ts'
import type { PaperJob } from './design.ts'

export interface PaperSimulation {
  readonly runner: Runner
  /** Called whenever some runs are finished. */
  onProgress?(progress: Progress): void
  /** Asked now and then; true ends it with `Stopped`. */
  stopped?(): boolean
}

/**
 * Simulates so many runs of each cell: the same whatever the runner, which has the jobs' scenarios in their order.
 * @throws Stopped
 */
export async function simulatedCells(
  jobs: readonly PaperJob[],
  replications: number,
  simulation: PaperSimulation,
): Promise<PaperCell[]> {
  const study: Study = {
    points: jobs.map(({ scenario }, index) => ({ index, settings: {}, scenario })),
    metrics: ['makespan'],
    replicationsMax: replications,
    checkpoints: [],
    enough: () => true,
  }
  // Of every run no more is kept than the figures need.
  const runs = jobs.map((): PaperRun[] => [])
  const store: ChunkStore = {
    get: () => null,
    put({ point, first, count }, rows) {
      for (let index = 0; index < count; index++) runs[point]![first + index] = paperRun(rowAt(rows, index))
    },
  }
  await execute(study, { ...simulation, store })
  return jobs.map((job, point) => paperCell(job, runs[point]!))
}

const columns = Object.entries(paperMetrics).map(
  ([name, simulated]) => [name, simulated.map((metric) => metricColumn(metric)!)] as const,
)

function paperRun({ outcome, row }: RowParts): PaperRun {
  const values = Object.fromEntries(
    columns.map(([name, summands]) => {
      const parts = summands.map((column) => row[column]!)
      return [name, parts.includes(null as never) ? null : parts.reduce((sum, part) => sum + part, 0)]
    }),
  ) as PaperRun['values']
  return { success: outcome === 'completed', values }
}
