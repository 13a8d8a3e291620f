import { CATEGORY, EVENT, type Run } from '../team/index.ts'
import type { Metric } from './metric.ts'

export const criticalPath: Metric = {
  name: 'criticalPath',
  unit: 's',
  summary:
    'Longest path through the task graph over the times that the tasks took in this run: no team is faster that works in order of needs.',
  of(run) {
    const { needs, topologicalOrder } = run.model
    const end = taskSeconds(run)
    let longest = 0
    for (const task of topologicalOrder) {
      let start = 0
      for (const need of needs[task]!) start = Math.max(start, end[need]!)
      end[task]! += start
      longest = Math.max(longest, end[task]!)
    }
    return longest
  },
}

/**
 * The realised time of each task, in seconds: the time that whoever wrote it first spent on work for it. 0 for a task
 * that nobody finished.
 */
export function taskSeconds(run: Run): Float64Array {
  const { ledger } = run.log
  const writer = firstWriters(run)
  const seconds = new Float64Array(run.model.taskCount)
  for (let row = 0; row < ledger.length; row++) {
    const task = ledger.task[row]!
    if (task === -1 || ledger.category[row] !== CATEGORY.work || ledger.agent[row] !== writer[task]) continue
    seconds[task]! += (ledger.endUs[row]! - ledger.startUs[row]!) / 1e6
  }
  return seconds
}

/** Who finished each task first, or −1: who wrote its last piece first. */
function firstWriters({ model, log }: Run): Int32Array {
  const writer = new Int32Array(model.taskCount).fill(-1)
  const { events, turns, ledger } = log
  for (let row = 0; row < events.length; row++) {
    if (events.kind[row] !== EVENT.edit) continue
    const task = model.taskOf[events.value[row]!]!
    if (writer[task] === -1) writer[task] = turns.agent[events.turn[row]!]!
  }
  // Tasks without files leave no edits: whoever worked on them first.
  for (let row = 0; row < ledger.length; row++) {
    const task = ledger.task[row]!
    if (task !== -1 && writer[task] === -1 && ledger.category[row] === CATEGORY.work) writer[task] = ledger.agent[row]!
  }
  return writer
}
