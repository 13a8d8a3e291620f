import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Moments, PairedDifference, Pairs } from './index.ts'

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true })
const pairList = fc.array(fc.tuple(value, value), { maxLength: 40 })

interface Fold {
  add(x: number, y: number): void
}

function filled<T extends Fold>(fold: T, list: readonly (readonly [number, number])[]): T {
  for (const [x, y] of list) fold.add(x, y)
  return fold
}

/** Rounding of sums of products of values to 1e6. */
const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * (Math.abs(b) + 1e6)
const closeSquare = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * (Math.abs(b) + 1e3)

describe.each([
  ['Moments', () => new Moments(), (json: never) => Moments.fromJSON(json)],
  ['Pairs', () => new Pairs(), (json: never) => Pairs.fromJSON(json)],
  ['PairedDifference', () => new PairedDifference(), (json: never) => PairedDifference.fromJSON(json)],
] as const)('%s', (_, create, fromJSON) => {
  test('comes back from JSON exactly, empty too, and goes on alike', () => {
    fc.assert(
      fc.property(pairList, value, value, (list, x, y) => {
        const fold = filled(create() as Fold, list)
        const back = fromJSON(JSON.parse(JSON.stringify(fold)) as never) as Fold
        expect(back).toEqual(fold)
        fold.add(x, y)
        back.add(x, y)
        expect(JSON.stringify(back)).toBe(JSON.stringify(fold))
      }),
    )
  })

  test('merged with an empty one, either way, it is exactly itself', () => {
    fc.assert(
      fc.property(pairList, (list) => {
        const fold = filled(create() as Fold, list)
        const [before, after] = [create(), filled(create() as Fold, list)] as unknown as {
          merge(other: unknown): void
        }[]
        before!.merge(fold)
        after!.merge(create())
        expect(before).toEqual(fold)
        expect(after).toEqual(fold)
      }),
    )
  })
})

test('two parts merged have the moments and the range of the whole', () => {
  fc.assert(
    fc.property(pairList, pairList, (one, two) => {
      const [merged, whole] = [filled(new Moments(), one), filled(new Moments(), [...one, ...two])]
      merged.merge(filled(new Moments(), two))
      expect([merged.count, merged.min, merged.max]).toEqual([whole.count, whole.min, whole.max])
      expect(merged.mean).toSatisfy((mean: number) => close(mean, whole.mean))
      if (whole.count > 1)
        expect(merged.variance).toSatisfy((it: number) => closeSquare(it / 1e6, whole.variance / 1e6))
    }),
  )
})

test('parts of numbers of moderate size merged have the skewness of the whole', () => {
  const list = fc.array(fc.tuple(fc.integer({ min: -1000, max: 1000 }), value), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(list, list, (one, two) => {
      const [merged, whole] = [filled(new Moments(), one), filled(new Moments(), [...one, ...two])]
      merged.merge(filled(new Moments(), two))
      expect(merged.skewness).toBeCloseTo(whole.skewness, 6)
    }),
  )
})

test('two parts merged have the covariance of the whole', () => {
  fc.assert(
    fc.property(pairList, pairList, (one, two) => {
      const [merged, whole] = [filled(new Pairs(), one), filled(new Pairs(), [...one, ...two])]
      merged.merge(filled(new Pairs(), two))
      expect(merged.count).toBe(whole.count)
      expect(merged.covariance).toSatisfy((it: number) => closeSquare(it / 1e6, whole.covariance / 1e6))
    }),
  )
})

test('merging with itself is seeing everything twice', () => {
  const moments = new Moments()
  for (const x of [1, 2, 3]) moments.add(x)
  moments.merge(moments)
  expect(moments).toMatchObject({ count: 6, mean: 2, min: 1, max: 3 })
  expect(moments.variance).toBeCloseTo(4 / 5, 12)
})

test('a small variance far from 0 survives merging', () => {
  const [one, two] = [new Moments(), new Moments()]
  for (const x of [4, 7]) one.add(1e9 + x)
  for (const x of [13, 16]) two.add(1e9 + x)
  one.merge(two)
  expect([one.mean, one.variance]).toEqual([1e9 + 10, 30])
})

test('numbers that no toJSON gave are refused', () => {
  for (const numbers of [
    [1],
    [1, 2, 3, 4, 5, 6],
    [1.5, 1, 1, 1, 1, 1, 1],
    [2, 2, Number.NaN, 1, 1, 1, 1],
    [0, 0, 0, 0, 0, 0, 0],
  ])
    expect(() => Moments.fromJSON(numbers)).toThrow(RangeError)
  expect(() => Pairs.fromJSON([-1, 0, 0, 0])).toThrow(RangeError)
})
