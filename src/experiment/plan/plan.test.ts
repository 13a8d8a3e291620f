import { describe, expect, test } from 'vitest'
import { chain, free, type Parts, scenarioOf, task } from '../../../test/support/scenario.ts'
import { Simulator, Stopped, summarise } from '../index.ts'
import { inlineRunner } from '../runners/inline.ts'
import type { Runner } from '../runners/runner.ts'
import { designsOf, type PlanGoal, plan, usualGoal } from './index.ts'

const SEED = 3
const goal: PlanGoal = { ...usualGoal, minimize: 'team' }
const prices = {
  inputPerMillion: 0,
  cachedInputPerMillion: 0,
  outputPerMillion: 1e6,
  asOf: '2026-01-01',
  source: 'test',
}
const noisy = { latency: { noise: { lognormal: { mean: 1, cv: 0.4 } } }, prices }
const upTo = (size: number) => Array.from({ length: size }, (_, index) => index + 1)

/** Asks for a plan of one way to work at every size up to `sizeMax`. */
async function planOf(
  parts: Parts,
  sizeMax: number,
  more: Partial<PlanGoal> = {},
  made?: (runner: Runner) => Runner,
  seed = SEED,
) {
  const scenario = scenarioOf({ ...parts, size: sizeMax })
  const designs = designsOf([{ settings: { 'coordination.kind': 'preassigned' }, scenario }], upTo(sizeMax))
  const inline = inlineRunner({ scenarios: designs.map((design) => design.scenario), seed })
  const question = { scenario: 'test', seed, designs, goal: { ...goal, ...more }, replicationsMax: 1000 }
  return await plan(question, 'a version', { runner: made ? made(inline) : inline })
}

/** A serial task of 2 s, then 18 of 1 s: n agents take 2 + ⌈18 / n⌉ s. */
const amdahl: Parts = {
  tasks: [task('s', 2), ...free('abcdefghijklmnopqr', 1).map((one) => ({ ...one, needs: ['s'] }))],
  agents: [{ prices }],
  coordination: { kind: 'preassigned', assignment: 'roundRobin' },
  pacing: { kind: 'async' },
}

describe('where the makespan is 2 + ⌈18 / n⌉', () => {
  const size = (result: Awaited<ReturnType<typeof planOf>>) =>
    result.recommended === null ? null : result.designs[result.recommended]!.size

  test('the smallest team within a share of the shortest', async () => {
    expect(size(await planOf(amdahl, 18))).toBe(18)
    expect(size(await planOf(amdahl, 18, { tolerance: 0.4 }))).toBe(9) // 4 s
    expect(size(await planOf(amdahl, 18, { tolerance: 0.7 }))).toBe(6) // 5 s
    expect(size(await planOf(amdahl, 12, { minimize: 'makespan', tolerance: 0 }))).toBe(9) // as fast as 10, 11 and 12
  })
  test('a deadline rules out small teams; of equally dear ones the first', async () => {
    const result = await planOf(amdahl, 18, { minimize: 'cost', tolerance: 0, deadlineSeconds: 5 })
    expect(size(result)).toBe(6)
    expect(result.designs.map(({ meets }) => meets.share)).toEqual(upTo(18).map((n) => (n >= 6 ? 1 : 0)))
    expect(result.designs[4]).toMatchObject({ size: 5, feasible: false })
    expect(result.designs[5]).toMatchObject({ size: 6, feasible: true })
  })
  test('nothing meets an impossible deadline; the answer then is about the nearest', async () => {
    const result = await planOf(amdahl, 18, { deadlineSeconds: 2.5 })
    expect(result).toMatchObject({ recommended: null, runnerUp: null, settled: true, nearest: 17 })
    expect(result.promises).toEqual({ deadline: { limit: 3, design: 17 }, budget: null })
    expect(result.longestChain.seconds).toBe(3)
    expect(result.designs.every(({ feasible }) => feasible === false)).toBe(true)
  })
  test('a deadline that could be promised is kept by some design if it is asked for next', async () => {
    const team: Parts = { ...amdahl, agents: [noisy] }
    for (const seed of [1, 2, 3, 4]) {
      const { promises } = await planOf(team, 4, { deadlineSeconds: 1 }, undefined, seed)
      const again = await planOf(team, 4, { deadlineSeconds: promises!.deadline!.limit }, undefined, seed + 100)
      expect(again.recommended).not.toBeNull()
    }
  })
  test('a budget below what the tokens cost is met by nobody, one above by all', async () => {
    expect((await planOf(amdahl, 4, { budgetDollars: 19.9 })).recommended).toBeNull()
    expect(size(await planOf(amdahl, 4, { budgetDollars: 20.1 }))).toBe(4)
  })
  test('where only the budget fails, the nearest is near it, and the budget that could be promised is named', async () => {
    const talks: Parts = { ...amdahl, communication: { kind: 'broadcast', messageTokens: 1 } }
    const result = await planOf(talks, 6, { budgetDollars: 1 })
    const cheapest = Math.min(...result.designs.map(({ metrics }) => metrics.cost!.mean!))
    expect(result.designs[result.nearest!]).toMatchObject({ size: 1 })
    expect(result.designs[result.nearest!]!.metrics.cost!.mean).toBe(cheapest)
    expect(result.promises).toEqual({ deadline: null, budget: { limit: cheapest, design: 0 } })
  })
  test('dollars and time together: the more an hour is worth, the more agents', async () => {
    // A message costs a dollar, and everybody reads it: teams are dear.
    const talks: Parts = { ...amdahl, communication: { kind: 'broadcast', messageTokens: 1 } }
    const sizes = []
    for (const dollarsPerSecond of [0.01, 1000]) {
      const result = await planOf(talks, 6, { minimize: 'total', valueOfTimePerHour: 3600 * dollarsPerSecond })
      const { metrics } = result.designs[result.recommended!]!
      expect(metrics.total!.mean).toBeCloseTo(metrics.cost!.mean! + dollarsPerSecond * metrics.makespan!.mean!, 6)
      sizes.push(size(result))
    }
    expect(sizes).toEqual([1, 6])
  })
  test('the longest chain, the front, and the sizes beside the best', async () => {
    const result = await planOf(amdahl, 12)
    expect(result.longestChain).toEqual({ tasks: ['s', 'a'], seconds: 3, ci95: [3, 3] })
    expect(result.front).toEqual([8]) // 9 to 12 agents: all 4 s, all 20 dollars
    expect(result.turningPoint).toMatchObject({ best: 9, hurtsFrom: null })
    expect(result.turningPoint!.steps.map(({ excess }) => excess!.mean)).toEqual(
      upTo(12).map((n) => 2 + Math.ceil(18 / n) - 4),
    )
  })
})

test("Brooks's point: where messages cost more than another agent brings, more agents hurt", async () => {
  const talkative: Parts = {
    tasks: free('abcdefghijklmnopqrstuvwx', 10),
    agents: [{ latency: { secondsPerInputToken: 0.4 } }],
    coordination: { kind: 'preassigned', assignment: 'roundRobin' },
    communication: { kind: 'broadcast', messageTokens: 8 },
    pacing: { kind: 'async' },
  }
  const makespan = (size: number) => summarise(scenarioOf({ ...talkative, size }), SEED, 1).estimates().makespan!.mean!
  const expected = upTo(16).map(makespan)
  const { turningPoint } = await planOf(talkative, 16)
  const best = expected.indexOf(Math.min(...expected)) + 1
  expect(best).toBeLessThan(16)
  expect(turningPoint).toMatchObject({ best })
  const hurts = expected.findLastIndex((seconds) => seconds <= expected[best - 1]!) + 2
  expect(turningPoint!.hurtsFrom).toBe(hurts)
})

describe('losses', () => {
  test('are those of the ledger, largest first; with a loss gone the speedup grows by it', async () => {
    const { losses, designs, recommended } = await planOf(amdahl, 6, { minimize: 'makespan', tolerance: 0 })
    const { metrics } = designs[recommended!]!
    const speedup = metrics.speedup!.mean!
    expect(speedup).toBeCloseTo(4, 9)
    expect(losses.map(({ category }) => category)).toEqual(['dependencyWait'])
    expect(losses[0]!.speedup).toBeCloseTo(2, 9)
    expect(losses[0]!.makespanAtBest).toBeCloseTo(20 / 6, 9)
  })
  test('the largest is tried without its cause: no needs, 19 tasks and 20 s of work among 6', async () => {
    const { losses } = await planOf(amdahl, 6, { minimize: 'makespan', tolerance: 0 })
    // Round robin gives the first agent the task of 2 s and three more of 1 s.
    expect(losses[0]!.trial).toMatchObject({ words: 'no task needed another', makespan: 5 })
  })
})

test('a loss is made good no further than the longest chain allows', async () => {
  // Two chains of 4 and 1: the second agent idles for 3 s, which no division of the work would make good.
  const parts: Parts = { ...amdahl, tasks: [...chain('abcd', 1), task('e', 1)] }
  const { losses, longestChain } = await planOf(parts, 2, { minimize: 'makespan', tolerance: 0 })
  const idle = losses.find(({ category }) => category === 'idle')
  expect(longestChain).toEqual({ tasks: ['a', 'b', 'c', 'd'], seconds: 4, ci95: [4, 4] })
  expect(idle).toMatchObject({ makespanAtBest: 4, limitedByChain: true })
})

describe('with noise', () => {
  const parts: Parts = { ...amdahl, agents: [noisy] }
  test('the runner-up has the runs that the recommended design has', async () => {
    const { designs, recommended, runnerUp } = await planOf(parts, 8, { deadlineSeconds: 60 })
    expect(designs[runnerUp!.design]!.replications).toBeGreaterThanOrEqual(designs[recommended!]!.replications)
    expect(runnerUp!.pairs).toBe(designs[recommended!]!.replications)
  })
  test('the answer does not depend on the order in which jobs end', async () => {
    const shuffled = (inline: Runner): Runner => {
      let turn = 0
      return {
        ...inline,
        slots: 5,
        run: async (job) => {
          const wait = (turn++ * 7) % 5
          for (let i = 0; i < wait; i++) await new Promise((resolve) => setTimeout(resolve, 0))
          return inline.run(job)
        },
      }
    }
    const [one, other] = [await planOf(parts, 8), await planOf(parts, 8, {}, shuffled)]
    expect(other).toEqual(one)
  })
  test('designs that are clearly worse are given up early', async () => {
    const { designs, runs, settled } = await planOf(parts, 12, { minimize: 'makespan', tolerance: 0 })
    expect(settled).toBe(true)
    expect(runs).toBe(designs.reduce((sum, { replications }) => sum + replications, 0))
    expect(designs.filter(({ size, beaten }) => size <= 3 && beaten)).toHaveLength(3)
    expect(designs.filter(({ beaten, feasible }) => !beaten && feasible !== false)).toHaveLength(1)
  })
})

test('a stop between jobs ends it', async () => {
  const designs = designsOf([{ settings: {}, scenario: scenarioOf({ ...amdahl, size: 2 }) }], [1, 2])
  const simulator = new Simulator(designs.map(({ scenario }) => scenario), SEED) // biome-ignore format: short
  let jobs = 0
  const runner: Runner = {
    slots: 1,
    run: async (job) => {
      jobs++
      return simulator.rowsOf(job)
    },
    close: async () => {},
  }
  const question = { scenario: 'test', seed: SEED, designs, goal, replicationsMax: 100 }
  await expect(plan(question, 'v', { runner, stopped: () => jobs > 0 })).rejects.toThrow(Stopped)
  expect(jobs).toBeLessThanOrEqual(2)
})
