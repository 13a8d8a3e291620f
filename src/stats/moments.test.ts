import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Moments, Pairs } from './index.ts'

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 50 })
const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length

/** Sample covariance in two passes. */
function covariance(x: readonly number[], y: readonly number[]): number {
  const [centreX, centreY] = [mean(x), mean(y)]
  return x.reduce((sum, value, index) => sum + (value - centreX) * (y[index]! - centreY), 0) / (x.length - 1)
}

function momentsOf(list: readonly number[]): Moments {
  const moments = new Moments()
  for (const value of list) moments.add(value)
  return moments
}

/** Rounding of sums of squares as large as these. */
const near = (value: number, list: readonly number[]) =>
  expect.toSatisfy(
    (got: number) => Math.abs(got - value) <= 1e-9 * (Math.abs(value) + Math.max(...list.map(Math.abs)) ** 2 + 1e-9),
  )

test('one pass gives the mean and variance of two', () => {
  fc.assert(
    fc.property(values, (list) => {
      const moments = momentsOf(list)
      expect(moments.count).toBe(list.length)
      expect(Math.abs(moments.mean - mean(list))).toBeLessThan(1e-6)
      expect(moments.variance).toEqual(near(covariance(list, list), list))
    }),
  )
})

test('a variance far below the mean survives, where the sum of squares would lose it', () => {
  const { mean, variance } = momentsOf([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])
  expect(mean).toBe(1e9 + 10)
  expect(variance).toBe(30)
})

test('fewer than two numbers have no variance', () => {
  expect(momentsOf([]).variance).toBeNaN()
  expect(momentsOf([3])).toMatchObject({ count: 1, mean: 3 })
  expect(momentsOf([3]).variance).toBeNaN()
})

test('one pass gives the covariance of two', () => {
  fc.assert(
    fc.property(values, fc.infiniteStream(fc.double({ min: -1e6, max: 1e6, noNaN: true })), (x, stream) => {
      const y = x.map(() => stream.next().value)
      const pairs = new Pairs()
      x.forEach((value, index) => {
        pairs.add(value, y[index]!)
      })
      expect(pairs.covariance).toEqual(near(covariance(x, y), [...x, ...y]))
    }),
  )
})

test('a covariance by hand, and none for one pair', () => {
  const pairs = new Pairs()
  pairs.add(1, 8)
  expect(pairs.covariance).toBe(0)
  pairs.add(2, 4)
  pairs.add(6, 3)
  // Means 3 and 5: (−2 · 3 + −1 · −1 + 3 · −2) / 2.
  expect(pairs.covariance).toBeCloseTo(-5.5, 12)
})

test('the skewness of two passes, adjusted; 0 for fewer than three numbers and for equal ones', () => {
  const list = [1, 2, 2, 3, 10]
  // Mean 3.6; sums of squares and cubes of the deviations 53.2 and 236.16 by hand.
  const g1 = 236.16 / 5 / (53.2 / 5) ** 1.5
  expect(momentsOf(list).skewness).toBeCloseTo((g1 * Math.sqrt(20)) / 3, 9)
  expect(momentsOf(list.map((value) => -value)).skewness).toBeCloseTo(-momentsOf(list).skewness, 12)
  expect([momentsOf([]), momentsOf([1, 5]), momentsOf([7, 7, 7])].map(({ skewness }) => skewness)).toEqual([0, 0, 0])
})

test('a number of weight two is there twice', () => {
  const [weighted, twice] = [new Moments(), momentsOf([1, 4, 4, 6])]
  for (const [value, weight] of [
    [1, 1],
    [4, 2],
    [6, 1],
  ] as const)
    weighted.addWeighted(value, weight)
  expect(weighted).toMatchObject({ count: 3, weight: 4, mean: twice.mean })
  expect(weighted.variance).toBeCloseTo(twice.variance, 12)
  expect(weighted.skewness).toBeCloseTo(twice.skewness, 12)
  expect(weighted.varianceOfMean).toBeCloseTo(twice.variance / 4, 12)
})
