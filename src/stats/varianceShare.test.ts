import { randomNormal } from 'd3-random'
import seedrandom from 'seedrandom'
import { expect, test } from 'vitest'
import { varianceShare } from './index.ts'

test('numbers by hand: 1 and 3, 5 and 7 vary by 16 between groups and by 4 within', () => {
  const share = varianceShare([[1, 3], [5, 7], []])!
  expect(share.etaSquared).toBeCloseTo(16 / 20, 12)
  expect(share.ceiling).toBeCloseTo(1 - (4 / 20) * (3 / 2), 12)
  expect(share).toMatchObject({ count: 4, groups: 2 })
})

test('all or nothing: equal numbers within groups, equal groups', () => {
  const pair = (low: number, high: number) => varianceShare([[low, high], [low, high].reverse()])!
  expect(varianceShare([Array(3).fill(1), Array(3).fill(2)])).toMatchObject({ etaSquared: 1, ceiling: 1 })
  expect(pair(1, 2).etaSquared).toBeCloseTo(0, 12)
})

test('there is none without variance, or with one number a group', () => {
  expect(varianceShare([[2, 2], [2]])).toBeNull()
  expect(varianceShare([[1], [2], [3]])).toBeNull()
  expect(varianceShare([])).toBeNull()
})

test('the ceiling is the share of variance that the means of groups truly have, however few numbers a group has', () => {
  const noise = randomNormal.source(seedrandom.alea('eta'))(0, 1)
  const groups = Array.from({ length: 4000 }, () => {
    const mean = Math.sqrt(2) * noise()
    return [mean + noise(), mean + noise(), mean + noise()]
  })
  const share = varianceShare(groups)!
  // Var 2 between and 1 within; the standard error of an intraclass correlation of 2/3 from 4,000 groups of three is 0.007.
  expect(Math.abs(share.ceiling - 2 / 3)).toBeLessThan(3 * 0.007)
  expect(share.etaSquared).toBeGreaterThan(0.75) // uncorrected, it flatters: (2 + 1/3) / 3
})
