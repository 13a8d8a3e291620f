import { Piscina } from 'piscina'
import type { Job } from '../job.ts'
import type { Runner, Work } from './runner.ts'

/** Of each worker. A run leaves much behind that nobody looks at again: the seldomer it is swept up, the less of it lives. */
const YOUNG_MB = 192

/** Does the jobs on so many worker threads. */
export function threadsRunner(work: Work, threads: number): Runner {
  const workers = Array.from({ length: threads }, () => new Worker(work))
  return {
    slots: threads,
    run: (job) => workerFor(job, workers).run(job),
    async close() {
      await Promise.all(workers.map((worker) => worker.close()))
    },
  }
}

/**
 * The same replications of all designs go to the same worker, which then simulates what they are compared with, one agent
 * alone, only once; but not at the price of another worker's having nothing to do.
 */
function workerFor({ first, count }: Job, workers: readonly Worker[]): Worker {
  const usual = workers[Math.floor(first / count) % workers.length]!
  const idlest = workers.reduce((a, b) => (b.jobs < a.jobs ? b : a))
  return usual.jobs > idlest.jobs + 1 ? idlest : usual
}

/** One thread with its queue. */
class Worker {
  /** Under way and waiting. */
  jobs = 0
  private readonly pool: Piscina

  constructor(work: Work) {
    this.pool = new Piscina({
      filename: new URL('./worker.js', import.meta.url).href,
      workerData: work,
      minThreads: 1,
      maxThreads: 1,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    })
  }

  async run(job: Job): Promise<Float64Array> {
    this.jobs++
    try {
      return await this.pool.run(job)
    } finally {
      this.jobs--
    }
  }

  close(): Promise<void> {
    return this.pool.destroy()
  }
}
