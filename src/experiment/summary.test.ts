import { describe, expect, test } from 'vitest'
import { chain, free, type Parts, type ProfilePart, scenarioOf, task } from '../../test/support/scenario.ts'
import { metrics } from '../metrics/index.ts'
import { categories, type Outcome } from '../team/index.ts'
import { shownBy } from './expected.ts'
import { type Estimate, type Replication, type Row, replicate, Summary, summarise } from './index.ts'

const worker: ProfilePart = { behaviour: { test: 0 } }
const noisy: ProfilePart = {
  latency: { timeToFirstTokenSeconds: 2, noise: { lognormal: { mean: 1, cv: 0.6 } } },
  behaviour: { test: 0.5, lookAhead: 0.5, claimAhead: 0.5, markDone: 0.7, batchTasks: { uniform: { min: 1, max: 4 } } },
  tokens: { overheadTokens: 3 },
}

const summariseOf = (parts: Parts) => summarise(scenarioOf(parts), 1, 20).estimates()

/** All replications, and what they amount to. */
function results(parts: Parts, replications: number): { list: Replication[]; estimates: Record<string, Estimate> } {
  const scenario = scenarioOf(parts)
  const runs = replicate(scenario, scenario.seed, replications)
  const list: Replication[] = []
  for (let step = runs.next(); ; step = runs.next()) {
    if (step.done) return { list, estimates: step.value.estimates() }
    list.push(step.value)
  }
}

const estimatesOf = (parts: Parts, replications = 2) => results(parts, replications).estimates
const meanOf = (estimates: Record<string, Estimate>, name: string) => estimates[name]!.mean
const sumOf = (estimates: Record<string, Estimate>, prefix: string) =>
  categories.reduce((sum, category) => sum + meanOf(estimates, `${prefix}.${category}`)!, 0)

describe('speedup', () => {
  test('is the makespan of one agent over that of the team', () => {
    const estimates = estimatesOf({ tasks: free('abcd', 10), agents: [worker, worker] })
    expect(meanOf(estimates, 'speedup')).toBe(2)
    expect(meanOf(estimates, 'efficiency')).toBe(1)
    const serial = estimatesOf({ tasks: chain('abcd', 10), agents: [worker, worker] })
    expect([meanOf(serial, 'speedup'), meanOf(serial, 'efficiency')]).toEqual([1, 0.5])
  })

  test("is against the team's first member, whatever the others are", () => {
    const slow = { ...worker, latency: { secondsPerOutputToken: 3 } }
    expect(meanOf(estimatesOf({ tasks: free('ab', 10), agents: [worker, slow] }), 'speedup')).toBeCloseTo(20 / 30, 12)
    expect(meanOf(estimatesOf({ tasks: free('ab', 10), agents: [slow, worker] }), 'speedup')).toBe(2)
  })

  test('is a ratio of means, not a mean of ratios', () => {
    const { list, estimates } = results({ tasks: free('abcdefgh', 10), agents: [noisy], size: 3 }, 10)
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    const one = mean(list.map(({ baselineRow }) => baselineRow[0]!))
    const team = mean(list.map(({ row }) => row[0]!))
    expect(meanOf(estimates, 'speedup')).toBeCloseTo(one / team, 12)
  })

  test('of one agent is 1, exactly', () => {
    const estimates = estimatesOf({ tasks: free('abc', 10), agents: [noisy] }, 5)
    expect(meanOf(estimates, 'speedup')).toBe(1)
    for (const end of estimates.speedup!.ci95!) expect(end).toBeCloseTo(1, 6)
  })
})

describe('where the speedup went', () => {
  const tasks = [task('a', 9), ...['b', 'c', 'd', 'e', 'f'].map((id) => task(id, 7, 'a')), task('g', 4, 'b', 'f')]
  const verification = { kind: 'ownTests', seconds: { exponential: { mean: 2 } }, runner: 'shared' }

  test.each([
    ['preassigned', 'rounds'],
    ['preassigned', 'async'],
    ['decentralized', 'rounds'],
    ['decentralized', 'async'],
  ])('the losses sum to n − speedup, the shares to 1 (%s, %s)', (coordination, pacing) => {
    for (const size of [1, 2, 5]) {
      const communication = { kind: 'broadcast', messageTokens: 2 }
      const blocks = { coordination: { kind: coordination }, pacing: { kind: pacing }, verification, communication }
      const estimates = estimatesOf({ tasks, agents: [noisy], size, ...blocks }, 20)
      expect(Math.abs(sumOf(estimates, 'loss') - (size - meanOf(estimates, 'speedup')!))).toBeLessThan(1e-9)
      expect(Math.abs(sumOf(estimates, 'share') - 1)).toBeLessThan(1e-9)
    }
  })

  test('by hand: a fork of 9, five branches and a join on two agents', () => {
    const chosen = { coordination: { kind: 'preassigned', assignment: 'roundRobin' }, pacing: { kind: 'async' } }
    const estimates = estimatesOf({ tasks, agents: [worker, worker], ...chosen })
    // Agent 0: a 9, c 16, e 23, g 30 to 34. Agent 1: waits 9, b 16, d 23, f 30, then idle. One agent: 48.
    expect(meanOf(estimates, 'speedup')).toBeCloseTo(48 / 34, 12)
    expect(meanOf(estimates, 'loss.work')).toBeCloseTo(0, 12)
    expect(meanOf(estimates, 'loss.dependencyWait')).toBeCloseTo((9 + 7) / 34, 12)
    expect(meanOf(estimates, 'loss.idle')).toBeCloseTo(4 / 34, 12)
  })
})

describe('runs that did not complete', () => {
  test('leave durations and what is made of them without a value, and count in all else', () => {
    const scenario = { tasks: chain('abc', 10), agents: [worker], size: 2, limits: { rounds: 1 } }
    const estimates = estimatesOf(scenario, 4)
    expect(estimates.completed).toEqual({ mean: 0, ci95: [0, 0], unit: 'share' })
    const isDuration = (name: string) =>
      metrics.find((metric) => metric.name === name)?.duration ?? /^(speedup|efficiency|share\.|loss\.)/.test(name)
    for (const [name, { mean, ci95 }] of Object.entries(estimates))
      if (isDuration(name)) expect([name, mean, ci95]).toEqual([name, null, null])
    expect(estimates.rounds).toEqual({ mean: 1, ci95: [1, 1], unit: '' })
    expect(meanOf(estimates, 'outputTokens')).toBeGreaterThan(0)
  })

  test('are counted by how they ended and stay out of the means', () => {
    const index = (wanted: string) => metrics.findIndex(({ name }) => name === wanted)
    const row = (makespan: number, completed: number): Row =>
      metrics.map((_, at) => (at === index('makespan') ? makespan : at === index('completed') ? completed : 0))
    const summary = new Summary(2)
    const add = (row: Row, baselineRow: Row, outcome: Outcome) =>
      summary.add({ row, expected: shownBy(row), baselineRow, baselineExpected: shownBy(baselineRow), outcome })
    add(row(10, 1), row(30, 1), 'completed')
    add(row(999, 0), row(50, 1), 'roundLimit')
    add(row(30, 1), row(999, 0), 'completed')
    expect(summary.outcomes).toEqual({ completed: 2, roundLimit: 1 })
    const estimates = summary.estimates()
    expect(meanOf(estimates, 'makespan')).toBe(20)
    expect(meanOf(estimates, 'completed')).toBeCloseTo(2 / 3, 12)
    expect(meanOf(estimates, 'speedup')).toBe(40 / 20)
  })

  test('a duration that no run has, as without rounds, has no mean', () => {
    const { stragglerGap, makespan } = summariseOf({
      tasks: free('abcd', 10),
      agents: [noisy],
      size: 2,
      pacing: { kind: 'async' },
    })
    expect(stragglerGap).toMatchObject({ mean: null, ci95: null })
    expect(makespan!.mean).toBeGreaterThan(0)
  })

  test('no runs at all have no estimates', () => {
    for (const { mean, ci95 } of Object.values(new Summary(3).estimates())) expect([mean, ci95]).toEqual([null, null])
  })
})

test('replications are numbered from 0, differ, and come out the same again', () => {
  const parts = { tasks: free('abcdef', 10), agents: [noisy], size: 2 }
  const rows = () => results(parts, 3).list.map(({ replication, row, baselineRow }) => [replication, row, baselineRow])
  expect(rows().map(([replication]) => replication)).toEqual([0, 1, 2])
  expect(new Set(results(parts, 3).list.map(({ row }) => row[0])).size).toBe(3)
  expect(rows()).toEqual(rows())
})
