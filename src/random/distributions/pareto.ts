import { randomPareto } from 'd3-random'
import { kind } from '../distribution.ts'
import { between, parameters, positive } from '../parameters.ts'

export const pareto = kind({
  name: 'pareto',
  summary: 'A power-law tail above min; the mean is infinite for shape <= 1, the variance for shape <= 2.',
  source: 'Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 20.',
  params: parameters({ shape: between(0.1, 1000, 'tail exponent'), min: positive('smallest value') }),
  create: ({ shape, min }) => ({
    mean: shape > 1 ? (shape * min) / (shape - 1) : Infinity,
    variance: shape > 2 ? (shape * min * min) / ((shape - 1) ** 2 * (shape - 2)) : Infinity,
    min,
    max: Infinity,
    sampler: (source) => {
      const draw = randomPareto.source(source)(shape)
      return () => min * draw()
    },
  }),
})
