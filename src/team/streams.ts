import { streamId } from '../random/index.ts'

/** What random numbers are drawn for. The identity is (task, attempt), (agent, turn) or (agent, task), as named. */
export const STREAM = {
  /** (task) */
  size: streamId('task size'),
  /** (task, attempt): whether an attempt goes wrong, and whether tests could tell. */
  luck: streamId('attempt luck'),
  /** The assignment, once a run. */
  assignment: streamId('assignment'),
  /** (agent, turn) */
  decisions: streamId('turn decisions'),
  /** (turn): of agents that do alike */
  common: streamId('common decisions'),
  /** (agent, turn) */
  batch: streamId('turn batch'),
  /** (agent, turn) */
  prose: streamId('turn prose'),
  /** (agent, turn) */
  latency: streamId('turn latency'),
  /** (profile, by its place among those of the team) */
  drift: streamId('latency drift'),
  /** (agent, turn) */
  test: streamId('test duration'),
  /** (agent, turn) */
  message: streamId('message size'),
  /** (agent) */
  stray: streamId('stray path'),
  /** (agent): whether it takes one task at a time */
  stepwise: streamId('stepwise agent'),
  /** (agent, task) */
  order: streamId('order of tasks'),
} as const
