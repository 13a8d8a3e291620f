import fc from 'fast-check'
import seedrandom from 'seedrandom'
import { describe, expect, test } from 'vitest'
import { Sketch } from './index.ts'

const magnitude = fc.double({ min: -290, max: 290, noNaN: true }).map((power) => 10 ** power)
const value = fc.oneof(
  magnitude,
  magnitude.map((it) => -it),
  fc.constantFrom(0, -0, 1, -1),
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
)
const values = fc.array(value, { minLength: 1, maxLength: 60 })
const share = fc.double({ min: 0, max: 1, noNaN: true })

function sketchOf(list: readonly number[]): Sketch {
  const sketch = new Sketch()
  for (const it of list) sketch.add(it)
  return sketch
}

/** All that a sketch knows. */
const state = (sketch: Sketch): string => JSON.stringify(sketch)

const sorted = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b)

describe('a quantile', () => {
  test('is within 0.5 % of the observation of its rank, of either sign and any size', () => {
    fc.assert(
      fc.property(values, share, (list, q) => {
        const exact = sorted(list)[Math.max(1, Math.ceil(q * list.length - 1e-9)) - 1]!
        const found = sketchOf(list).quantile(q)!
        const error = Math.abs(found - exact)
        // Subnormal numbers count as zero; a logarithm at a bucket's end may round to its neighbour.
        expect(error).toBeLessThanOrEqual(Math.max(2 ** -1022, 0.005 * Math.abs(exact) * (1 + 1e-9)))
      }),
      { numRuns: 500 },
    )
  })

  test('never falls as q grows', () => {
    fc.assert(
      fc.property(values, share, share, (list, p, q) => {
        const sketch = sketchOf(list)
        expect(sketch.quantile(Math.min(p, q))).toBeLessThanOrEqual(sketch.quantile(Math.max(p, q))!)
      }),
    )
  })

  test('has exact ends, and rounds no rank up', () => {
    const list = Array.from({ length: 100 }, (_, i) => i + 1)
    const sketch = sketchOf(list)
    expect([sketch.quantile(0), sketch.quantile(0.01), sketch.quantile(1)]).toEqual([1, 1, 100])
    // 0.07 · 100 = 7.000000000000001 is rank 7.
    expect(sketch.quantile(0.07)! / 7).toSatisfy((ratio: number) => Math.abs(ratio - 1) <= 0.00501)
  })

  test('of nothing is none; what is no number or no share is refused', () => {
    expect(new Sketch().quantile(0.5)).toBeNull()
    for (const bad of [Number.NaN, Infinity, -Infinity]) {
      const sketch = new Sketch()
      expect(() => sketch.add(bad)).toThrow(RangeError)
      expect(sketch).toEqual(new Sketch())
    }
    for (const q of [-0.1, 1.1, Number.NaN]) expect(() => sketchOf([1]).quantile(q)).toThrow(RangeError)
  })

  test('of the largest and smallest doubles', () => {
    const ends = [-Number.MAX_VALUE, -(2 ** -1022), 5e-324, 2 ** -1022, Number.MAX_VALUE]
    const sketch = sketchOf(ends)
    expect(sketch.quantile(0)).toBe(-Number.MAX_VALUE)
    expect(sketch.quantile(0.5)).toBe(0)
    expect(sketch.quantile(0.8)! / 2 ** -1022).toBeCloseTo(1, 2)
    expect(sketchOf([1, Number.MAX_VALUE, Number.MAX_VALUE]).quantile(0.5)).toBeLessThanOrEqual(Number.MAX_VALUE)
    expect(state(Sketch.fromJSON(JSON.parse(state(sketch))))).toBe(state(sketch))
  })
})

describe('merging', () => {
  const parts = fc.array(fc.array(value, { maxLength: 20 }), { minLength: 1, maxLength: 5 })

  test('in any order gives the state of adding in any order', () => {
    fc.assert(
      fc.property(parts, (lists) => {
        const [forwards, backwards] = [new Sketch(), new Sketch()]
        for (const list of lists) forwards.merge(sketchOf(list))
        for (const list of lists.toReversed()) backwards.merge(sketchOf(list.toReversed()))
        expect(state(forwards)).toBe(state(backwards))
        expect(state(forwards)).toBe(state(sketchOf(lists.flat())))
      }),
    )
  })

  test('with itself doubles every count', () => {
    const sketch = sketchOf([-2, 0, 3, 700])
    sketch.merge(sketch)
    expect(sketch).toEqual(sketchOf([-2, 0, 3, 700, -2, 0, 3, 700]))
  })

  test('JSON brings everything back, nothing too', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 30 }), (list) => {
        const sketch = sketchOf(list)
        const back = Sketch.fromJSON(JSON.parse(state(sketch)))
        expect([state(back), back.count]).toEqual([state(sketch), list.length])
      }),
    )
  })

  test('what no toJSON gave is refused', () => {
    expect(() => Sketch.fromJSON([[2, 1, 0], [], []])).toThrow(RangeError)
    expect(() => Sketch.fromJSON([[1, 2, 0], [], [0, 1.5]])).toThrow(RangeError)
    expect(() => Sketch.fromJSON([[1, 2, 0], [], [1e9, 1]])).toThrow(RangeError)
    expect(() => Sketch.fromJSON([[1, 2, 0], [], [3]])).toThrow(RangeError)
  })
})

test('bins are ascending, do not overlap, and hold every observation', () => {
  fc.assert(
    fc.property(values, (list) => {
      const bins = sketchOf(list).bins()
      expect(bins.reduce((sum, [, , count]) => sum + count, 0)).toBe(list.length)
      bins.forEach(([low, high], i) => {
        expect(low).toBeLessThanOrEqual(high)
        if (i > 0) expect(bins[i - 1]![1]).toBeLessThanOrEqual(low)
      })
      // A logarithm at a bucket's end may round to its neighbour.
      const slack = 1e-9
      for (const it of list.filter((one) => Math.abs(one) >= 2 ** -1022)) {
        const held = ([low, high]: readonly number[]) =>
          low! - Math.abs(low!) * slack <= it && it <= high! + Math.abs(high!) * slack
        expect(bins.some(held)).toBe(true)
      }
    }),
  )
})

describe('the interval of a quantile', () => {
  // Ranks by hand from the binomial distribution: n = 100, q = 0.5 gives 40 and 61 (David and Nagaraja, section 7.1).
  test('lies between the order statistics of the tables', () => {
    const [low, high] = sketchOf(Array.from({ length: 100 }, (_, i) => i + 1)).quantileInterval(0.5)!
    expect(low / 40).toSatisfy((ratio: number) => ratio > 0.99 && ratio <= 1)
    expect(high / 61).toSatisfy((ratio: number) => ratio >= 1 && ratio < 1.0102)
  })

  test('is none where the observations are too few: of a median, fewer than six', () => {
    // min and max of n hold the median unless all lie on one side: 1 − 2 / 2^n >= 0.95 from n = 6.
    for (const [count, known] of [
      [0, false],
      [1, false],
      [5, false],
      [6, true],
    ] as const)
      expect(sketchOf(Array.from({ length: count }, (_, i) => i + 1)).quantileInterval(0.5) !== null).toBe(known)
    expect(sketchOf([1, 2, 3]).quantileInterval(0.99)).toBeNull()
  })

  test.each([
    [0.5, 0.95],
    [0.9, 0.95],
    [0.9, 0.8],
  ])('of q = %f holds the true one at least as often as its level %f says', (q, level) => {
    const random = seedrandom(`quantile ${q}`)
    const truth = -Math.log(1 - q) // of the standard exponential distribution
    let held = 0
    for (let sample = 0; sample < 600; sample++) {
      const [low, high] = sketchOf(Array.from({ length: 100 }, () => -Math.log(1 - random()))).quantileInterval(
        q,
        level,
      )!
      if (low <= truth && truth <= high) held++
    }
    // Less four standard deviations of a share; at most 0.1 above, for whole ranks and the buckets' width.
    const noise = 4 * Math.sqrt((level * (1 - level)) / 600)
    expect(held / 600).toBeGreaterThan(level - noise)
    expect(held / 600).toBeLessThan(level + 0.1 + noise)
  })
})
