import { randomLogNormal, randomNormal } from 'd3-random'
import seedrandom from 'seedrandom'
import { describe, expect, test } from 'vitest'
import { MeanComparison } from './index.ts'

const options = { first: 32, error: 0.05, indifference: 1 }

/** A finished comparison of observations from two sources. */
function compare(x: () => number, y: () => number, more: Partial<typeof options> = {}) {
  const comparison = new MeanComparison({ ...options, ...more })
  let pairs = 0
  for (; comparison.verdict === null; pairs++) comparison.add(x(), y())
  return { verdict: comparison.verdict, pairs }
}

describe('where the means differ by the indifference, the verdict is wrong no more often than it says', () => {
  const laws = {
    normal: (source: () => number) => randomNormal.source(source)(0, 4),
    // Of standard deviation 4 as well, and skewed: mean exp(σ² / 2).
    lognormal: (source: () => number) => {
      const draw = randomLogNormal.source(source)(0, 0.8)
      const scale = 4 / Math.sqrt((Math.exp(0.64) - 1) * Math.exp(0.64))
      return () => scale * draw()
    },
  }
  test.each(Object.keys(laws) as (keyof typeof laws)[])('%s', (law) => {
    const draw = laws[law](seedrandom.alea(`comparison ${law}`))
    const experiments = 1000
    let wrong = 0
    for (let i = 0; i < experiments; i++) if (compare(draw, () => draw() + 1).verdict === 1) wrong++
    expect(wrong / experiments).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / experiments))
  })
})

test('a large difference takes fewer pairs, and common random numbers do too', () => {
  const draw = randomNormal.source(seedrandom.alea('pairs'))(0, 8)
  const mean = (pairs: () => number) => Array.from({ length: 200 }, pairs).reduce((a, b) => a + b) / 200
  const small = mean(() => compare(draw, () => draw() + 1).pairs)
  const large = mean(() => compare(draw, () => draw() + 3).pairs)
  let common = 0
  const correlated = mean(
    () =>
      compare(
        () => (common = draw()),
        () => common + 1 + draw() / 8,
      ).pairs,
  )
  expect(large).toBeLessThan(small / 2)
  expect(correlated).toBeLessThan(small / 4)
})

test('a difference that is large beside its error is seen long before the triangle of a small indifference ends', () => {
  const draw = randomNormal.source(seedrandom.alea('looks'))(0, 10)
  const pairs = Array.from({ length: 50 }, () => compare(draw, () => draw() + 30, { indifference: 0.01 }).pairs)
  expect(new Set(pairs)).toEqual(new Set([32]))
})

test('looks at equal means are wrong no more often than half of the error', () => {
  const draw = randomNormal.source(seedrandom.alea('false looks'))(0, 4)
  const experiments = 400
  let early = 0
  for (let i = 0; i < experiments; i++) {
    const comparison = new MeanComparison({ ...options, error: 0.1, indifference: 0.001 }) // the triangle is far away
    for (let pair = 0; pair < 500; pair++) comparison.add(draw(), draw())
    if (comparison.verdict !== null) early++
  }
  // One-sided looks of 0.05 altogether, to either side.
  expect(early / experiments).toBeLessThan(0.1 + 3 * Math.sqrt((0.1 * 0.9) / experiments))
})

test('differences without variance are looked at for longer; none at all is 0', () => {
  expect(compare(() => 3, () => 5)).toEqual({ verdict: -1, pairs: 256 }) // biome-ignore format: short
  expect(compare(() => 5, () => 3)).toEqual({ verdict: 1, pairs: 256 }) // biome-ignore format: short
  expect(compare(() => 5, () => 5)).toEqual({ verdict: 0, pairs: 256 }) // biome-ignore format: short
})

test('a difference by a rare event, where runs are equal otherwise, is seen', () => {
  const random = seedrandom.alea('rare')
  const mostly10 = () => (random() < 0.05 ? 30 : 10) // 11 on average
  const verdicts = Array.from({ length: 200 }, () => compare(mostly10, () => 10).verdict)
  expect(new Set(verdicts)).toEqual(new Set([1]))
})

test('equal means end too, within the triangle', () => {
  const draw = randomNormal.source(seedrandom.alea('equal'))(0, 4)
  for (let i = 0; i < 100; i++) expect(compare(draw, draw).pairs).toBeLessThan(10_000)
})

test('what it leans to before its verdict', () => {
  const comparison = new MeanComparison(options)
  expect(comparison.leaning).toBe(0)
  comparison.add(1, 2)
  expect([comparison.verdict, comparison.leaning]).toEqual([null, -1])
})

test('options out of range are refused', () => {
  for (const bad of [{ first: 1 }, { first: 2.5 }, { error: 0.5 }, { error: 0 }, { indifference: 0 }])
    expect(() => new MeanComparison({ ...options, ...bad })).toThrow(RangeError)
})
