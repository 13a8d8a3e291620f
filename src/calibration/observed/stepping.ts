import { grouped } from '../../dataset/index.ts'
import { mean } from '../../stats/index.ts'
import type { Tally } from './estimate.ts'
import { type Equation, leastSquares } from './leastSquares.ts'

/** What was counted of one model in one suite. */
export interface SteppingTally {
  readonly model: string
  readonly taskType: string
  /** Agents that began with one task a turn. */
  readonly stepwise: Tally
  /** Turns in which such an agent went over to more. */
  readonly hurry: Tally
}

export interface Stepping {
  /** By suite: the factor on the odds that an agent takes its tasks one at a time, and one over it on the odds that it stops. */
  readonly odds: ReadonlyMap<string, number>
  /** By model: both probabilities in a suite with the factor 1. */
  readonly models: ReadonlyMap<string, { readonly stepwise: number; readonly hurry: number }>
}

const ITERATIONS = 25
/** Log odds beyond these cannot be told apart. */
const LOG_ODDS_MAX = 5
/** Standard deviation of the log of a suite's factor, as far as one would guess without runs. */
const PRIOR_SD = 1

/**
 * How much agents take one task at a time: a logistic regression on models and suites by iteratively reweighted least squares
 * (McCullagh and Nelder, "Generalized Linear Models", section 2.5). The geometric mean over suites is 1; with one suite alone nothing can be told, and it is 1.
 */
export function stepping(tallies: readonly SteppingTally[]): Stepping {
  const suites = [...grouped(tallies, ({ taskType }) => taskType).keys()]
  const models = [...grouped(tallies, ({ model }) => model).keys()]
  const rows = tallies.flatMap(({ model, taskType, stepwise, hurry }) => {
    const factors = (habit: number, sign: number) => [
      ...models.flatMap((each) => [0, 1].map((kind) => (each === model && kind === habit ? 1 : 0))),
      ...suites.map((each) => (each === taskType ? sign : 0)),
    ]
    return [
      { factors: factors(0, 1), ...stepwise },
      { factors: factors(1, -1), ...hurry },
    ].filter(({ of }) => of > 0)
  })
  const prior = [...models.flatMap(() => [1e-6, 1e-6]), ...suites.map(() => 1 / PRIOR_SD ** 2)]
  let values: readonly number[] = prior.map(() => 0)
  for (let iteration = 0; iteration < ITERATIONS && rows.length > 0; iteration++) {
    const equations = rows.map(({ factors, count, of }): Equation => {
      const logOdds = factors.reduce((sum, factor, index) => sum + factor * values[index]!, 0)
      const clamped = Math.min(LOG_ODDS_MAX, Math.max(-LOG_ODDS_MAX, logOdds))
      const share = 1 / (1 + Math.exp(-clamped))
      const variance = share * (1 - share)
      return { factors, value: clamped + (count / of - share) / variance, weight: of * variance }
    })
    values = leastSquares(equations, prior).values
  }
  const logs = values.slice(2 * models.length)
  const level = logs.length > 0 ? mean(logs) : 0
  const share = (index: number, shift: number) => 1 / (1 + Math.exp(-(values[index] ?? 0) - shift))
  return {
    odds: new Map(suites.map((suite, index) => [suite, Math.exp(logs[index]! - level)])),
    models: new Map(
      models.map((model, index) => [model, { stepwise: share(2 * index, level), hurry: share(2 * index + 1, -level) }]),
    ),
  }
}
