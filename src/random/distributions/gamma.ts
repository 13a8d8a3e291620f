import { randomGamma } from 'd3-random'
import { kind } from '../distribution.ts'
import { between, parameters, positive } from '../parameters.ts'

export const gamma = kind({
  name: 'gamma',
  summary: 'Positive and skewed to the right, with a light tail; exponential at cv = 1.',
  source: 'Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 17.',
  params: parameters({ mean: positive('mean'), cv: between(0.001, 100, 'standard deviation / mean') }),
  create: ({ mean, cv }) => {
    const shape = 1 / (cv * cv)
    return {
      mean,
      variance: (mean * cv) ** 2,
      min: 0,
      max: Infinity,
      // d3's gamma keeps a spare normal number between draws, so each draw has a sampler of its own.
      sampler: (source) => () => randomGamma.source(source)(shape, mean / shape)(),
    }
  },
})
