import { describe, expect, test } from 'vitest'
import { Team } from '../src/team/index.ts'
import {
  chain,
  decentralized,
  free,
  type Parts,
  type ProfilePart,
  preassigned,
  scenarioOf,
  simulate,
  story,
  suite,
  task,
  timeOf,
  turnsOf,
} from './support/scenario.ts'

// What agents of language models were seen to do in logs, habit by habit, each on the smallest scenario that shows it.

const tokens = { outputTokensMax: 4096, truncation: 'lost' } as const
const agent = (behaviour: object, more: ProfilePart = {}): ProfilePart => ({
  tokens,
  ...more,
  behaviour: { batchTasks: 20, lookAhead: 1, test: 0, ...behaviour },
})
const capped = (outputTokensMax: number) => ({ tokens: { ...tokens, outputTokensMax } })

const partsOf = (parts: Parts): Parts => ({ pacing: { kind: 'rounds' }, board: { enforceNeeds: false }, ...parts })
const play = (parts: Parts) => simulate(partsOf(parts))
const team = (parts: Parts) => new Team(scenarioOf(partsOf(parts)))

describe('a reply that the cap cuts off', () => {
  const edits = (startOver: number) =>
    story(
      play({
        tasks: chain('abc', 10),
        agents: [agent({ startOver }, capped(25))],
        ...decentralized,
        limits: { rounds: 2 },
      }),
      'edit',
      'complete',
    )

  test('is followed by one that writes again what is not its own yet, if it starts over', () => {
    const first = ['25 0 edit a.py', '25 0 edit b.py', '25 0 complete a']
    expect(edits(0)).toEqual([...first, '35 0 edit c.py', '35 0 complete b'])
    expect(edits(1)).toEqual([...first, '45 0 edit b.py', '45 0 edit c.py', '45 0 complete b'])
  })

  test('loses what it marks done last, and keeps the test that it asked for first', () => {
    const events = (behaviour: object) =>
      story(
        play({
          tasks: free('abc', 10),
          agents: [agent({ test: 1, ...behaviour }, capped(25))],
          ...preassigned,
          ...suite,
          limits: { rounds: 1 },
        }),
        'complete',
        'test',
      )
    expect(events({})).toEqual(['25 0 complete a', '25 0 complete b'])
    expect(events({ marksLast: 1 })).toEqual([])
    expect(events({ testsFirst: 1 })).toEqual(['25 0 complete a', '25 0 complete b', '27 0 test 1'])
    // Asked for first, but with what is marked last there is no end of the turn to test at.
    expect(events({ marksLast: 1, testsFirst: 1 })).toEqual(['27 0 test 1'])
  })
})

test('a repair goes on to what depends on the repaired, if it is to, and to nothing else', () => {
  const tasks = [{ ...task('a', 10), difficulty: 1 }, ...chain('ab', 10).slice(1), task('c', 10)].map((each) => ({
    difficulty: 0,
    ...each,
  }))
  const edits = (fixDependents: number) => {
    const behaviour = { test: 1, fixAfterFailure: 1, fixDependents, markDone: 0.001 }
    const wrong = agent(behaviour, { quality: { errorRate: 1, repairErrorRate: 0 } })
    const run = play({ tasks, agents: [wrong], ...preassigned, ...suite, limits: { rounds: 2 } })
    return story(run, 'edit').slice(3)
  }
  expect(edits(0)).toEqual(['42 0 edit a.py'])
  expect(edits(1)).toEqual(['52 0 edit a.py', '52 0 edit b.py'])
})

describe('an agent that takes the files for others', () => {
  const lost = (overreachAgain: number) =>
    turnsOf(
      play({
        tasks: free('a', 10),
        agents: [agent({ strayPath: 1, overreach: 1, overreachAgain, markDone: 0.001 }, capped(30))],
        ...preassigned,
        limits: { rounds: 3 },
      }),
    ).map(({ output }) => output)

  test('may spend turns on what no reply can hold: not its first, then one after another', () => {
    expect(lost(1)).toEqual([10, 30, 30])
    expect(lost(0)).toEqual([10, 30, 0])
  })
})

describe('a reply that is given twice', () => {
  test('writes every file again, which is rework, and makes nothing wrong or right', () => {
    const run = play({ tasks: free('ab', 10), agents: [agent({ repeat: 1 })], ...preassigned })
    expect(story(run, 'edit')).toEqual(['40 0 edit a.py', '40 0 edit b.py', '40 0 edit a.py', '40 0 edit b.py'])
    expect(timeOf(run)).toEqual([{ work: 20, rework: 20 }])
    expect([...run.project.attempts]).toEqual([1, 1])
  })

  test('fills the reply for nothing where it does not fit twice', () => {
    const run = play({ tasks: free('ab', 10), agents: [agent({ repeat: 1 }, capped(30))], ...preassigned })
    expect(story(run, 'edit')).toEqual(['30 0 edit a.py', '30 0 edit b.py'])
    expect(run.tasksDone).toBe(2)
  })
})

describe('tasks that are claimed and forgotten', () => {
  const done = (behaviour: object, parts: Partial<Parts> = decentralized) =>
    play({ tasks: free('ab', 10), agents: [agent({ abandon: 1, ...behaviour })], ...parts, limits: { rounds: 3 } })

  test('are marked done when they are recalled, and never without', () => {
    expect(done({})).toMatchObject({ outcome: 'livelock', tasksDone: 0 })
    expect(story(done({ recall: 1 }), 'complete')).toEqual(['20.000001 0 complete a', '20.000001 0 complete b'])
    // Who may still recall them is slow, not stuck.
    expect(done({ recall: 1e-9 })).toMatchObject({ outcome: 'roundLimit', tasksDone: 0 })
  })

  test('are forgotten by the turn that claimed them, and not where nothing is claimed for oneself', () => {
    expect(done({}, preassigned)).toMatchObject({ outcome: 'completed' })
    const half = team({
      tasks: free('abcd', 10),
      agents: [agent({ abandon: 0.5 })],
      ...decentralized,
      limits: { rounds: 1 },
    })
    const counts = Array.from({ length: 200 }, (_, replication) => half.run(1, replication).tasksDone)
    expect(new Set(counts)).toEqual(new Set([0, 4]))
  })
})

describe('agents that take one task at a time', () => {
  const parts = (behaviour: object, board: object = {}): Parts => ({
    tasks: free('abcd', 10),
    agents: [agent(behaviour)],
    ...decentralized,
    board: { enforceNeeds: false, ...board },
  })

  test('begin one a turn, until they hurry', () => {
    const outputs = (behaviour: object) => turnsOf(play(parts(behaviour))).map(({ output }) => output)
    expect(outputs({ stepwise: 1 })).toEqual([10, 10, 10, 10])
    expect(outputs({ stepwise: 1, hurry: 1 })).toEqual([10, 30])
  })

  test.each([
    [3, 0.75],
    [1 / 3, 0.25],
  ])('are more or fewer by the odds of the board: %f makes half of them %f', (stepwiseOdds, share) => {
    const simulated = team(parts({ stepwise: 0.5 }, { stepwiseOdds }))
    const runs = 2000
    let stepwise = 0
    for (let replication = 0; replication < runs; replication++)
      if (simulated.run(1, replication).makespanUs === 40e6 && simulated.run(1, replication).log.turns.length === 4)
        stepwise++
    expect(Math.abs(stepwise / runs - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / runs))
  })
})

test('agents that do alike are silent in the same turns', () => {
  const idle = { idleTokens: 1 }
  const silent = (alike: number) => {
    const simulated = team({
      tasks: chain('abcdef', 10),
      agents: [agent({ silent: 0.5, alike, lookAhead: 0 }, { tokens: { ...tokens, ...idle } })],
      size: 2,
      ...decentralized,
      limits: { rounds: 6 },
    })
    let differ = 0
    for (let replication = 0; replication < 200; replication++) {
      const turns = turnsOf(simulated.run(1, replication))
      for (let round = 2; round <= 6; round++) {
        const [one, other] = turns.filter((turn) => turn.round === round)
        if (one && other && one.output !== other.output) differ++
      }
    }
    return differ
  }
  expect(silent(1)).toBe(0)
  expect(silent(0)).toBeGreaterThan(100)
})

test('a drift makes all turns of a run as much slower, for all agents of the profile, and another run otherwise', () => {
  const drift = { empirical: { samples: [1, 2], weights: [1, 1] } }
  const simulated = team({
    tasks: free('abcd', 10),
    agents: [agent({ batchTasks: 1 }, { latency: { drift } })],
    size: 2,
    ...preassigned,
  })
  const seen = new Set<number>()
  for (let replication = 0; replication < 30; replication++) {
    const run = simulated.run(1, replication)
    const factors = turnsOf(run).map(({ snapshot, applied, output }) => (applied - snapshot) / output)
    expect(new Set(factors).size).toBe(1)
    seen.add(factors[0]!)
  }
  expect(seen).toEqual(new Set([1, 2]))
})

test('a turn that wrote nothing has its own chance of a test', () => {
  const tests = (behaviour: object) =>
    story(
      play({ tasks: free('a', 10), agents: [agent({ test: 1 }), agent(behaviour)], ...preassigned, ...suite }),
      'test',
    ).filter((line) => line.includes(' 1 test'))
  expect(tests({ test: 1 })).toEqual([])
  expect(tests({ test: 0, testWithoutEdits: 1 })).toHaveLength(1)
})
