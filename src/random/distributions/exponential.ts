import { randomExponential } from 'd3-random'
import { kind } from '../distribution.ts'
import { parameters, positive } from '../parameters.ts'

export const exponential = kind({
  name: 'exponential',
  summary: 'Waiting times without memory; the standard deviation equals the mean.',
  source: 'Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 19.',
  params: parameters({ mean: positive('mean') }),
  create: ({ mean }) => ({
    mean,
    variance: mean * mean,
    min: 0,
    max: Infinity,
    sampler: (source) => randomExponential.source(source)(1 / mean),
  }),
})
