import type { z } from 'zod'

/** A probability distribution with what theory says of it, so that samples can be compared with it. */
export interface Distribution {
  /** Infinity where it is infinite, such as a Pareto distribution's with shape <= 1. */
  readonly mean: number
  /** Infinity where it is infinite, such as a Pareto distribution's with shape <= 2. */
  readonly variance: number
  /** The support: no draw is below `min` or above `max`; either may be infinite. */
  readonly min: number
  readonly max: number
  /**
   * A function that draws from `uniform` (numbers in [0, 1)). A draw is a pure function of the numbers it takes from the
   * moment of the call: a sampler keeps nothing between draws.
   */
  sampler(uniform: () => number): () => number
}

/** One kind of distribution, as a scenario names it: `{ [name]: params }`. */
export interface Kind<Name extends string, Params> {
  readonly name: Name
  /** One line for documentation. */
  readonly summary: string
  /** The textbook or paper that the formulas are from. */
  readonly source: string
  /** Checks the parameters: names, ranges, messages. */
  readonly params: z.ZodType<Params>
  /** Expects parameters that `params` accepts. */
  create(params: Params): Distribution
}

/** Infers the types of a kind's definition. */
export const kind = <const Name extends string, Params>(definition: Kind<Name, Params>): Kind<Name, Params> =>
  definition
