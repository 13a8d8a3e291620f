import { describe, expect, test } from 'vitest'
import { metrics } from '../src/metrics/index.ts'
import { type Run, Team } from '../src/team/index.ts'
import {
  cachedOf,
  chain,
  free,
  inputOf,
  outputOf,
  type Parts,
  type ProfilePart,
  scenarioOf,
  simulate,
  story,
  task,
  timeOf,
  turnsOf,
} from './support/scenario.ts'

// Makespans and ledgers worked out by hand: a token a second, no noise.

const worker: ProfilePart = { behaviour: { test: 0 } }
const repeated = (agent: ProfilePart, count: number) => Array.from({ length: count }, () => agent)
const inTurn = { coordination: { kind: 'preassigned', assignment: 'roundRobin' } }
const choosing = { coordination: { kind: 'decentralized' } }
const play = (parts: Parts) => simulate({ pacing: { kind: 'async' }, ...inTurn, ...parts })
const secondsOf = ({ makespanUs }: Run) => makespanUs / 1e6
const metric = (run: Run, wanted: string) => metrics.find(({ name }) => name === wanted)!.of(run)

describe('task graphs', () => {
  test('fork and join: the join waits for both branches of both agents', () => {
    const tasks = [
      task('fork', 10),
      ...['b', 'c', 'd', 'e'].map((id) => task(id, 20, 'fork')),
      task('join', 5, 'b', 'c', 'd', 'e'),
    ]
    const run = play({ tasks, agents: repeated(worker, 2) })
    // Agent 0: fork to 10, c to 30, e to 50. Agent 1: waits to 10, b to 30, d to 50, join to 55.
    expect(secondsOf(run)).toBe(55)
    expect(timeOf(run)).toEqual([
      { work: 50, idle: 5 },
      { dependencyWait: 10, work: 45 },
    ])
  })

  test('a chain takes its length, however many agents there are', () => {
    const late = { ...worker, latency: { timeToFirstTokenSeconds: 2 } }
    const coordination = { kind: 'preassigned', assignment: 'chainRoundRobin' }
    for (const size of [1, 3]) {
      const run = play({ tasks: chain('abcde', 10), agents: [late], size, coordination })
      expect(secondsOf(run)).toBe(5 * (2 + 10))
      expect(timeOf(run)[0]).toEqual({ overhead: 10, work: 50 })
      for (const idler of timeOf(run).slice(1)) expect(idler).toEqual({ idle: 60 })
    }
  })

  test('a chain that changes hands at every link takes its length too, and everybody waits in between', () => {
    const run = play({ tasks: chain('abcd', 10), agents: repeated(worker, 2) })
    expect(secondsOf(run)).toBe(40)
    expect(timeOf(run)).toEqual([
      { work: 20, dependencyWait: 10, idle: 10 },
      { work: 20, dependencyWait: 20 },
    ])
  })

  test('two unequal agents: longest first gives three of four equal tasks to the faster, and both end together', () => {
    const slow = { ...worker, latency: { secondsPerOutputToken: 3 } }
    const four = { tasks: free('abcd', 30), agents: [worker, slow] }
    const run = play({ ...four, coordination: { kind: 'preassigned', assignment: 'longestFirst' } })
    expect(secondsOf(run)).toBe(90)
    expect(timeOf(run)).toEqual([{ work: 90 }, { work: 90 }])
    const blind = play(four)
    expect(secondsOf(blind)).toBe(180)
    expect(timeOf(blind)).toEqual([{ work: 60, idle: 120 }, { work: 180 }])
  })
})

describe('a broadcast', () => {
  const read = { latency: { secondsPerInputToken: 0.01 }, behaviour: { test: 0 } }
  const told = (size: number) =>
    play({
      tasks: free('abcdef'.slice(0, 2 * size), 10),
      agents: repeated(read, size),
      communication: { kind: 'broadcast', messageTokens: 4 },
      context: { systemTokens: 100 },
    })

  test('costs its sender the time to write it, and every receiver input tokens at its next turn', () => {
    const run = told(2)
    // First turn: reads 100 tokens (1 s), writes 10 and a message of 4. Second: reads also its own 14 and the other's 4.
    expect(secondsOf(run)).toBe(1 + 14 + 1.18 + 14)
    for (const own of timeOf(run)) expect(own).toEqual({ overhead: 2.18, work: 20, coordinate: 8 })
    for (const own of inputOf(run)) expect(own).toEqual({ overhead: 100 + 118 })
    for (const own of outputOf(run)) expect(own).toEqual({ work: 20, coordinate: 8 })
    expect(metric(run, 'told')).toBe(4)
  })

  test('is read n - 1 times: the input of a team grows as n squared', () => {
    for (const size of [2, 3]) {
      const messagesRead = size * (size - 1) * 4
      expect(metric(told(size), 'inputTokens')).toBe(size * (100 + 100 + 14) + messagesRead)
    }
  })

  test('costs nothing when nobody is there to read it', () => {
    expect(metric(told(1), 'told')).toBe(0)
    expect(metric(told(1), 'outputTokens')).toBe(20)
  })
})

describe('tests', () => {
  const tester: ProfilePart = { behaviour: { test: 1 } }
  const verification = { kind: 'ownTests', seconds: 5, runner: 'shared' }

  test('replies wait behind a shared test run, in order of agent', () => {
    const three = { tasks: free('abc', 10), agents: repeated(tester, 3), pacing: { kind: 'rounds' } }
    const run = play({ ...three, verification })
    expect(secondsOf(run)).toBe(10 + 3 * 5)
    expect(timeOf(run)).toEqual([
      { work: 10, verify: 5, barrierWait: 10 },
      { work: 10, lockWait: 5, verify: 5, barrierWait: 5 },
      { work: 10, lockWait: 10, verify: 5 },
    ])
    const apart = play({ ...three, verification: { ...verification, runner: 'own' } })
    expect(secondsOf(apart)).toBe(15)
    for (const own of timeOf(apart)) expect(own).toEqual({ work: 10, verify: 5 })
  })

  const gate = { kind: 'ownTests', seconds: 3, gate: true }
  /** Its first draft is wrong, its repair is right. */
  const repairer: ProfilePart = { ...worker, quality: { errorRate: 1, repairErrorRate: 0 } }

  test('a gate holds a wrong task back until its repair has passed', () => {
    const half = { ...repairer, tokens: { rewriteShare: 0.5 } }
    const run = play({ tasks: chain('ab', 10), agents: [half], verification: gate })
    // For each task: written in 10, fails after 3, repaired in 5, passes after 3.
    expect(story(run, 'complete', 'test')).toEqual([
      '13 0 test 1',
      '21 0 test 0',
      '21 0 complete a',
      '34 0 test 1',
      '42 0 test 0',
      '42 0 complete b',
    ])
    expect(secondsOf(run)).toBe(42)
    expect(timeOf(run)).toEqual([{ work: 20, rework: 10, verify: 12 }])
    expect(metric(run, 'errorsLeft')).toBe(0)
  })

  test('a gate lets a silent error pass', () => {
    const blind = { ...repairer, quality: { errorRate: 1, detection: 0 } }
    const run = play({ tasks: free('a', 10), agents: [blind], verification: gate })
    expect(secondsOf(run)).toBe(13)
    expect([metric(run, 'errorsLeft'), metric(run, 'testFailures')]).toEqual([1, 0])
  })

  test("a second agent's draft errs like a draft, not like a repair", () => {
    const late = { ...repairer, latency: { timeToFirstTokenSeconds: 1 } }
    const run = play({ tasks: free('a', 10), agents: [worker, late], pacing: { kind: 'rounds' }, ...choosing })
    expect(story(run, 'edit')).toEqual(['10 0 edit a.py', '11 1 edit a.py'])
    expect(metric(run, 'errorsLeft')).toBe(1)
  })

  test('a repair of two files that do not fit one reply ends all the same', () => {
    // Each file fills a reply. Draft: two turns of 10, fails after 3. Repair: two turns of 10, passes after 3.
    const tasks = [{ id: 'two', outputTokens: 20, files: ['x.py', 'y.py'] }]
    for (const truncation of ['lost', 'continued']) {
      const capped = { ...repairer, tokens: { outputTokensMax: 10, truncation } }
      const run = play({ tasks, agents: [capped], verification: gate, limits: { turns: 50 } })
      expect(run).toMatchObject({ outcome: 'completed', makespanUs: 46e6 })
      expect(timeOf(run)).toEqual([{ work: 20, rework: 20, verify: 6 }])
    }
  })

  test('a task that another agent overwrote while it was tested is repaired by somebody', () => {
    // Agent 0 claims at 10 and tests to 13; at 11 agent 1, who read the same board, writes over it, half the time wrongly.
    const late = {
      ...worker,
      latency: { timeToFirstTokenSeconds: 1 },
      quality: { errorRate: 1, repairErrorRate: 0.5 },
    }
    for (const kind of ['rounds', 'async']) {
      const scenario = scenarioOf({
        tasks: free('a', 10),
        agents: [worker, late],
        ...choosing,
        pacing: { kind },
        verification: gate,
        limits: { turns: 100 },
      })
      const team = new Team(scenario)
      for (let replication = 0; replication < 8; replication++)
        expect(team.run(scenario.seed, replication).reason).toBe('every task is marked done')
    }
  })
})

describe('the output cap', () => {
  const capped: ProfilePart = {
    latency: { timeToFirstTokenSeconds: 2 },
    tokens: { outputTokensMax: 40, truncation: 'continued' },
    behaviour: { test: 0 },
  }

  test('a file that is continued takes as many turns as it fills, and is written once', () => {
    const run = play({ tasks: free('a', 100), agents: [capped] })
    expect(turnsOf(run).map(({ applied, output }) => [applied, output])).toEqual([
      [42, 40],
      [84, 40],
      [106, 20],
    ])
    expect(story(run, 'edit', 'complete')).toEqual(['106 0 edit a.py', '106 0 complete a'])
    expect(timeOf(run)).toEqual([{ overhead: 6, work: 100 }])
  })

  test('the next file of a task begins in the reply that ends the one before', () => {
    const run = play({ tasks: [{ id: 'two', outputTokens: 100, files: ['x.py', 'y.py'] }], agents: [capped] })
    expect(story(run, 'edit')).toEqual(['84 0 edit x.py', '106 0 edit y.py'])
    expect(secondsOf(run)).toBe(106)
  })
})

describe('a prefix cache', () => {
  const prices = {
    inputPerMillion: 3,
    cachedInputPerMillion: 0.3,
    outputPerMillion: 15,
    asOf: '2026-03-01',
    source: 'the test',
  }
  const three = { tasks: free('abc', 10), agents: [{ ...worker, prices }] }
  const context = { systemTokens: 100, boardTokensPerTask: 2, cache: 'prefix' }

  test('holds all of the last prompt as long as nothing leaves the window', () => {
    const run = play({ ...three, context })
    expect(turnsOf(run).map(({ input }) => input)).toEqual([106, 122, 138])
    expect(inputOf(run)).toEqual([{ overhead: 366 }])
    expect(cachedOf(run)).toEqual([{ overhead: 106 + 122 }])
    const dollars = (138 * 3 + 228 * 0.3 + 30 * 15) / 1e6
    expect(metric(run, 'cost')).toBeCloseTo(dollars, 15)
    expect(metric(run, 'cost.work')).toBeCloseTo((30 * 15) / 1e6, 15)
  })

  test('holds the system prompt alone once the window has moved on', () => {
    const run = play({ ...three, context: { ...context, historyMessages: 2 } })
    expect(turnsOf(run).map(({ input }) => input)).toEqual([106, 116, 116])
    expect(cachedOf(run)).toEqual([{ overhead: 200 }])
  })

  test('changes the price and nothing else', () => {
    const run = play({ ...three, context: { ...context, cache: 'none' } })
    expect(cachedOf(run)).toEqual([{}])
    expect(metric(run, 'cost')).toBeCloseTo((366 * 3 + 30 * 15) / 1e6, 15)
    expect(secondsOf(run)).toBe(30)
  })
})
