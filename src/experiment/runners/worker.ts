import { move, workerData } from 'piscina'
import { type Job, type Rows, Simulator } from '../job.ts'
import type { Work } from './runner.ts'

const { scenarios, seed } = workerData as Work
const simulator = new Simulator(scenarios, seed)

/** The task of a worker thread: does a job and gives its rows away without copying them. */
const work = (job: Job): Rows => {
  const rows = simulator.rowsOf(job)
  return move(rows as never) as unknown as Rows
}
export default work
