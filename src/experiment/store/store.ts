import type { Job, Rows } from '../job.ts'

/** Keeps the rows of finished jobs. */
export interface ChunkStore {
  /** The rows of a job, or null if they are not there. */
  get(job: Job): Rows | null
  put(job: Job, rows: Rows): void
}
