import { kind } from '../distribution.ts'
import { between, LARGEST, listOf, parameters, real, together } from '../parameters.ts'
import { weightedIndex } from '../weighted.ts'

export const empirical = kind({
  name: 'empirical',
  summary: 'One of the samples, equally likely or by weight.',
  source: 'Law, Simulation Modeling and Analysis (2015), section 8.3: inversion of the empirical distribution.',
  params: parameters({
    samples: listOf(real('a value'), 'values').min(1, { error: 'expected at least one sample' }).describe('the values'),
    weights: listOf(between(0, LARGEST, 'a weight'), 'weights')
      .describe('one for each sample; equal without them')
      .optional(),
  })
    .refine(({ samples, weights }) => weights === undefined || weights.length === samples.length, {
      ...together,
      path: ['weights'],
      error: 'expected as many weights as samples',
    })
    .refine(({ weights }) => weights === undefined || weights.some((weight) => weight > 0), {
      ...together,
      path: ['weights'],
      error: 'expected at least one weight above 0',
    }),
  create: ({ samples, weights = samples.map(() => 1) }) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const average = (value: (sample: number) => number) =>
      samples.reduce((sum, sample, i) => sum + (weights[i]! / total) * value(sample), 0)
    const mean = average((sample) => sample)
    const possible = samples.filter((_, i) => weights[i]! > 0)
    const index = weightedIndex(weights)
    return {
      mean,
      variance: average((sample) => (sample - mean) ** 2),
      min: possible.reduce((least, sample) => Math.min(least, sample)),
      max: possible.reduce((most, sample) => Math.max(most, sample)),
      sampler: (source) => () => samples[index(source())]!,
    }
  },
})
