import { describe, expect, test } from 'vitest'
import { chain, free, type ProfilePart, simulate, task } from '../../test/support/scenario.ts'
import { categories, type Run } from '../team/index.ts'
import { metrics, taskSeconds } from './index.ts'

const worker: ProfilePart = { behaviour: { test: 0 } }
const prices = (inputPerMillion: number, outputPerMillion: number) => ({
  inputPerMillion,
  cachedInputPerMillion: inputPerMillion / 10,
  outputPerMillion,
  asOf: '2026-03-01',
  source: 'the test',
})
const value = (run: Run, wanted: string) => metrics.find(({ name }) => name === wanted)!.of(run)

test('names are unique, and every metric has a sentence', () => {
  expect(new Set(metrics.map(({ name }) => name)).size).toBe(metrics.length)
  for (const { summary } of metrics) expect(summary).toMatch(/^[A-Z].*\.$/)
})

describe('time', () => {
  test('makespan is in seconds, and a run is completed or not', () => {
    const run = simulate({ tasks: chain('abc', 10), agents: [worker] })
    expect([value(run, 'makespan'), value(run, 'completed')]).toEqual([30, 1])
    const cut = simulate({ tasks: chain('abc', 10), agents: [worker], limits: { rounds: 2 } })
    expect([value(cut, 'makespan'), value(cut, 'completed')]).toEqual([20, 0])
  })

  test('by category sums to agents times makespan, by hand and in all', () => {
    const run = simulate({ tasks: [task('a', 10), task('b', 4)], agents: [worker, worker] })
    expect([value(run, 'time.work'), value(run, 'time.barrierWait')]).toEqual([14, 6])
    const total = categories.reduce((sum, category) => sum + value(run, `time.${category}`)!, 0)
    expect(total).toBe(2 * 10)
  })
})

describe('tokens and dollars', () => {
  const talker = (input: number, output: number): ProfilePart => ({
    ...worker,
    tokens: { overheadTokens: 5 },
    prices: prices(input, output),
  })
  const context = { systemTokens: 100 }

  test('stand with what caused them', () => {
    const run = simulate({ tasks: free('ab', 10), agents: [talker(1, 2), talker(3, 4)], context })
    expect([value(run, 'inputTokens'), value(run, 'outputTokens'), value(run, 'cachedTokens')]).toEqual([200, 30, 0])
    expect([value(run, 'tokens.work'), value(run, 'tokens.overhead')]).toEqual([20, 210])
    expect(value(run, 'cost')).toBeCloseTo((100 * 1 + 15 * 2 + 100 * 3 + 15 * 4) / 1e6, 15)
    expect(value(run, 'cost.work')).toBeCloseTo((10 * 2 + 10 * 4) / 1e6, 15)
    expect(value(run, 'cost.overhead')).toBeCloseTo((100 * 1 + 5 * 2 + 100 * 3 + 5 * 4) / 1e6, 15)
  })

  test('are waste where two agents write the same', () => {
    const coordination = { kind: 'decentralized' }
    const run = simulate({ tasks: free('a', 10), agents: [talker(1, 2), talker(1, 2)], coordination })
    expect([value(run, 'tokens.work'), value(run, 'tokens.duplicate')]).toEqual([10, 10])
  })

  test('there are no dollars as soon as one agent has no prices', () => {
    const run = simulate({ tasks: free('ab', 10), agents: [talker(1, 2), worker] })
    expect([value(run, 'cost'), value(run, 'cost.work')]).toEqual([null, null])
  })

  test('of a turn that the end of the run cut off count in full, its time only so far', () => {
    const run = simulate({ tasks: free('a', 7200), agents: [worker], context, limits: { hours: 1 } })
    expect(run.outcome).toBe('timeLimit')
    expect([value(run, 'time.work'), value(run, 'outputTokens'), value(run, 'inputTokens')]).toEqual([3600, 7200, 100])
    expect(value(run, 'messages')).toBe(0)
  })
})

describe('quality', () => {
  // a → c, b → d → e; only b is difficult, and goes wrong.
  const tasks = [task('a', 1), task('b', 1), task('c', 1, 'a'), task('d', 1, 'b'), task('e', 1, 'd')]
  const wrong = (detection: number): ProfilePart => ({ ...worker, quality: { errorRate: 1, detection } })
  const difficulties = [0, 1, 0, 0, 0]
  const run = (detection: number) =>
    simulate({
      tasks: tasks.map((one, index) => ({ ...one, difficulty: difficulties[index] })),
      agents: [wrong(detection)],
    })

  test.each([0, 1])(
    'counts an error whether tests could tell or not (detection %i), and what needs it',
    (detection) => {
      expect(value(run(detection), 'errorsLeft')).toBe(1)
      expect(value(run(detection), 'tasksAffected')).toBe(3)
    },
  )
})

describe('the realised critical path', () => {
  test('is the longest way over the times that tasks took', () => {
    const tasks = [task('a', 10), task('b', 20, 'a'), task('c', 25), task('d', 1, 'b', 'c')]
    const slow = { ...worker, latency: { secondsPerOutputToken: 2 } }
    const coordination = { kind: 'preassigned', assignment: 'roundRobin' }
    const run = simulate({ tasks, agents: [worker, slow], pacing: { kind: 'async' }, coordination })
    expect([...taskSeconds(run)]).toEqual([10, 40, 25, 2])
    expect(value(run, 'criticalPath')).toBe(52)
  })

  test('counts the first writer of a task, not the duplicate', () => {
    const slow = { ...worker, latency: { secondsPerOutputToken: 3 } }
    const run = simulate({ tasks: free('a', 10), agents: [slow, worker], coordination: { kind: 'decentralized' } })
    expect([...taskSeconds(run)]).toEqual([10])
  })

  test('leaves out what an agent began on a file that another finished first', () => {
    const capped = { ...worker, tokens: { outputTokensMax: 10 } }
    const run = simulate({ tasks: free('a', 20), agents: [capped, worker], coordination: { kind: 'decentralized' } })
    expect(value(run, 'time.work')).toBe(10 + 20)
    expect([...taskSeconds(run)]).toEqual([20])
  })

  test('a task that nobody finished took no time', () => {
    const capped = { ...worker, tokens: { outputTokensMax: 10 } }
    const half = [{ id: 'half', outputTokens: 20, files: ['x.py', 'y.py'] }]
    const run = simulate({ tasks: half, agents: [capped], limits: { rounds: 1 } })
    expect(run.tasksDone).toBe(0)
    expect([...taskSeconds(run)]).toEqual([0])
  })

  test('a task of several files took the time of all of them', () => {
    const capped = { ...worker, tokens: { outputTokensMax: 10 } }
    const run = simulate({ tasks: [{ id: 'two', outputTokens: 20, files: ['x.py', 'y.py'] }], agents: [capped] })
    expect([...taskSeconds(run)]).toEqual([20])
  })
})
