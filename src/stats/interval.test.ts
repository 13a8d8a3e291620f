import { randomNormal } from 'd3-random'
import seedrandom from 'seedrandom'
import { describe, expect, test } from 'vitest'
import { Moments, meanInterval, Pairs, ratioInterval, relativeHalfWidth, tOfMean } from './index.ts'

function momentsOf(values: readonly number[]): Moments {
  const moments = new Moments()
  for (const value of values) moments.add(value)
  return moments
}

function pairsOf(x: readonly number[], y: readonly number[]): Pairs {
  const pairs = new Pairs()
  x.forEach((value, index) => {
    pairs.add(value, y[index]!)
  })
  return pairs
}

/** A sample of so many values with mean 0 and standard error 1: the reach of its interval is the quantile itself. */
function standard(count: number): Moments {
  const values = Array.from({ length: count }, (_, index) => index)
  const { mean, variance } = momentsOf(values)
  return momentsOf(values.map((value) => (value - mean) / Math.sqrt(variance / count)))
}

describe('the interval of a mean', () => {
  // Student's t, two-sided, as in the table of any textbook: degrees of freedom, level, quantile.
  test.each([
    [1, 0.95, 12.706],
    [2, 0.95, 4.303],
    [4, 0.95, 2.776],
    [9, 0.95, 2.262],
    [29, 0.95, 2.045],
    [4, 0.9, 2.132],
    [9, 0.99, 3.25],
    [120, 0.95, 1.98],
  ])('with %i degrees of freedom at level %f reaches %f standard errors', (degrees, level, quantile) => {
    const [low, high] = meanInterval(standard(degrees + 1), level)!
    expect(high).toBeCloseTo(quantile, 3)
    expect(low).toBeCloseTo(-quantile, 3)
  })

  test('of 1 to 5: 3 ± 2.776 √(2.5 / 5)', () => {
    const [low, high] = meanInterval(momentsOf([1, 2, 3, 4, 5]))!
    expect([low, high]).toEqual([expect.closeTo(3 - 1.9632, 3), expect.closeTo(3 + 1.9632, 3)])
  })

  test('reaches further on the side of the long tail, from 20 values on', () => {
    const skewed = (count: number) =>
      momentsOf(Array.from({ length: count }, (_, index) => Math.exp((5 * index) / count)))
    const reaches = (moments: Moments) => {
      const [low, high] = meanInterval(moments)!
      return [moments.mean - low, high - moments.mean] as const
    }
    const [below, above] = reaches(skewed(20))
    expect(above).toBeGreaterThan(1.2 * below)
    const [left, right] = reaches(skewed(19))
    expect(right).toBeCloseTo(left, 9)
  })

  test('holds a mean where the test of it is not significant, and only there', () => {
    const moments = momentsOf(Array.from({ length: 40 }, (_, index) => Math.exp(index / 10)))
    const quantile = 2.0226909 // Student's, 39 degrees of freedom, 97.5 %
    const [low, high] = meanInterval(moments)!
    expect(tOfMean(moments, low)).toBeCloseTo(quantile, 5)
    expect(tOfMean(moments, high)).toBeCloseTo(-quantile, 5)
  })

  test('of exponential values covers both sides alike, where Student misses on one', () => {
    const source = seedrandom('skewed')
    let [low, high] = [0, 0]
    for (let sample = 0; sample < 4000; sample++) {
      const [from, to] = meanInterval(momentsOf(Array.from({ length: 30 }, () => -Math.log(1 - source()))))!
      if (to < 1) low++
      if (from > 1) high++
    }
    // Student's t misses 6.2 % below and 0.7 % above. Three standard deviations of a share of 2.5 % are 0.7 %.
    expect(low / 4000).toBeLessThan(0.045)
    expect(high / 4000).toBeGreaterThan(0.01)
    expect(Math.abs((low + high) / 4000 - 0.05)).toBeLessThan(0.015)
  })

  test('is none for fewer than two values, and a point for equal ones', () => {
    expect(meanInterval(momentsOf([]))).toBeNull()
    expect(meanInterval(momentsOf([7]))).toBeNull()
    expect(meanInterval(momentsOf([7, 7, 7]))).toEqual([7, 7])
  })
})

describe('the interval of a ratio of means', () => {
  const x = [10, 12, 14]
  const y = [5, 6, 7]

  test('adds the relative variances of independent samples', () => {
    // 2 √(4 / (3 · 144) + 1 / (3 · 36)) = 0.272166, times t(2) = 4.30265.
    const [low, high] = ratioInterval(momentsOf(x), momentsOf(y), new Pairs())!
    expect([low, high]).toEqual([expect.closeTo(2 - 1.17103, 4), expect.closeTo(2 + 1.17103, 4)])
  })

  test('takes the covariance of pairs off: a constant ratio is known exactly', () => {
    expect(ratioInterval(momentsOf(x), momentsOf(y), pairsOf(x, y))).toEqual([
      expect.closeTo(2, 6),
      expect.closeTo(2, 6),
    ])
  })

  test('counts only the pairs that have both values', () => {
    // Two of the three pairs: covariance ((−1)(−0.5) + 1 · 0.5) / 1 = 1, of the means 1 · 2 / 9.
    // 2 √(4 / 432 + 1 / 108 − 2 · (2 / 9) / 72) = 0.222222, times 4.30265.
    const [low, high] = ratioInterval(momentsOf(x), momentsOf(y), pairsOf(x.slice(0, 2), y.slice(0, 2)))!
    expect((high + low) / 2).toBeCloseTo(2, 9)
    expect((high - low) / 2).toBeCloseTo(4.302653 * 2 * Math.sqrt(8 / 432 - (2 * ((1 * 2) / 9)) / 72), 5)
  })

  test('uses the quantile of the smaller sample', () => {
    const [low, high] = ratioInterval(momentsOf([10, 14]), momentsOf([6, 6, 6]), new Pairs())!
    // Standard error of x: 2. Ratio 2, error 2 / 6, t(1) = 12.706.
    expect((high - low) / 2).toBeCloseTo(12.7062 / 3, 3)
  })

  test('is none where it cannot be known', () => {
    expect(ratioInterval(momentsOf([1]), momentsOf(y), new Pairs())).toBeNull()
    expect(ratioInterval(momentsOf(x), momentsOf([1]), new Pairs())).toBeNull()
    expect(ratioInterval(momentsOf(x), momentsOf([-1, 1]), new Pairs())).toBeNull()
  })

  test('holds the true ratio about as often as it says', () => {
    const source = seedrandom('ratio')
    const shared = randomNormal.source(source)(0, 10)
    const own = randomNormal.source(source)(0, 5)
    let held = 0
    for (let sample = 0; sample < 2000; sample++) {
      const common = Array.from({ length: 10 }, () => shared())
      const one = common.map((value) => 100 + value + own())
      const team = common.map((value) => 50 + value / 2 + own())
      const [low, high] = ratioInterval(momentsOf(one), momentsOf(team), pairsOf(one, team))!
      if (low <= 2 && 2 <= high) held++
    }
    // 95 % of 2000, four standard deviations of a binomial share (0.005) and 0.01 for the first-order approximation.
    expect(Math.abs(held / 2000 - 0.95)).toBeLessThan(0.03)
  })
})

test('the relative half-width: the reach over the size of the mean, where there is one', () => {
  const shifted = (mean: number) => momentsOf([-1, 1].map((value) => mean + value)) // standard error 1
  expect(relativeHalfWidth(shifted(10))).toBeCloseTo(12.706 / 10, 3)
  expect(relativeHalfWidth(shifted(-10))).toBeCloseTo(12.706 / 10, 3)
  expect(relativeHalfWidth(shifted(0))).toBeNull()
  expect(relativeHalfWidth(momentsOf([0, 0]))).toBe(0)
  expect(relativeHalfWidth(momentsOf([3]))).toBeNull()
})
