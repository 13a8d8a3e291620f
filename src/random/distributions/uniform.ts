import { randomUniform } from 'd3-random'
import { kind } from '../distribution.ts'
import { parameters, real, together } from '../parameters.ts'

export const uniform = kind({
  name: 'uniform',
  summary: 'Every value from min to max is equally likely.',
  source: 'Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2 (1995), chapter 26.',
  params: parameters({ min: real('smallest value'), max: real('largest value') }).refine(({ min, max }) => min <= max, {
    ...together,
    path: ['max'],
    error: 'expected max to be at least min',
  }),
  create: ({ min, max }) => ({
    mean: (min + max) / 2,
    variance: (max - min) ** 2 / 12,
    min,
    max,
    sampler: (source) => randomUniform.source(source)(min, max),
  }),
})
