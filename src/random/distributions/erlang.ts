import { randomExponential } from 'd3-random'
import { kind } from '../distribution.ts'
import { integer, parameters, positive } from '../parameters.ts'

export const erlang = kind({
  name: 'erlang',
  summary: 'The sum of k exponential phases.',
  source: 'Kleinrock, Queueing Systems 1 (1975), section 4.2.',
  params: parameters({ k: integer(1, 100, 'number of phases'), mean: positive('mean of the sum') }),
  create: ({ k, mean }) => ({
    mean,
    variance: (mean * mean) / k,
    min: 0,
    max: Infinity,
    sampler: (source) => {
      const phase = randomExponential.source(source)(k / mean)
      return () => {
        let sum = 0
        for (let i = 0; i < k; i++) sum += phase()
        return sum
      }
    },
  }),
})
