import { randomBernoulli } from 'd3-random'
import { kind } from '../distribution.ts'
import { between, parameters } from '../parameters.ts'

export const bernoulli = kind({
  name: 'bernoulli',
  summary: '1 with probability p, else 0.',
  source: 'Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), chapter 3.',
  params: parameters({ p: between(0, 1, 'probability of 1') }),
  create: ({ p }) => ({
    mean: p,
    variance: p * (1 - p),
    min: p === 1 ? 1 : 0,
    max: p === 0 ? 0 : 1,
    sampler: (source) => randomBernoulli.source(source)(p),
  }),
})
