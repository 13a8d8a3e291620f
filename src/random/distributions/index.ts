import { bernoulli } from './bernoulli.ts'
import { constant } from './constant.ts'
import { empirical } from './empirical.ts'
import { erlang } from './erlang.ts'
import { exponential } from './exponential.ts'
import { gamma } from './gamma.ts'
import { lognormal } from './lognormal.ts'
import { normal } from './normal.ts'
import { pareto } from './pareto.ts'
import { poisson } from './poisson.ts'
import { uniform } from './uniform.ts'
import { weibull } from './weibull.ts'

/** The kinds of distribution; `quantity.ts` adds the mixture, which is made of any of them. */
export const simpleKinds = [
  constant,
  uniform,
  exponential,
  normal,
  lognormal,
  gamma,
  erlang,
  weibull,
  pareto,
  poisson,
  bernoulli,
  empirical,
] as const
