import { expect, test } from 'vitest'
import {
  chain,
  decentralized,
  free,
  type Parts,
  preassigned,
  simulate,
  suite,
  task,
} from '../../test/support/scenario.ts'
import { instantsOf, replayOf, rowAt } from './replay.ts'
import { taskAt } from './taskTrack.ts'

const two = [{}, {}]
/** What each agent is said to do at an instant. */
function said(parts: Parts, timeS: number): string[] {
  const replay = replayOf(simulate(parts))
  return replay.gantt.members.map((_, agent) => replay.notes[rowAt(replay, agent, timeS)] ?? '')
}

/** The states of all tasks at an instant, with their agents. */
function states(parts: Parts, timeS: number): string[] {
  const { tracks } = replayOf(simulate(parts))
  return tracks.map((_, index) => {
    const { state, agents } = taskAt(index, tracks, timeS)
    return [state, ...agents].join(' ')
  })
}

const asynchronous = { pacing: { kind: 'async' } }
const roundRobin = { coordination: { kind: 'preassigned', assignment: 'roundRobin' } }

test('a chain: the other agent waits for the task before, and is told whose it is', () => {
  const parts = { tasks: chain('ab', 10), agents: two, ...roundRobin, ...asynchronous }
  expect(said(parts, 5)).toEqual(['writes a', 'waits until a task can be begun: b needs a, which agent 0 has'])
  expect(said(parts, 15)).toEqual(['has no task left', 'writes b'])
  expect(states(parts, 5)).toEqual(['work 0', 'blocked'])
  expect(states(parts, 10)).toEqual(['done', 'work 1'])
  expect(states(parts, 20)).toEqual(['done', 'done'])
})

test('a barrier: who is done waits for whoever is not', () => {
  const parts = { tasks: [task('short', 4), task('long', 10)], agents: two, ...roundRobin }
  expect(said(parts, 7)).toEqual(['waits for the end of the round: agent 1 is still at work', 'writes long'])
  expect(states(parts, 7)).toEqual(['done', 'work 1'])
})

test('agents that choose the same: one of them writes in vain, and is told who was first', () => {
  const fast = { latency: { secondsPerOutputToken: 0.5 } }
  const parts = { tasks: free('a', 10), agents: [fast, {}], ...decentralized }
  expect(said(parts, 2)).toEqual(['writes a', 'writes a in vain: agent 0 finished it first, 5 s after the start'])
  expect(states(parts, 2)).toEqual(['duplicate 0 1'])
})

test('tests that are shared keep a reply waiting', () => {
  const tester = { behaviour: { test: 1 } }
  const parts = { tasks: [task('a', 4), task('b', 5)], agents: [tester, tester], ...preassigned, ...suite }
  expect(said(parts, 5.5)).toEqual(['runs the tests', 'has its reply ready, and waits for agent 0 to finish the tests'])
})

test('every row has a sentence, and steps stop where something begins or ends', () => {
  const replay = replayOf(simulate({ tasks: chain('abcd', 7), agents: two, ...decentralized, ...suite }))
  expect(replay.notes).toHaveLength(replay.gantt.rows.length)
  for (const note of replay.notes) expect(note).toMatch(/^(writes|waits|takes|has|runs|reads) /)
  const instants = instantsOf(replay)
  expect(instants[0]).toBe(0)
  expect(instants.at(-1)).toBe(replay.gantt.makespanS)
  expect(instants).toEqual([...new Set(instants)].sort((a, b) => a - b))
})
