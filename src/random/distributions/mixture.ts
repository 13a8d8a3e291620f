import type { z } from 'zod'
import { type Distribution, kind } from '../distribution.ts'
import { listOf, parameters, positive } from '../parameters.ts'
import { weightedIndex } from '../weighted.ts'

/** The parameters of a mixture whose parts are written as `Value`. */
export interface Mixture<Value> {
  parts: { weight: number; value: Value }[]
}

/** The kind of a mixture, given how its parts are written (`value`) and understood (`distributionOf`). */
export const mixture = <Value>(value: z.ZodType<Value>, distributionOf: (value: Value) => Distribution) =>
  kind<'mixture', Mixture<Value>>({
    name: 'mixture',
    summary: 'Picks one of its parts by weight, then draws from it.',
    source: 'McLachlan and Peel, Finite Mixture Models (2000), section 1.4.',
    params: parameters({
      parts: listOf(parameters({ weight: positive('relative weight'), value }), 'parts').min(1, {
        error: 'expected at least one part',
      }),
    }),
    create: ({ parts }) => {
      const total = parts.reduce((sum, { weight }) => sum + weight, 0)
      const mixed = parts.map((part) => ({ share: part.weight / total, ...distributionOf(part.value) }))
      const mean = mixed.reduce((sum, part) => sum + part.share * part.mean, 0)
      const index = weightedIndex(parts.map(({ weight }) => weight))
      return {
        mean,
        variance: mixed.some((part) => part.variance === Infinity)
          ? Infinity
          : mixed.reduce((sum, part) => sum + part.share * (part.variance + (part.mean - mean) ** 2), 0),
        min: Math.min(...mixed.map((part) => part.min)),
        max: Math.max(...mixed.map((part) => part.max)),
        sampler: (source) => {
          const draws = mixed.map((part) => part.sampler(source))
          return () => draws[index(source())]!()
        },
      }
    },
  })
