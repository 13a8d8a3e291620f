import { CATEGORY, EVENT, type Run } from '../team/index.ts'
import type { Metric } from './metric.ts'

export const criticalPath: Metric = {
  name: 'criticalPath',
  unit: 's',
  duration: true,
  summary:
    'Longest path through the task graph over the times that whoever finished each task first spent writing it. Where needs are enforced no run is shorter; it is longer by what the path does not hold: reading, first tokens, tests, repairs and waiting.',
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

/** Who was the first to bring each task to its end, or −1: who wrote the last of its pieces that was missing. */
function firstWriters({ model, log }: Run): Int32Array {
  const writer = new Int32Array(model.taskCount).fill(-1)
  const missing = Int32Array.from(writer, (_, task) => model.first[task + 1]! - model.first[task]!)
  const written = new Uint8Array(model.pieceCount)
  const { events, turns } = log
  for (let row = 0; row < events.length; row++) {
    const agent = turns.agent[events.turn[row]!]!
    if (events.kind[row] === EVENT.edit) {
      const piece = events.value[row]!
      const task = model.taskOf[piece]!
      if (written[piece] === 0 && --missing[task]! === 0) writer[task] = agent
      written[piece] = 1
    } else if (events.kind[row] === EVENT.complete) {
      // A task without files leaves no edit; whoever marks it done has done it.
      const task = events.subject[row]!
      if (writer[task] === -1 && model.pathOf[model.first[task]!] === -1) writer[task] = agent
    }
  }
  return writer
}
