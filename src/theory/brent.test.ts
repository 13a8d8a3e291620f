import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  amdahlSpeedup,
  brentBound,
  criticalPath,
  grahamRatio,
  makespanLowerBound,
  parallelShare,
  totalWork,
} from './index.ts'
import { graphs } from './testing/graphs.ts'
import { listSchedule } from './testing/schedule.ts'

test('no greedy schedule takes longer, whatever the order of its list', () => {
  fc.assert(
    fc.property(graphs(10, 1), fc.integer({ min: 1, max: 5 }), fc.nat(), ({ needs, weights }, workers, turn) => {
      const bound = brentBound(totalWork(weights), criticalPath(needs, weights).length, workers)
      const list = [...needs.keys()]
      const turned = [...list.splice(turn % needs.length), ...list]
      for (const order of [turned, [...turned].reverse()])
        expect(listSchedule(needs, weights, workers, order)).toBeLessThanOrEqual(bound + 1e-9)
    }),
  )
})

test('its speedup is Amdahl’s formula with the p of the graph: a guarantee there, and no bound', () => {
  fc.assert(
    fc.property(graphs(10, 1), fc.integer({ min: 1, max: 5 }), ({ needs, weights }, workers) => {
      const work = totalWork(weights)
      const bound = brentBound(work, criticalPath(needs, weights).length, workers)
      expect(amdahlSpeedup(parallelShare(needs, weights), workers)).toBeCloseTo(work / bound, 9)
    }),
  )
})

test('the bound is reached: unit tasks before a chain', () => {
  // 3 workers, 6 free unit tasks, then a chain of 4 at the end of the list: 2 + 4 = 4 + (10 - 4) / 3.
  const needs = [[], [], [], [], [], [], [], [6], [7], [8]]
  const weights = needs.map(() => 1)
  expect(listSchedule(needs, weights, 3, [...needs.keys()])).toBe(6)
  expect(brentBound(10, 4, 3)).toBe(6)
})

test('it lies between the lower bound and Graham’s ratio times it, and below work / workers + span', () => {
  const fraction = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fraction, fc.integer({ min: 1, max: 100 }), (work, part, workers) => {
      const span = work * part
      const [bound, lower] = [brentBound(work, span, workers), makespanLowerBound(work, span, workers)]
      expect(bound).toBeGreaterThanOrEqual(lower * (1 - 1e-12))
      expect(bound).toBeLessThanOrEqual(grahamRatio(workers) * lower * (1 + 1e-12))
      expect(bound).toBeLessThanOrEqual((work / workers + span) * (1 + 1e-12))
    }),
  )
})

test('one worker takes the work, many take the span', () => {
  expect(brentBound(34, 12, 1)).toBe(34)
  expect(brentBound(34, 12, 1e9)).toBeCloseTo(12, 6)
  expect(brentBound(0.1 + 0.2, 0.3, 2)).toBeCloseTo(0.3, 12)
  expect(brentBound(0.3, 0.1 + 0.2, 2)).toBeCloseTo(0.3, 12) // the sum of a chain, rounded up
})

test.each([
  [1, 2, 1],
  [-1, 0, 1],
  [1, -1, 1],
  [1, 1, 0],
  [1, 1, 1.5],
  [Number.NaN, 0, 1],
  [1, Number.NaN, 1],
])('work %d, span %d, %d workers are refused', (work, span, workers) => {
  expect(() => brentBound(work, span, workers)).toThrow(RangeError)
})
