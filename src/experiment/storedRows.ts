import type { RowParts } from './job.ts'
import { rowAt } from './job.ts'
import { chunkOf, jobsOf } from './pointTask.ts'
import type { ChunkStore } from './store/store.ts'
import type { Study } from './study.ts'

/**
 * The rows of the first so many replications of a point, read back from the store a chunk at a time. `chunk`: replications
 * in a job, as they were simulated.
 * @throws Error if a chunk is gone
 */
export function* storedRows(
  store: ChunkStore,
  study: Pick<Study, 'checkpoints' | 'replicationsMax'>,
  point: number,
  replications: number,
  chunk = chunkOf(study),
): Generator<RowParts[]> {
  for (const job of jobsOf(point, replications, study.checkpoints, chunk)) {
    const rows = store.get(job)
    if (rows === null)
      throw new Error(`the chunk of runs ${job.first} to ${job.first + job.count - 1} of point ${point} is gone`)
    yield Array.from({ length: job.count }, (_, index) => rowAt(rows, index))
  }
}
