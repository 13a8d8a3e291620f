import { expect, test } from 'vitest'
import { distributionOf, type Quantity, RareDraws, type RareWay, rarePartOf, Streams, streamId } from './index.ts'

const stalls: Quantity = {
  mixture: {
    parts: [
      { weight: 0.6, value: { lognormal: { mean: 1, cv: 0.3 } } },
      { weight: 0.01, value: { lognormal: { mean: 150, cv: 1 } } },
      { weight: 0.39, value: 2 },
    ],
  },
}
const STREAM = streamId('rare part test')

/** So many draws, each of an identity of its own. */
function draws(count: number, way: RareWay, rare = new RareDraws()): number[] {
  const streams = new Streams(5)
  rare.restart(way)
  const draw = rarePartOf(stalls)!.sampler(streams.uniform, rare)
  return Array.from({ length: count }, (_, index) => {
    streams.at(STREAM, index)
    return draw()
  })
}

test('left to chance, the numbers are those of the mixture', () => {
  const streams = new Streams(5)
  const own = distributionOf(stalls).sampler(streams.uniform)
  const expected = Array.from({ length: 2000 }, (_, index) => {
    streams.at(STREAM, index)
    return own()
  })
  expect(draws(2000, 'byChance')).toEqual(expected)
})

test('never rare, all other draws stay, and the probability of that is known', () => {
  const rare = new RareDraws()
  const [chance, never] = [draws(2000, 'byChance'), draws(2000, 'never', rare)]
  const changed = chance.flatMap((value, index) => (value === never[index] ? [] : [index]))
  expect(changed.length).toBeGreaterThan(5)
  expect(changed.length).toBeLessThan(50) // 1 % of 2000, give or take six standard deviations
  expect(rare.noneProbability).toBeCloseTo(0.99 ** 2000, 12)
  expect(rare.happened).toBe(false)
})

test('first where the probability so far passes a value: none before, one there, the others by chance', () => {
  const rare = new RareDraws()
  // 1 − 0.99^n exceeds 0.5 at n = 69.
  const [chance, never, first] = [draws(500, 'byChance'), draws(500, 'never'), draws(500, { firstBeyond: 0.5 }, rare)]
  expect(first.slice(0, 68)).toEqual(never.slice(0, 68))
  expect(first[68]).not.toBe(never[68])
  expect(first.slice(69)).toEqual(chance.slice(69))
  expect(rare.happened).toBe(true)
})

test.each<[string, Quantity]>([
  ['a number', 3],
  ['no mixture', { lognormal: { mean: 1, cv: 1 } }],
  [
    'a part that is not rare',
    {
      mixture: {
        parts: [
          { weight: 0.97, value: 1 },
          { weight: 0.03, value: 90 },
        ],
      },
    },
  ],
  [
    'a rare part that hardly matters',
    {
      mixture: {
        parts: [
          { weight: 1, value: 1 },
          { weight: 0.001, value: 5 },
        ],
      },
    },
  ],
  [
    'two rare parts',
    {
      mixture: {
        parts: [
          { weight: 1, value: 1 },
          { weight: 0.01, value: 90 },
          { weight: 0.01, value: 50 },
        ],
      },
    },
  ],
])('%s has no rare part that matters', (_, quantity) => expect(rarePartOf(quantity)).toBeNull())
