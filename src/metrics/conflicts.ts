import { EVENT, type Run } from '../team/index.ts'
import type { Metric } from './metric.ts'
import { onePass } from './onePass.ts'

/**
 * Conflicts over paths, as the paper counts them by rounds. Where turns do not come in rounds, what a round stands for
 * there (everybody acted on the same snapshot) is taken turn by turn: an edit meets those of the same path that took
 * effect since its own snapshot.
 */
export const concurrentWrites: Metric = {
  name: 'concurrentWrites',
  unit: '',
  summary:
    'Pairs (round, path) edited by two or more agents; without rounds: edits of a path that another agent edited since the snapshot.',
  of: (run) => conflicts(run).byAgents,
}

export const repeatedWrites: Metric = {
  name: 'repeatedWrites',
  unit: '',
  summary:
    'Pairs (round, path) edited twice or more, also by one agent; without rounds: edits of a path that was edited since the snapshot.',
  of: (run) => conflicts(run).repeated,
}

export const rewrites: Metric = {
  name: 'rewrites',
  unit: '',
  summary:
    "Edits in a later round than their path's first; without rounds: edits of a path first edited before the snapshot.",
  of: (run) => conflicts(run).rewrites,
}

const conflicts = onePass((run: Run): Conflicts => (run.model.pacing.rounds ? pathsByRound(run) : overlaps(run)))

interface Conflicts {
  byAgents: number
  repeated: number
  rewrites: number
}

/** What is known of a path so far. */
interface PathHistory {
  firstRound: number
  round: number
  agent: number
  repeated: boolean
  byAgents: boolean
}

function pathsByRound({ log: { events, turns } }: Run): Conflicts {
  const found = { byAgents: 0, repeated: 0, rewrites: 0 }
  const histories = new Map<number, PathHistory>()
  for (let row = 0; row < events.length; row++) {
    if (events.kind[row] !== EVENT.edit) continue
    const agent = turns.agent[events.turn[row]!]!
    const round = turns.round[events.turn[row]!]!
    const path = events.subject[row]!
    const history = histories.get(path)
    if (!history) {
      histories.set(path, { firstRound: round, round, agent, repeated: false, byAgents: false })
      continue
    }
    if (round > history.firstRound) found.rewrites++
    if (round !== history.round) {
      Object.assign(history, { round, agent, repeated: false, byAgents: false })
      continue
    }
    if (!history.repeated) found.repeated++
    history.repeated = true
    if (agent !== history.agent && !history.byAgents) {
      found.byAgents++
      history.byAgents = true
    }
  }
  return found
}

function overlaps({ log: { events, turns } }: Run): Conflicts {
  const found = { byAgents: 0, repeated: 0, rewrites: 0 }
  const editsOf = new Map<number, number[]>()
  for (let row = 0; row < events.length; row++) {
    if (events.kind[row] !== EVENT.edit) continue
    const turn = events.turn[row]!
    const earlier = editsOf.get(events.subject[row]!)
    if (!earlier) {
      editsOf.set(events.subject[row]!, [row])
      continue
    }
    const isLater = (edit: number) => events.timeUs[edit]! > turns.snapshotUs[turn]!
    if (isLater(earlier.at(-1)!)) found.repeated++
    if (!isLater(earlier[0]!)) found.rewrites++
    if (othersSince(earlier, isLater, (edit) => turns.agent[events.turn[edit]!] !== turns.agent[turn])) {
      found.byAgents++
    }
    earlier.push(row)
  }
  return found
}

/** Whether one of the edits since the snapshot, looked at from the last back, is another agent's. */
function othersSince(
  edits: readonly number[],
  isLater: (edit: number) => boolean,
  isOthers: (edit: number) => boolean,
): boolean {
  for (let place = edits.length - 1; place >= 0 && isLater(edits[place]!); place--) {
    if (isOthers(edits[place]!)) return true
  }
  return false
}
