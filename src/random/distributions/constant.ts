import { kind } from '../distribution.ts'
import { parameters, real } from '../parameters.ts'

export const constant = kind({
  name: 'constant',
  summary: 'Always the same value; a plain number is short for it.',
  source: 'The degenerate distribution.',
  params: parameters({ value: real('the value') }),
  create: ({ value }) => ({ mean: value, variance: 0, min: value, max: value, sampler: () => () => value }),
})
