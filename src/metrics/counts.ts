import { EVENT, type EventKind, type Run } from '../team/index.ts'
import type { Metric } from './metric.ts'

/** How many events of a kind a run recorded. */
function count({ log: { events } }: Run, kind: EventKind): number {
  const wanted = EVENT[kind]
  let total = 0
  for (let row = 0; row < events.length; row++) if (events.kind[row] === wanted) total++
  return total
}

export const rounds: Metric = {
  name: 'rounds',
  unit: '',
  summary: 'Rounds started; none where pacing has no rounds.',
  of: (run) => (run.model.pacing.rounds ? count(run, 'roundStart') : null),
}

export const turns: Metric = {
  name: 'turns',
  unit: '',
  summary: 'Turns started by all agents.',
  of: ({ log }) => log.turns.length,
}

export const messages: Metric = {
  name: 'messages',
  unit: '',
  summary: "Replies of all agents (the paper's messages).",
  of: (run) => count(run, 'reply'),
}

export const told: Metric = {
  name: 'told',
  unit: '',
  summary: 'Messages that agents sent each other.',
  of: (run) => count(run, 'message'),
}

export const edits: Metric = {
  name: 'edits',
  unit: '',
  summary: 'Files written, counting every time.',
  of: (run) => count(run, 'edit'),
}

export const blockedClaims: Metric = {
  name: 'blockedClaims',
  unit: '',
  summary: 'Claims on tasks whose needs were not done.',
  of: (run) => count(run, 'claimBlocked'),
}

export const testRuns: Metric = {
  name: 'testRuns',
  unit: '',
  summary: 'Test runs that ended.',
  of: (run) => count(run, 'test'),
}

export const testFailures: Metric = {
  name: 'testFailures',
  unit: '',
  summary: 'Test runs that failed (return code 1, 2 or 3).',
  of({ log: { events } }) {
    let total = 0
    for (let row = 0; row < events.length; row++) {
      const code = events.subject[row]!
      if (events.kind[row] === EVENT.test && code >= 1 && code <= 3) total++
    }
    return total
  },
}
