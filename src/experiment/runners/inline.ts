import { setImmediate } from 'node:timers/promises'
import { Simulator } from '../job.ts'
import type { Runner, Work } from './runner.ts'

/** Does the jobs in this thread, one after another. */
export function inlineRunner({ scenarios, seed }: Work): Runner {
  const simulator = new Simulator(scenarios, seed)
  return {
    slots: 1,
    async run(job) {
      await setImmediate() // lets signals in
      return simulator.rowsOf(job)
    },
    async close() {},
  }
}
