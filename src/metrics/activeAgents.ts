import { EVENT, type Run } from '../team/index.ts'
import type { Metric } from './metric.ts'

/** What changes files or tasks. */
const CHANGES: ReadonlySet<number> = new Set([EVENT.edit, EVENT.claim, EVENT.complete])

export const activeAgents: Metric = {
  name: 'activeAgents',
  unit: '',
  summary: 'Agents that changed anything: wrote a file, claimed a task or marked one done.',
  of({ log: { events, turns } }: Run) {
    const active = new Set<number>()
    for (let row = 0; row < events.length; row++)
      if (CHANGES.has(events.kind[row]!)) active.add(turns.agent[events.turn[row]!]!)
    return active.size
  },
}
