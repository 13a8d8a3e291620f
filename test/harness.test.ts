import { describe, expect, test } from 'vitest'
import { concurrentWrites } from '../src/metrics/conflicts.ts'
import {
  chain,
  decentralized,
  free,
  type Parts,
  type ProfilePart,
  preassigned,
  simulate,
  story,
  suite,
  task,
  timeOf,
  turnsOf,
} from './support/scenario.ts'

// The experiment of arXiv 2603.12229, mechanism by mechanism, each on the smallest scenario that shows it.

/** An agent of the paper: writes all it can in one reply, ahead of requirements; a token a second, no noise, no tests. */
const eager: ProfilePart = {
  tokens: { outputTokensMax: 4096, truncation: 'lost' },
  behaviour: { batchTasks: 20, lookAhead: 1, claimAhead: 1, test: 0 },
}
const oneByOne: ProfilePart = { ...eager, behaviour: { batchTasks: 1, test: 0 } }
const tester: ProfilePart = { ...eager, behaviour: { ...eager.behaviour, test: 1 } }

const play = (parts: Parts) => simulate({ pacing: { kind: 'rounds' }, board: { enforceNeeds: false }, ...parts })
const repeated = (agent: ProfilePart, count: number) => Array.from({ length: count }, () => agent)

describe('rounds', () => {
  test('a round ends with the slowest reply, and only then does the next begin', () => {
    const slow = { ...oneByOne, latency: { secondsPerOutputToken: 3 } }
    const run = play({ tasks: free('abcd', 10), agents: [oneByOne, slow], ...preassigned })
    expect(story(run, 'roundStart', 'reply')).toEqual([
      '0 round 1',
      '10 0 reply',
      '30 1 reply',
      '30 round 2',
      '40 0 reply',
      '60 1 reply',
    ])
    expect(turnsOf(run).map(({ snapshot }) => snapshot)).toEqual([0, 0, 30, 30])
    expect(timeOf(run)).toEqual([{ work: 20, barrierWait: 40 }, { work: 60 }])
    expect(run.makespanUs).toBe(60e6)
  })

  test('every agent makes one call a round, also with nothing to do', () => {
    const run = play({ tasks: chain('ab', 10), agents: repeated(oneByOne, 3), ...preassigned })
    expect(turnsOf(run).map(({ round, agent }) => [round, agent])).toEqual([
      [1, 0],
      [1, 1],
      [1, 2],
      [2, 0],
      [2, 1],
      [2, 2],
    ])
    expect(turnsOf(run).map(({ output }) => output)).toEqual([10, 0, 0, 10, 0, 0])
  })

  test('whether all is done is checked only at the end of a round', () => {
    const idler = { ...eager, tokens: { ...eager.tokens, idleTokens: 50 } }
    const run = play({ tasks: free('a', 10), agents: [eager, idler], ...preassigned })
    expect(story(run, 'complete')).toEqual(['10 0 complete a'])
    expect(run).toMatchObject({ outcome: 'completed', makespanUs: 50e6 })
    expect(timeOf(run)).toEqual([{ work: 10, barrierWait: 40 }, { dependencyWait: 50 }])
  })

  test('after the last round that is allowed a run stops unsuccessful', () => {
    const three = { tasks: chain('abc', 10), agents: [oneByOne], ...preassigned }
    const run = play({ ...three, limits: { rounds: 2 } })
    expect(run).toMatchObject({ outcome: 'roundLimit', tasksDone: 2, makespanUs: 20e6 })
    expect(play({ ...three, limits: { rounds: 3 } })).toMatchObject({ outcome: 'completed', makespanUs: 30e6 })
  })
})

describe('success asks only that all tasks are marked done', () => {
  test('with a test suite that never passed', () => {
    const astray = { ...tester, behaviour: { ...tester.behaviour, strayPath: 1 } }
    const run = play({ tasks: free('ab', 10), agents: [astray], ...preassigned, ...suite })
    expect(story(run, 'edit', 'test')).toEqual(['20 0 edit stray', '20 0 edit stray', '22 0 test 1'])
    expect(run).toMatchObject({ outcome: 'completed', tasksDone: 2 })
    expect(run.project.passes).toBe(false)
  })

  test('without a test run', () => {
    const run = play({ tasks: free('a', 10), agents: [eager], ...preassigned, ...suite })
    expect(story(run, 'test')).toEqual([])
    expect(run.outcome).toBe('completed')
  })

  test('without a file', () => {
    const run = play({ tasks: [{ id: 'talk', outputTokens: 10 }], agents: [eager], ...preassigned })
    expect(story(run)).toEqual(['0 round 1', '10 0 reply', '10 0 claim talk', '10 0 complete talk'])
    expect(run.outcome).toBe('completed')
  })
})

describe('what an agent reads', () => {
  const context = { systemTokens: 100, boardTokensPerTask: 1, testOutputTokens: 7 }
  const inputs = (parts: Parts, agent: number) =>
    turnsOf(play({ context, ...parts }))
      .filter((turn) => turn.agent === agent)
      .map(({ input }) => input)

  test('its last 20 messages: task lists and its own replies', () => {
    const read = inputs({ tasks: free('abcdefghijkl', 10), agents: [oneByOne], ...preassigned }, 0)
    // Turn k: k + 1 lists of 12 tokens and k replies of 10, until there are 20; then as many leave as come.
    expect(read).toEqual([112, 134, 156, 178, 200, 222, 244, 266, 288, 310, 320, 320])
  })

  test('the output of its own test runs', () => {
    const one = { ...oneByOne, behaviour: { batchTasks: 1, test: 1 } }
    expect(inputs({ tasks: free('ab', 10), agents: [one], ...preassigned, ...suite }, 0)).toEqual([
      102,
      102 + 10 + 7 + 2,
    ])
  })

  test("nothing of the others' replies", () => {
    const tasks = [task('a', 10), task('b', 500), task('c', 10), task('d', 500)]
    const two = { tasks, agents: repeated(oneByOne, 2), ...preassigned }
    expect(inputs(two, 0)).toEqual([104, 104 + 10 + 4])
    expect(inputs(two, 1)).toEqual([104, 104 + 500 + 4])
  })
})

describe('a reply', () => {
  test('an edit that the output cap cuts off is lost, and all actions after it; what came before counts', () => {
    const capped = { ...tester, tokens: { ...tester.tokens, outputTokensMax: 25 } }
    const tasks = [...free('abc', 10), task('d', 1)]
    const run = play({ tasks, agents: [capped], ...preassigned, ...suite })
    expect(story(run)).toEqual([
      '0 round 1',
      '25 0 reply',
      '25 0 edit a.py',
      '25 0 edit b.py',
      '25 0 claim a',
      '25 0 claim b',
      '25 0 complete a',
      '25 0 complete b',
      '25 round 2',
      '36 0 reply',
      '36 0 edit c.py',
      '36 0 edit d.py',
      '36 0 claim c',
      '36 0 claim d',
      '36 0 complete c',
      '36 0 complete d',
      '38 0 test 0',
    ])
    expect(turnsOf(run).map(({ output }) => output)).toEqual([25, 11])
    expect(timeOf(run)).toEqual([{ work: 31, overhead: 5, verify: 2 }])
  })

  test('acts in the order edits, claims, completions, one test run', () => {
    const run = play({ tasks: free('ab', 10), agents: [tester], ...preassigned, ...suite })
    expect(story(run)).toEqual([
      '0 round 1',
      '20 0 reply',
      '20 0 edit a.py',
      '20 0 edit b.py',
      '20 0 claim a',
      '20 0 claim b',
      '20 0 complete a',
      '20 0 complete b',
      '22 0 test 0',
    ])
  })

  test('a test run keeps every other reply waiting', () => {
    const tasks = [task('a', 10), task('b', 11)]
    const run = play({ tasks, agents: repeated(tester, 2), ...preassigned, ...suite })
    expect(story(run, 'reply', 'complete', 'test')).toEqual([
      '10 0 reply',
      '10 0 complete a',
      '12 0 test 1',
      '12 1 reply',
      '12 1 complete b',
      '14 1 test 0',
    ])
    expect(timeOf(run)).toEqual([
      { work: 10, verify: 2, barrierWait: 2 },
      { work: 11, lockWait: 1, verify: 2 },
    ])
  })

  test('an edit always succeeds and replaces what another agent wrote', () => {
    const late = { ...eager, latency: { timeToFirstTokenSeconds: 1 }, quality: { errorRate: 1 } }
    const run = play({ tasks: free('a', 10), agents: [eager, late], ...decentralized })
    expect(story(run, 'edit')).toEqual(['10 0 edit a.py', '11 1 edit a.py'])
    expect([run.project.version[0], run.project.author[0], run.project.defect[0]]).toEqual([2, 1, 1])
  })

  test('an edit may go to a path that is in no task, where no test finds it', () => {
    const astray = { ...tester, behaviour: { ...tester.behaviour, strayPath: 1 } }
    const run = play({ tasks: free('ab', 10), agents: [tester, astray], ...preassigned, ...suite })
    expect(story(run, 'edit')).toEqual(['10 0 edit a.py', '12 1 edit stray'])
    expect(story(run, 'test')).toEqual(['12 0 test 1', '14 1 test 1'])
  })
})

describe('agents who work by what they have in mind', () => {
  const one = { ...eager, behaviour: { ...eager.behaviour, batchTasks: 1 } }

  test('go on with a task that another has taken, if they insist: they write it, and claim nothing', () => {
    const slow = { ...one, latency: { secondsPerOutputToken: 2 } }
    const holder = { ...one, behaviour: { batchTasks: 1, test: 0, markDone: 0.5, abandon: 1 } }
    const insisting = { ...slow, behaviour: { ...slow.behaviour, insist: 1 } }
    const tasks = free('ab', 10)
    const edits = (second: ProfilePart) =>
      story(play({ tasks, agents: [holder, second], ...decentralized, limits: { rounds: 3 } }), 'edit', 'claim')
    // In round 2 both take b, and the quicker claims it; then only who insists has something left to write.
    expect(edits(slow).filter((line) => line.includes('1 edit'))).toEqual(['20 1 edit a.py', '40 1 edit b.py'])
    expect(edits({ ...insisting, latency: { timeToFirstTokenSeconds: 50 } })).toEqual([
      '10 0 edit a.py',
      '10 0 claim a',
      '60 1 edit a.py',
      '70 0 edit b.py',
      '70 0 claim b',
      '120 1 edit b.py',
    ])
  })

  test('claim at the beginning of a reply what its end has no room for, if they claim first', () => {
    const tokens = { outputTokensMax: 25, truncation: 'lost' } as const
    const story1 = (claimsFirst: boolean) => {
      const agent = { ...eager, tokens, behaviour: { ...eager.behaviour, claimsFirst } }
      return story(
        play({ tasks: free('abcd', 10), agents: [agent], ...decentralized, limits: { rounds: 1 } }),
        'edit',
        'claim',
      )
    }
    const edits = ['25 0 edit a.py', '25 0 edit b.py']
    expect(story1(false)).toEqual([...edits, '25 0 claim a', '25 0 claim b'])
    expect(story1(true)).toEqual([...edits, '25 0 claim a', '25 0 claim b', '25 0 claim c', '25 0 claim d'])
  })

  test('set out to write so many tokens in a turn: the task that passes them is the last', () => {
    const agent = { ...eager, behaviour: { ...eager.behaviour, batchTokens: 15 } }
    const run = play({ tasks: free('abcd', 10), agents: [agent], ...preassigned })
    expect(story(run, 'edit', 'roundStart')).toEqual([
      '0 round 1',
      '20 0 edit a.py',
      '20 0 edit b.py',
      '20 round 2',
      '40 0 edit c.py',
      '40 0 edit d.py',
    ])
  })

  test('have wrong names for all files until a failing test of their own tells them, and then write all again', () => {
    const behaviour = { batchTasks: 2, test: 1, strayPath: 1, fixAfterFailure: 1, markDone: 0.001 }
    const run = play({
      tasks: free('ab', 10),
      agents: [{ ...tester, behaviour }],
      ...preassigned,
      ...suite,
      limits: { rounds: 2 },
    })
    expect(story(run, 'edit', 'test')).toEqual([
      '20 0 edit stray',
      '20 0 edit stray',
      '22 0 test 1',
      '42 0 edit a.py',
      '42 0 edit b.py',
      '44 0 test 0',
    ])
    const named = play({
      tasks: free('ab', 10),
      agents: [{ ...tester, behaviour }],
      ...preassigned,
      ...suite,
      board: { enforceNeeds: false, pathAmbiguity: 0 },
      limits: { rounds: 1 },
    })
    expect(story(named, 'edit')).toEqual(['20 0 edit a.py', '20 0 edit b.py'])
  })

  test('err at another rate in what they write before its requirements are done', () => {
    const ahead = { ...tester, quality: { errorRate: 0, aheadErrorRate: 1 } }
    const run = play({ tasks: chain('ab', 10), agents: [ahead], ...preassigned, ...suite })
    expect([...run.project.defect]).toEqual([0, 1])
  })

  test('repair after a failing test of their own what is known to be wrong, whoever it belongs to', () => {
    const never = { ...tester.behaviour, markDone: 0.001 }
    const wrong = { ...tester, quality: { errorRate: 1 }, behaviour: never }
    const helper = (fixAfterFailure: number) => ({
      ...tester,
      latency: { timeToFirstTokenSeconds: 15 },
      behaviour: { ...never, batchTasks: 1, fixAfterFailure },
    })
    const edits = (fixAfterFailure: number) => {
      const agents = [wrong, helper(fixAfterFailure)]
      const run = play({ tasks: free('ab', 10), agents, ...decentralized, ...suite, limits: { rounds: 2 } })
      return story(run, 'edit').filter((line) => line.includes(' 1 edit '))
    }
    // The first agent owns both tasks, and its b is wrong.
    expect(edits(0)).toEqual(['25 1 edit a.py'])
    expect(edits(1)).toEqual(['25 1 edit a.py', '52 1 edit b.py'])
  })
})

describe('claims', () => {
  test('a claim on a task whose requirements are not done at that moment is blocked, and logged', () => {
    const talker = { ...eager, tokens: { ...eager.tokens, overheadTokens: 5, idleTokens: 5 } }
    const run = play({ tasks: chain('ab', 10), agents: [talker], ...decentralized })
    // Requirements done in the same reply do not count: claims come before completions.
    expect(story(run, 'claim', 'claimBlocked', 'complete')).toEqual([
      '25 0 claim a',
      '25 0 blocked b',
      '25 0 complete a',
      '30 0 claim b',
      '30 0 complete b',
    ])
  })

  test('a claim on a task that another agent took is ignored and leaves no trace, nor does its completion', () => {
    const run = play({ tasks: free('a', 10), agents: repeated(eager, 2), ...decentralized })
    expect(story(run)).toEqual([
      '0 round 1',
      '10 0 reply',
      '10 0 edit a.py',
      '10 0 claim a',
      '10 0 complete a',
      '10 1 reply',
      '10 1 edit a.py',
    ])
  })

  test('n replies in one round can advance a chain n links, since each meets the live task list', () => {
    const run = play({ tasks: chain('abcd', 10), agents: repeated(eager, 3), ...decentralized })
    expect(story(run, 'claim', 'claimBlocked', 'complete').slice(0, 9)).toEqual([
      '40 0 claim a',
      '40 0 blocked b',
      '40 0 blocked c',
      '40 0 blocked d',
      '40 0 complete a',
      '40 1 claim b',
      '40 1 blocked c',
      '40 1 blocked d',
      '40 1 complete b',
    ])
    expect(turnsOf(run).at(-1)!.round).toBe(2)
    const chainOfThree = play({ tasks: chain('abc', 10), agents: repeated(eager, 3), ...decentralized })
    expect(turnsOf(chainOfThree).at(-1)!.round).toBe(1)
  })

  test('agents who read the same list write the same files; the first reply wins the claims, the rest is waste', () => {
    const two = { ...eager, behaviour: { ...eager.behaviour, batchTasks: 2 } }
    const run = play({ tasks: free('abc', 10), agents: repeated(two, 3), ...decentralized })
    expect(story(run, 'claim', 'complete')).toEqual([
      '20 0 claim a',
      '20 0 claim b',
      '20 0 complete a',
      '20 0 complete b',
      '30 0 claim c',
      '30 0 complete c',
    ])
    expect(story(run, 'edit')).toHaveLength(9)
    expect(concurrentWrites.of(run)).toBe(3)
    expect(timeOf(run)).toEqual([{ work: 30 }, { duplicate: 30 }, { duplicate: 30 }])
  })
})

describe('completions', () => {
  const talker = { ...eager, tokens: { ...eager.tokens, overheadTokens: 5, idleTokens: 5 } }

  test('need only ownership: a preassigned agent ends a chain in one reply, its early claims blocked all the same', () => {
    const run = play({ tasks: chain('abcd', 10), agents: [talker], ...preassigned })
    expect(story(run, 'claim', 'claimBlocked', 'complete')).toEqual([
      '45 0 claim a',
      '45 0 blocked b',
      '45 0 blocked c',
      '45 0 blocked d',
      '45 0 complete a',
      '45 0 complete b',
      '45 0 complete c',
      '45 0 complete d',
    ])
    expect(run.makespanUs).toBe(45e6)
  })

  test('a self-coordinating agent advances a chain one link a round, though all of it is written in the first', () => {
    const run = play({ tasks: chain('abcd', 10), agents: [talker], ...decentralized })
    expect(story(run, 'edit')).toEqual(['45 0 edit a.py', '45 0 edit b.py', '45 0 edit c.py', '45 0 edit d.py'])
    expect(story(run, 'complete')).toEqual(['45 0 complete a', '50 0 complete b', '55 0 complete c', '60 0 complete d'])
    expect(story(run, 'claimBlocked')).toHaveLength(3 + 2 + 1)
    expect(run.makespanUs).toBe(60e6)
  })

  test('can repeat: a fix of a task that is done marks it done again', () => {
    const fixer = { ...tester, behaviour: { batchTasks: 1, test: 1, fixAfterFailure: 1 } }
    const steady = { ...tester, behaviour: { batchTasks: 1, test: 1 } }
    const tasks = [task('a', 10), task('b', 20), task('c', 20, 'b')]
    const run = play({ tasks, agents: [fixer, steady], ...preassigned, ...suite })
    expect(story(run, 'complete', 'test')).toEqual([
      '10 0 complete a',
      '12 0 test 1',
      '20 1 complete b',
      '22 1 test 1',
      '32 0 complete a',
      '34 0 test 1',
      '42 1 complete c',
      '44 1 test 0',
    ])
    expect(timeOf(run)[0]).toEqual({ work: 10, rework: 10, verify: 4, barrierWait: 20 })
  })
})

test('preassignment: a task goes to the agent of its last-listed requirement, any other to the next agent in turn', () => {
  const tasks = [task('a', 1), task('b', 1), task('c', 1, 'a', 'b'), task('d', 1), task('e', 1, 'd', 'b'), task('f', 1)]
  const run = play({ tasks, agents: repeated(eager, 2), ...preassigned })
  expect(story(run, 'complete')).toEqual([
    '2 0 complete a',
    '2 0 complete d',
    '4 1 complete b',
    '4 1 complete c',
    '4 1 complete e',
    '4 1 complete f',
  ])
})

test('the test suite fails until every file of every task exists', () => {
  const one = { ...tester, behaviour: { batchTasks: 1, test: 1 } }
  const run = play({ tasks: free('abc', 10), agents: [one], ...preassigned, ...suite })
  expect(story(run, 'test')).toEqual(['12 0 test 1', '24 0 test 1', '36 0 test 0'])
})
