import { randomPoisson } from 'd3-random'
import { kind } from '../distribution.ts'
import { between, parameters } from '../parameters.ts'

export const poisson = kind({
  name: 'poisson',
  summary: 'The number of independent events in a fixed time: an integer >= 0.',
  source: 'Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), chapter 4.',
  params: parameters({ mean: between(1e-9, 1e9, 'mean') }),
  create: ({ mean }) => ({
    mean,
    variance: mean,
    min: 0,
    max: Infinity,
    // d3's Poisson keeps a spare normal number between draws, so each draw has a sampler of its own.
    sampler: (source) => () => randomPoisson.source(source)(mean)(),
  }),
})
