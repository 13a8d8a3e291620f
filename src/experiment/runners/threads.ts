import { Piscina } from 'piscina'
import type { Runner, Work } from './runner.ts'

/** Does the jobs on so many worker threads. */
export function threadsRunner(work: Work, threads: number): Runner {
  const pool = new Piscina({
    filename: new URL('./worker.js', import.meta.url).href,
    workerData: work,
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: 1,
  })
  return {
    slots: threads,
    run: (job) => pool.run(job),
    close: () => pool.destroy(),
  }
}
