import { expect, test } from 'vitest'
import { chain, scenarioOf } from '../../test/support/scenario.ts'
import { StoppingRule } from '../stats/index.ts'
import {
  compare,
  type DesignPoint,
  execute,
  type Job,
  type PointResult,
  type Progress,
  rowAt,
  Simulator,
  Stopped,
  type Study,
} from './index.ts'
import { jobsOf } from './pointTask.ts'
import type { Runner } from './runners/index.ts'
import { type ChunkStore, memoryStore, noStore } from './store/index.ts'

const SEED = 5
const noisy = { latency: { timeToFirstTokenSeconds: 2, noise: { lognormal: { mean: 1, cv: 0.6 } } } }
const points: DesignPoint[] = [1, 2, 3].map((size, index) => ({
  index,
  settings: { 'team.size': size },
  scenario: scenarioOf({ tasks: chain('abcd', 10), agents: [noisy], size }),
}))

/** A runner that finishes what it holds in an order of its own. */
function shuffling(slots: number, order: (waiting: number) => number): Runner & { jobs: Job[] } {
  const simulator = new Simulator(points.map(({ scenario }) => scenario), SEED) // biome-ignore format: short
  const waiting: (() => void)[] = []
  const jobs: Job[] = []
  const release = () => waiting.splice(order(waiting.length), 1)[0]?.()
  return {
    slots,
    jobs,
    run: (job) =>
      new Promise((resolve) => {
        jobs.push(job)
        waiting.push(() => resolve(simulator.rowsOf(job)))
        setTimeout(release, 0)
      }),
    async close() {},
  }
}

const metrics = ['makespan']
const fixed = (replicationsMax: number): Study => {
  return { points, metrics, replicationsMax, checkpoints: [], enough: () => true }
}

/** Stops each point when its makespan is known to 9 %. */
function sequential(): Study {
  const rules = points.map(() => new StoppingRule(0.09))
  const enough: Study['enough'] = ({ index }, summary) => rules[index]!.reached(summary.momentsOf('makespan'))
  return { points, metrics, replicationsMax: 300, checkpoints: [10, 20, 40, 80, 160], enough }
}

/** Results and comparisons with the first point. */
async function results(
  study: Study,
  runner: Runner,
  chunk: number,
  store: ChunkStore = memoryStore(),
): Promise<string> {
  const told: PointResult[] = []
  const points = await execute(study, { runner, store, chunk, onPoint: (point) => told.push(point) })
  expect(told).toEqual(points)
  return JSON.stringify({ points, comparisons: compare(study, points, 0, store, chunk) })
}

test.each([
  ['a fixed number of replications', () => fixed(50)],
  ['sequential stopping', sequential],
])('%s: the same whatever the chunks, the slots and the order of completion', async (_, study) => {
  const expected = await results(study(), shuffling(1, () => 0), 1) // biome-ignore format: short
  for (const chunk of [1, 7, 32, 1000])
    for (const slots of [1, 2, 4]) {
      const last = shuffling(slots, (waiting) => waiting - 1)
      const middle = shuffling(slots, (waiting) => waiting >> 1)
      expect(await results(study(), last, chunk)).toBe(expected)
      expect(await results(study(), middle, chunk)).toBe(expected)
    }
})

test('points stop one by one: the noisier one has more replications', async () => {
  const results = await execute(sequential(), { runner: shuffling(2, () => 0), store: noStore })
  for (const { replications } of results) expect([20, 40, 80, 160, 300]).toContain(replications)
  expect(results.every(({ replications }) => replications < 300)).toBe(true)
})

test('progress: points that are done, and how well the worst known mean of those under way is known', async () => {
  const seen: Progress[] = []
  const study = { ...fixed(50), metrics: ['makespan', 'turns'] } // turns do not vary
  const runner = shuffling(1, () => 0)
  const all = await execute(study, { runner, store: noStore, chunk: 25, onProgress: (now) => seen.push(now) })
  expect(seen.map(({ replications, pointsDone }) => [replications, pointsDone])).toEqual(
    [25, 50, 75, 100, 125, 150].map((replications) => [replications, Math.floor(replications / 50)]),
  )
  const half = await execute({ ...study, replicationsMax: 25 }, { runner, store: noStore, chunk: 25 })
  const shares = half.map(({ metrics: { makespan } }) => makespan!.ci95![1] / makespan!.mean! - 1)
  expect(seen.filter((_, index) => index % 2 === 0).map(({ precision }) => precision)).toEqual(
    shares.map((share) => expect.closeTo(share, 12)),
  )
  expect(seen.at(-1)).toMatchObject({ replicationsMax: 150, resumed: 0, precision: null })
  expect(all).toHaveLength(3)
})

test('what is in the store is not simulated again', async () => {
  const store = memoryStore()
  const expected = await results(fixed(50), shuffling(2, () => 0), 16, store) // biome-ignore format: short
  const again = shuffling(2, () => 0)
  expect(await results(fixed(50), again, 16, store)).toBe(expected)
  expect(again.jobs).toEqual([])
})

test('a stopped study keeps what was finished, and goes on from there', async () => {
  const store = memoryStore()
  const first = shuffling(2, () => 0)
  const stopped = () => first.jobs.length >= 4
  await expect(execute(fixed(50), { runner: first, store, chunk: 16, stopped })).rejects.toThrow(Stopped)
  const rest = shuffling(2, () => 0)
  const whole = await results(fixed(50), rest, 16, store)
  expect(rest.jobs.length).toBeLessThan(12)
  expect(whole).toBe(await results(fixed(50), shuffling(1, () => 0), 16)) // biome-ignore format: short
})

test('a job that fails fails the study', async () => {
  const runner: Runner = { slots: 1, run: () => Promise.reject(new Error('no')), async close() {} }
  await expect(execute(fixed(3), { runner, store: noStore })).rejects.toThrow('no')
})

test('the jobs of a point, read back, are those that were made', async () => {
  for (const checkpoints of [[], [10, 20, 40]]) {
    const runner = shuffling(1, () => 0)
    await execute({ ...fixed(90), checkpoints, enough: () => false }, { runner, store: noStore, chunk: 16 })
    expect(jobsOf(1, 90, checkpoints, 16)).toEqual(runner.jobs.filter(({ point }) => point === 1))
  }
})

test('a team of one is its own baseline, and a row survives being packed', () => {
  const simulator = new Simulator(points.map(({ scenario }) => scenario), SEED) // biome-ignore format: short
  const { outcome, row, baselineRow } = rowAt(simulator.rowsOf({ point: 0, first: 3, count: 2 }), 1)
  expect(outcome).toBe('completed')
  expect(row).toEqual(baselineRow)
  expect(rowAt(simulator.rowsOf({ point: 2, first: 4, count: 1 }), 0).baselineRow).toEqual(row)
})
