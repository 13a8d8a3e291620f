import { randomWeibull } from 'd3-random'
import { kind } from '../distribution.ts'
import { between, parameters, positive } from '../parameters.ts'
import { gammaFunction } from '../special.ts'

export const weibull = kind({
  name: 'weibull',
  summary: 'Times to failure; a shape below 1 has a heavy tail, 1 is exponential, above 1 wears out.',
  source: 'Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 21.',
  params: parameters({ shape: between(0.1, 1000, 'shape'), scale: positive('scale: 63.2 % of draws are below it') }),
  create: ({ shape, scale }) => {
    const mean = gammaFunction(1 + 1 / shape)
    return {
      mean: scale * mean,
      variance: scale * scale * (gammaFunction(1 + 2 / shape) - mean * mean),
      min: 0,
      max: Infinity,
      sampler: (source) => randomWeibull.source(source)(shape, 0, scale),
    }
  },
})
