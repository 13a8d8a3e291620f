import kstest from '@stdlib/stats-kstest'
import fc from 'fast-check'
import seedrandom from 'seedrandom'
import { describe, expect, test } from 'vitest'
import { IDENTITY_LIMIT, NUMBERS_PER_IDENTITY, Streams, streamId } from './streams.ts'
import {
  centralMoment,
  chiSquarePValue,
  chiSquareTail,
  correlation,
  mean,
  pairCounts,
  pearson,
} from './testing/statistics.ts'

interface Place {
  readonly seed: number
  readonly replication: number
  readonly stream: number
  readonly i: number
  readonly j: number
  readonly k: number
}

const origin: Place = { seed: 1, replication: 0, stream: streamId('test'), i: 0, j: 0, k: 0 }

/** The number at a place, from a fresh object. */
function numberAt({ seed, replication, stream, i, j, k }: Place): number {
  const streams = new Streams(seed, replication)
  streams.at(stream, i, j)
  for (let before = 0; before < k; before++) streams.uniform()
  return streams.uniform()
}

/** Every way in which a number has neighbours: the n-th number when only that part of its place changes. */
const directions: Record<string, (n: number) => Place> = {
  'identity i': (i) => ({ ...origin, i }),
  'identity -i': (n) => ({ ...origin, i: -n }),
  'identity i, in steps of 2^16': (n) => ({ ...origin, i: (n << 16) | (n >>> 16) }),
  'identity j': (j) => ({ ...origin, j }),
  'i and j together': (n) => ({ ...origin, i: n, j: n }),
  'number k, then j': (n) => ({ ...origin, j: n >> 6, k: n & 63 }),
  stream: (stream) => ({ ...origin, stream }),
  'named stream': (n) => ({ ...origin, stream: streamId(`stream ${n}`) }),
  replication: (replication) => ({ ...origin, replication }),
  seed: (seed) => ({ ...origin, seed }),
}

describe.each(Object.entries(directions))('along %s', (_, place) => {
  const sample = Array.from({ length: 50_000 }, (_, n) => numberAt(place(n)))
  const lagged = (lag: number) => [sample.slice(lag), sample.slice(0, -lag)] as const

  test('the numbers are uniform: Kolmogorov-Smirnov, p > 0.001', () => {
    expect(kstest(sample.slice(0, 8_000), 'uniform', 0, 1).pValue).toBeGreaterThan(0.001)
  })

  test('their mean and variance lie within 4 standard errors of 1/2 and 1/12', () => {
    expect(Math.abs(mean(sample) - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / sample.length))
    expect(Math.abs(centralMoment(sample, 2) - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / sample.length))
  })

  test.each([1, 2, 3, 16])('neighbours at distance %i are uncorrelated, within 4 standard errors', (lag) => {
    expect(Math.abs(correlation(...lagged(lag)))).toBeLessThan(4 / Math.sqrt(sample.length))
  })

  test('neighbours are independent: chi-square of pairs on a 32 × 32 grid, 0.001 < p < 0.999', () => {
    const counts = pairCounts(...lagged(1), 32)
    const expected = counts.map(() => (sample.length - 1) / counts.length)
    // Pairs overlap, which leaves 32 × 32 - 32 degrees of freedom after taking out the single numbers (I. Good, 1953).
    const singles = pairCounts(
      sample,
      sample.map(() => 0),
      32,
    ).filter((_, cell) => cell % 32 === 0)
    const statistic =
      pearson(counts, expected) -
      pearson(
        singles,
        singles.map(() => sample.length / 32),
      )
    const p = chiSquareTail(statistic, 32 * 32 - 32)
    expect(p).toBeGreaterThan(0.001)
    expect(p).toBeLessThan(0.999) // too even is suspicious too
  })

  test('each of the 53 bits is set half of the time, within 4.5 standard errors', () => {
    for (let bit = 1; bit <= 53; bit++) {
      const set = sample.filter((x) => Math.floor(x * 2 ** bit) % 2 === 1).length
      expect(Math.abs(set / sample.length - 1 / 2), `bit ${bit}`).toBeLessThan(4.5 * Math.sqrt(1 / 4 / sample.length))
    }
  })

  test('neighbours differ in half of their bits, within 4 standard errors', () => {
    const [left, right] = lagged(1)
    const distances = left.map((x, n) => differingBits(x, right[n]!))
    expect(Math.abs(mean(distances) - 53 / 2)).toBeLessThan(4 * Math.sqrt(53 / 4 / distances.length))
  })

  test('no number comes twice', () => {
    expect(new Set(sample).size).toBe(sample.length) // one repetition in 2^53 has probability 1e-7
  })
})

function differingBits(x: number, y: number): number {
  let difference = BigInt(x * 2 ** 53) ^ BigInt(y * 2 ** 53)
  let bits = 0
  for (; difference > 0n; difference >>= 1n) bits += Number(difference & 1n)
  return bits
}

test('corners of the identities are as uniform as the rest: chi-square over 16 cells, p > 0.001', () => {
  const edges = [-(2 ** 31), -(2 ** 31) + 1, -1, 0, 1, 2 ** 16, 2 ** 31 - 2, 2 ** 31 - 1]
  const counts = new Array<number>(16).fill(0)
  const streams = new Streams('corners')
  for (const i of edges) {
    for (const j of [0, 1, 2 ** 10, IDENTITY_LIMIT - 1]) {
      streams.at(7, i, j)
      for (let k = 0; k < NUMBERS_PER_IDENTITY; k++) {
        const cell = Math.floor(streams.uniform() * 16)
        counts[cell] = counts[cell]! + 1
      }
    }
  }
  const expected = counts.map(() => (edges.length * 4 * NUMBERS_PER_IDENTITY) / 16)
  expect(chiSquarePValue(counts, expected)).toBeGreaterThan(0.001)
})

const seeds = fc.oneof(fc.integer(), fc.string())
const identity = fc.record({
  stream: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  i: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  j: fc.integer({ min: 0, max: IDENTITY_LIMIT - 1 }),
  k: fc.integer({ min: 0, max: 20 }),
})

test('a number is Threefry-2x32 of replication, stream, identity and index, and of nothing else', () => {
  fc.assert(
    fc.property(seeds, fc.nat(), identity, (seed, replication, { stream, i, j, k }) => {
      const alea = seedrandom.alea(`${seed}/${replication}`)
      const key = [alea.int32(), alea.int32() ^ stream] as const
      const [high, low] = threefry(key, [i, j * 4096 + k])
      const streams = new Streams(seed, replication)
      streams.at(stream, i, j)
      for (let before = 0; before < k; before++) streams.uniform()
      expect(streams.uniform()).toBe(((high >>> 5) * 2 ** 26 + (low >>> 6)) / 2 ** 53)
    }),
  )
})

/** Threefry-2x32-13 as the paper writes it: rounds in a loop, a key injected after every fourth. */
function threefry([key0, key1]: readonly [number, number], [counter0, counter1]: readonly [number, number]) {
  const rotations = [13, 15, 26, 6, 17, 29, 16, 24]
  const keys = [key0, key1, 0x1bd11bda ^ key0 ^ key1]
  let [x, y] = [(counter0 + key0) | 0, (counter1 + key1) | 0]
  for (let round = 0; round < 13; round++) {
    x = (x + y) | 0
    const by = rotations[round % 8]!
    y = ((y << by) | (y >>> (32 - by))) ^ x
    if (round % 4 !== 3) continue
    const injection = (round + 1) / 4
    x = (x + keys[injection % 3]!) | 0
    y = (y + keys[(injection + 1) % 3]! + injection) | 0
  }
  return [x, y] as const
}

test('the order in which identities are visited does not matter, nor what else is drawn', () => {
  fc.assert(
    fc.property(seeds, fc.array(identity, { maxLength: 30 }), (seed, visits) => {
      const streams = new Streams(seed)
      const drawn = (visit: (typeof visits)[number]) => {
        streams.at(visit.stream, visit.i, visit.j)
        return Array.from({ length: visit.k }, () => streams.uniform())
      }
      const forwards = visits.map(drawn)
      const backwards = [...visits].reverse().map(drawn).reverse()
      expect(backwards).toEqual(forwards)
    }),
  )
})

test('a restart equals a new object', () => {
  const used = new Streams('first', 3)
  used.at(1, 2, 3)
  used.uniform()
  used.restart(42, 7)
  expect(() => used.uniform()).toThrow(/call at\(stream, i, j\) first/)
  const fresh = new Streams(42, 7)
  for (const streams of [used, fresh]) streams.at(1, 2, 3)
  expect([used.uniform(), used.uniform()]).toEqual([fresh.uniform(), fresh.uniform()])
})

test('a seed is a number or a string, and the number 1 is the string 1', () => {
  const [number, string, other] = [new Streams(1), new Streams('1'), new Streams('one')].map((streams) => {
    streams.at(0, 0)
    return streams.uniform()
  })
  expect(string).toBe(number)
  expect(other).not.toBe(number)
})

test('an identity gives 4,096 different numbers and then refuses', () => {
  const streams = new Streams(1)
  streams.at(0, 0)
  const numbers = new Set(Array.from({ length: NUMBERS_PER_IDENTITY }, () => streams.uniform()))
  expect(numbers.size).toBe(NUMBERS_PER_IDENTITY)
  expect(() => streams.uniform()).toThrow(RangeError)
})

test.each([
  [0.5, 0],
  [2 ** 31, 0],
  [-(2 ** 31) - 1, 0],
  [Number.NaN, 0],
  [0, -1],
  [0, 0.5],
  [0, IDENTITY_LIMIT],
  [0, 2 ** 32],
  [0, Number.NaN],
])('identity (%d, %d) is refused', (i, j) => {
  expect(() => new Streams(1).at(0, i, j)).toThrow(RangeError)
})

test.each([-1, 0.5, Number.NaN, Infinity])('replication %d is refused', (replication) => {
  expect(() => new Streams(1, replication)).toThrow(`expected an integer >= 0, got ${replication}`)
})

test('stream ids are 32-bit, and differ between names', () => {
  const names = Array.from({ length: 2_000 }, (_, n) => [`task ${n}`, `agent.${n}`, `${n}`]).flat()
  const ids = names.map(streamId)
  expect(new Set(ids).size).toBe(names.length) // of random 32-bit ids, two would be equal with probability 0.4 %
  expect(ids.every((id) => Number.isInteger(id) && id >= 0 && id < 2 ** 32)).toBe(true)
})

test('numbers and stream ids are those of earlier versions: to change them is a breaking change', () => {
  expect(numberAt(origin)).toBe(0.8426582316111)
  expect(numberAt({ ...origin, seed: 42, replication: 3, i: 17, j: 5, k: 2 })).toBe(0.010512595624438292)
  expect(streamId('task size')).toBe(1234475258)
})
