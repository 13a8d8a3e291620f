import { randomNormal } from 'd3-random'
import { kind } from '../distribution.ts'
import { between, parameters, positive } from '../parameters.ts'

export const lognormal = kind({
  name: 'lognormal',
  summary: 'The exponential of a normal number: positive, skewed to the right, with a moderately heavy tail.',
  source: 'Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 14.',
  params: parameters({ mean: positive('mean'), cv: between(0, 100, 'standard deviation / mean') }),
  create: ({ mean, cv }) => {
    const sigma = Math.sqrt(Math.log1p(cv * cv))
    const mu = Math.log(mean) - (sigma * sigma) / 2
    return {
      mean,
      variance: (mean * cv) ** 2,
      min: 0,
      max: Infinity,
      sampler: (source) => {
        const draw = randomNormal.source(source)(mu, sigma)
        return () => {
          const first = draw()
          draw() // d3 makes normal numbers in pairs and keeps the second: use it up, so that nothing outlives the draw
          return Math.exp(first)
        }
      },
    }
  },
})
