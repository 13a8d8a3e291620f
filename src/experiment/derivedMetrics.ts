import type { Unit } from '../metrics/index.ts'
import { categories } from '../team/index.ts'

/** A metric that is made of the means of others, over all replications. */
export interface DerivedMetric {
  readonly name: string
  readonly unit: Unit
  /** What it is, in one sentence. */
  readonly summary: string
}

/** Those that compare a team with its first member alone. */
export const comparedMetrics: readonly DerivedMetric[] = [
  {
    name: 'speedup',
    unit: '',
    summary: 'Mean makespan of one agent over that of the team; the interval is by the delta method on pairs.',
  },
  { name: 'efficiency', unit: 'share', summary: 'Speedup over the number of agents.' },
]

/** Those that there are of every category of the ledger, as `<name>.<category>`. */
export const categoryMetrics: readonly DerivedMetric[] = [
  { name: 'share', unit: 'share', summary: "The category's part of n × makespan." },
  {
    name: 'loss',
    unit: '',
    summary:
      'What a category takes from the ideal speedup n: (its time in the team − its time alone) ÷ makespan of the team. They sum to n − speedup.',
  },
]

/** Every one of them under its whole name. */
export const derivedMetrics: readonly DerivedMetric[] = [
  ...comparedMetrics,
  ...categoryMetrics.flatMap((metric) =>
    categories.map((category) => ({ ...metric, name: `${metric.name}.${category}` })),
  ),
]
