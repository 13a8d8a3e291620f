import kstest from '@stdlib/stats-kstest'
import { describe, expect, test } from 'vitest'
import { distributionOf, kindNames, type Quantity } from './quantity.ts'
import { normalCdf } from './special.ts'
import { Streams } from './streams.ts'
import { centralMoment, chiSquarePValue, mean } from './testing/statistics.ts'

const SAMPLES = 10_000

/** The chance that a sound library fails any of the goodness-of-fit tests here; shared by all cases (Bonferroni). */
const FALSE_ALARM = 0.001

/**
 * One suite for every kind: a new one needs a line here. Expectations come from @stdlib's distribution functions where it
 * has them ([name, ...parameters]), else from a function given here; discrete kinds list the probability of each value,
 * the rest of the probability being that of all other values.
 */
interface Case {
  readonly value: Quantity
  readonly cdf?: ((x: number) => number) | readonly [string, ...number[]]
  readonly probabilities?: ReadonlyMap<number, number>
  /** Moments that no sample can be held against (a variance whose own standard error is infinite, say). */
  readonly heavyTail?: boolean
}

const truncatedNormalCdf = (low: number, high: number) => (x: number) =>
  (normalCdf(x) - normalCdf(low)) / (normalCdf(high) - normalCdf(low))

function poissonProbabilities(mean: number, largest: number): Map<number, number> {
  const probabilities = new Map([[0, Math.exp(-mean)]])
  for (let k = 1; k <= largest; k++) probabilities.set(k, (probabilities.get(k - 1)! * mean) / k)
  return probabilities
}

const lognormalParameters = (mean: number, cv: number): [number, number] => {
  const variance = Math.log(1 + cv * cv)
  return [Math.log(mean) - variance / 2, Math.sqrt(variance)]
}

const cases: Case[] = [
  { value: 7, probabilities: new Map([[7, 1]]) },
  { value: { constant: { value: -2.5 } }, probabilities: new Map([[-2.5, 1]]) },
  { value: { uniform: { min: -3, max: 5 } }, cdf: ['uniform', -3, 5] },
  { value: { exponential: { mean: 4 } }, cdf: ['exponential', 1 / 4] },
  { value: { normal: { mean: 10, sd: 3 } }, cdf: ['normal', 10, 3] },
  { value: { normal: { mean: 0, sd: 1, min: -0.5 } }, cdf: truncatedNormalCdf(-0.5, Infinity) },
  { value: { normal: { mean: 0, sd: 1, max: -2 } }, cdf: truncatedNormalCdf(-Infinity, -2) },
  { value: { normal: { mean: 0, sd: 1, min: 0.2, max: 0.24 } }, cdf: truncatedNormalCdf(0.2, 0.24) },
  { value: { lognormal: { mean: 400, cv: 0.5 } }, cdf: ['lognormal', ...lognormalParameters(400, 0.5)] },
  { value: { lognormal: { mean: 1, cv: 3 } }, cdf: ['lognormal', ...lognormalParameters(1, 3)], heavyTail: true },
  { value: { gamma: { mean: 20, cv: 0.5 } }, cdf: ['gamma', 4, 1 / 5] },
  { value: { gamma: { mean: 20, cv: 1 } }, cdf: ['gamma', 1, 1 / 20] },
  { value: { gamma: { mean: 20, cv: 2 } }, cdf: ['gamma', 1 / 4, 1 / 80] },
  { value: { erlang: { k: 1, mean: 3 } }, cdf: ['exponential', 1 / 3] },
  { value: { erlang: { k: 5, mean: 3 } }, cdf: ['erlang', 5, 5 / 3] },
  { value: { weibull: { shape: 0.7, scale: 2 } }, cdf: ['weibull', 0.7, 2] },
  { value: { weibull: { shape: 3, scale: 2 } }, cdf: ['weibull', 3, 2] },
  { value: { pareto: { shape: 9, min: 2 } }, cdf: ['pareto-type1', 9, 2] },
  { value: { pareto: { shape: 1.5, min: 2 } }, cdf: ['pareto-type1', 1.5, 2], heavyTail: true },
  { value: { pareto: { shape: 0.5, min: 2 } }, cdf: ['pareto-type1', 0.5, 2], heavyTail: true },
  { value: { poisson: { mean: 0.3 } }, probabilities: poissonProbabilities(0.3, 4) },
  { value: { poisson: { mean: 6 } }, probabilities: poissonProbabilities(6, 20) },
  { value: { poisson: { mean: 120 } }, probabilities: poissonProbabilities(120, 200) },
  {
    value: { bernoulli: { p: 0.2 } },
    probabilities: new Map([
      [0, 0.8],
      [1, 0.2],
    ]),
  },
  { value: { bernoulli: { p: 0 } }, probabilities: new Map([[0, 1]]) },
  { value: { bernoulli: { p: 1 } }, probabilities: new Map([[1, 1]]) },
  {
    value: { empirical: { samples: [3, 1, 4, 1] } },
    probabilities: new Map([
      [1, 1 / 2],
      [3, 1 / 4],
      [4, 1 / 4],
    ]),
  },
  {
    value: { empirical: { samples: [9, 5, -2, 6], weights: [0, 5, 2, 3] } },
    probabilities: new Map([
      [5, 0.5],
      [-2, 0.2],
      [6, 0.3],
    ]),
  },
  {
    value: {
      mixture: {
        parts: [
          { weight: 3, value: { exponential: { mean: 1 } } },
          { weight: 1, value: { uniform: { min: 10, max: 14 } } },
        ],
      },
    },
    cdf: (x) => 0.75 * (1 - Math.exp(-x)) + 0.25 * Math.min(1, Math.max(0, (x - 10) / 4)),
  },
  {
    value: {
      mixture: {
        parts: [
          { weight: 1, value: 0 },
          { weight: 1, value: { mixture: { parts: [{ weight: 2, value: { bernoulli: { p: 0.5 } } }] } } },
        ],
      },
    },
    probabilities: new Map([
      [0, 0.75],
      [1, 0.25],
    ]),
  },
]

const smallestP = FALSE_ALARM / cases.length // about 3e-5

const kindOf = (value: Quantity) => (typeof value === 'number' ? 'constant' : Object.keys(value)[0])

test('every kind is in the suite', () => {
  expect(kindNames.filter((name) => !cases.some(({ value }) => kindOf(value) === name))).toEqual([])
})

describe.each(cases.map((one) => [JSON.stringify(one.value), one] as const))('%s', (title, one) => {
  const distribution = distributionOf(one.value)
  const sample = drawn()

  function drawn(): number[] {
    const streams = new Streams(title)
    const draw = distribution.sampler(streams.uniform)
    return Array.from({ length: SAMPLES }, (_, i) => {
      streams.at(1, i)
      return draw()
    })
  }

  if (one.cdf !== undefined)
    test('the draws fit the distribution: Kolmogorov-Smirnov, p > 0.001 / cases', () => {
      const [cdf, ...parameters] = typeof one.cdf === 'function' ? [one.cdf] : one.cdf!
      expect(kstest(sample, cdf!, ...(parameters as number[])).pValue).toBeGreaterThan(smallestP)
    })

  if (one.probabilities !== undefined)
    test('the draws fit the distribution: chi-square, p > 0.001 / cases', () => {
      const { observed, expected } = countsOf(sample, one.probabilities!)
      if (expected.length === 1) expect(observed).toEqual(expected)
      else expect(chiSquarePValue(observed, expected)).toBeGreaterThan(smallestP)
    })

  test.skipIf(one.heavyTail)('the sample mean lies within 4 standard errors of the mean', () => {
    const standardError = Math.sqrt(distribution.variance / SAMPLES)
    expect(Math.abs(mean(sample) - distribution.mean)).toBeLessThanOrEqual(4 * standardError)
  })

  test.skipIf(one.heavyTail)('the sample variance lies within 4 standard errors of the variance', () => {
    // The standard error of a variance is sqrt((m4 - m2^2) / n), here with the sample's own moments; 1e-12 for rounding.
    const m2 = centralMoment(sample, 2)
    const standardError = Math.sqrt(Math.max(0, centralMoment(sample, 4) - m2 * m2) / SAMPLES)
    expect(Math.abs(m2 - distribution.variance)).toBeLessThanOrEqual(4 * standardError + 1e-12)
  })

  test('no draw is outside the support', () => {
    expect(sample.filter((x) => !(x >= distribution.min && x <= distribution.max))).toEqual([])
  })

  test('a draw depends on its identity alone, whatever was drawn before and beside it', () => {
    const streams = new Streams(title)
    const samplers = [distribution.sampler(streams.uniform), distribution.sampler(streams.uniform)]
    for (let visit = 0; visit < 600; visit++) {
      const i = (visit * 7919) % 200 // every identity three times, in a scattered order
      streams.at(1, i)
      expect(samplers[visit % 2]!()).toBe(sample[i])
      for (let more = 0; more < visit % 3; more++) samplers[more % 2]!()
    }
  })

  test('draws after the first depend on the numbers they take alone', () => {
    const streams = new Streams(title)
    const used = distribution.sampler(streams.uniform)
    for (let i = 0; i < 100; i++) {
      const [fromUsed, fromFresh] = [used, distribution.sampler(streams.uniform)].map((draw) => {
        streams.at(2, i)
        return [draw(), draw(), draw(), streams.uniform()]
      })
      expect(fromUsed).toEqual(fromFresh)
    }
  })
})

/** Counts of the listed values and of all others; values that are expected less than five times join the others. */
function countsOf(sample: readonly number[], probabilities: ReadonlyMap<number, number>) {
  const observed: number[] = []
  const expected: number[] = []
  for (const [value, probability] of probabilities) {
    if (probability * sample.length < 5) continue
    observed.push(sample.filter((x) => x === value).length)
    expected.push(probability * sample.length)
  }
  const others = sample.length - expected.reduce((sum, count) => sum + count, 0)
  if (others > 1e-6) {
    observed.push(sample.length - observed.reduce((sum, count) => sum + count, 0))
    expected.push(others)
  }
  return { observed, expected }
}

test('moments that are infinite are stated as such', () => {
  const moments = (value: Quantity) => {
    const { mean, variance } = distributionOf(value)
    return { mean, variance }
  }
  expect(moments({ pareto: { shape: 1, min: 3 } })).toEqual({ mean: Infinity, variance: Infinity })
  expect(moments({ pareto: { shape: 2, min: 3 } })).toEqual({ mean: 6, variance: Infinity })
  const heavy = { weight: 1, value: { pareto: { shape: 2, min: 3 } } }
  const infinite = { weight: 1, value: { pareto: { shape: 1, min: 3 } } }
  expect(moments({ mixture: { parts: [{ weight: 1, value: 2 }, heavy] } })).toEqual({ mean: 4, variance: Infinity })
  expect(moments({ mixture: { parts: [heavy, infinite] } })).toEqual({ mean: Infinity, variance: Infinity })
})

test('extreme numbers from the source give finite draws', () => {
  const extremes: Quantity[] = [
    { exponential: { mean: 1e15 } },
    { pareto: { shape: 0.1, min: 1e15 } },
    { weibull: { shape: 0.1, scale: 1e15 } },
    { erlang: { k: 100, mean: 1e15 } },
  ]
  for (const value of extremes) {
    for (const number of [0, 2 ** -53, 1 - 2 ** -53])
      expect(Number.isFinite(distributionOf(value).sampler(() => number)()), JSON.stringify(value)).toBe(true)
  }
  // The most extreme normal number of the polar method: the first coordinate 0, the second as near to 0 as can be.
  const numbers = [0.5, 0.5 + 2 ** -53]
  const draw = distributionOf({ lognormal: { mean: 1e15, cv: 100 } }).sampler(() => numbers.shift()!)
  const largest = draw()
  expect(largest).toBeGreaterThan(1e20)
  expect(largest).toBeLessThan(Infinity)
})

test('a cv of 0 switches the noise of a log-normal off', () => {
  const streams = new Streams(1)
  streams.at(0, 0)
  expect(distributionOf({ lognormal: { mean: 400, cv: 0 } }).sampler(streams.uniform)()).toBeCloseTo(400, 10)
})

test('narrow cuts of a normal draw within the numbers of one identity', () => {
  const streams = new Streams('narrow')
  const draw = distributionOf({ normal: { mean: 0, sd: 1, min: 2.32 } }).sampler(streams.uniform) // 1.02 % of the parent
  let most = 0
  for (let i = 0; i < 5_000; i++) {
    streams.at(1, i)
    expect(draw()).toBeGreaterThanOrEqual(2.32)
    let left = 0
    for (; left < 4096; left++) {
      try {
        streams.uniform()
      } catch {
        break
      }
    }
    most = Math.max(most, 4096 - left)
  }
  expect(most).toBeLessThan(4096 / 2)
})
