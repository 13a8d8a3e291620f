import { onePass } from '../../metrics/index.ts'
import type { LoggedRun } from '../run.ts'
import type { LoggedMetric } from './metric.ts'

/** What a round did to a path. */
interface PathInRound {
  readonly path: string
  readonly round: number
  readonly agents: Set<string>
  edits: number
}

/** Every pair of a round and a path that was edited in it, in order. */
const pathsByRound = onePass(({ replies }: LoggedRun): PathInRound[] => {
  const pairs = new Map<string, PathInRound>()
  for (const { round, agent, actions } of replies) {
    for (const action of actions) {
      if (action.kind !== 'edit') continue
      const key = `${round} ${action.path}`
      const pair = pairs.get(key) ?? { path: action.path, round, agents: new Set(), edits: 0 }
      pairs.set(key, pair)
      pair.agents.add(agent)
      pair.edits++
    }
  }
  return [...pairs.values()]
})

/** A count over rounds; none where turns do not come in rounds. */
const byRounds = (count: (pairs: readonly PathInRound[]) => number) => (run: LoggedRun) =>
  run.roundStartsSeconds.length > 0 ? count(pathsByRound(run)) : null

export const concurrentWrites: LoggedMetric = {
  name: 'concurrentWrites',
  unit: '',
  summary: 'Pairs (round, path) edited by two or more agents; none where turns do not come in rounds.',
  of: byRounds((pairs) => pairs.filter(({ agents }) => agents.size >= 2).length),
}

export const repeatedWrites: LoggedMetric = {
  name: 'repeatedWrites',
  unit: '',
  summary: 'Pairs (round, path) edited twice or more, also by one agent; none where turns do not come in rounds.',
  of: byRounds((pairs) => pairs.filter(({ edits }) => edits >= 2).length),
}

export const rewrites: LoggedMetric = {
  name: 'rewrites',
  unit: '',
  summary: "Edits in a later round than their path's first; none where turns do not come in rounds.",
  of: byRounds((pairs) => {
    const seen = new Set<string>()
    let total = 0
    for (const { path, edits } of pairs) {
      if (seen.has(path)) total += edits
      seen.add(path)
    }
    return total
  }),
}
