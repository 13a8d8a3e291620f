import fc from 'fast-check'
import { expect, test } from 'vitest'
import { criticalPath, grahamRatio, makespanLowerBound, totalWork } from './index.ts'
import { grahamTasks, graphs } from './testing/graphs.ts'
import { listSchedule, optimum } from './testing/schedule.ts'

const inOrder = (tasks: readonly unknown[]) => [...tasks.keys()]

// "Bounds on multiprocessing timing anomalies" (1969): more workers, shorter tasks and fewer needs all take longer. Known
// answers for the scheduler that these tests hold the bounds against.
test("the tests' list scheduler reproduces Graham's anomalies", () => {
  const { needs, weights } = grahamTasks
  const list = inOrder(weights)
  expect(listSchedule(needs, weights, 3, list)).toBe(12)
  expect(listSchedule(needs, weights, 4, list)).toBe(15)
  const shorter = weights.map((weight) => weight - 1)
  expect(listSchedule(needs, shorter, 3, list)).toBe(13)
  const fewer = needs.map((need, task) => (task === 4 || task === 5 ? [] : need))
  expect(listSchedule(fewer, weights, 3, list)).toBe(16)
})

test('no schedule is shorter than the lower bound, no list schedule longer than the ratio times the shortest', () => {
  fc.assert(
    fc.property(graphs(6, 1), fc.integer({ min: 1, max: 4 }), ({ needs, weights }, workers) => {
      const shortest = optimum(needs, weights, workers)
      const { length } = criticalPath(needs, weights)
      expect(shortest).toBeGreaterThanOrEqual(makespanLowerBound(totalWork(weights), length, workers))
      for (const list of [inOrder(needs), inOrder(needs).reverse()]) {
        const makespan = listSchedule(needs, weights, workers, list)
        expect(makespan).toBeGreaterThanOrEqual(shortest)
        expect(makespan).toBeLessThanOrEqual(grahamRatio(workers) * shortest + 1e-9)
      }
    }),
  )
})

test.each([2, 3, 5])('the ratio is reached: on %d workers a long task at the end of the list', (workers) => {
  const durations = [...Array<number>(workers * (workers - 1)).fill(1), workers]
  const needs = durations.map(() => [])
  const worst = listSchedule(needs, durations, workers, inOrder(durations))
  const longestFirst = listSchedule(needs, durations, workers, inOrder(durations).reverse())
  expect(longestFirst).toBe(makespanLowerBound(totalWork(durations), workers, workers))
  expect(worst / longestFirst).toBeCloseTo(grahamRatio(workers), 14)
})

test('the lower bound is the larger of the shared work and the chain', () => {
  expect(makespanLowerBound(34, 12, 2)).toBe(17)
  expect(makespanLowerBound(34, 12, 3)).toBe(12)
  expect(makespanLowerBound(0, 0, 1)).toBe(0)
})

test('one worker is never late, and no number of workers twice as late', () => {
  expect(grahamRatio(1)).toBe(1)
  expect(grahamRatio(1e6)).toBeLessThan(2)
})

test('arguments out of range are refused', () => {
  for (const workers of [0, 1.5, Infinity, Number.NaN]) {
    expect(() => grahamRatio(workers)).toThrow('workers: expected an integer >= 1')
    expect(() => makespanLowerBound(2, 1, workers)).toThrow(RangeError)
  }
  expect(() => makespanLowerBound(1, 2, 1)).toThrow('span: expected a number from 0 to 1')
  expect(() => makespanLowerBound(-1, 0, 1)).toThrow(RangeError)
  expect(() => makespanLowerBound(Infinity, 0, 1)).toThrow(RangeError)
})
