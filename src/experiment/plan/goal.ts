import { metricColumn } from '../../metrics/index.ts'
import type { RowParts } from '../row.ts'

/** team: the smallest team that is nearly as fast as the fastest; makespan: the fastest; cost: the cheapest. */
export const planAims = ['team', 'makespan', 'cost'] as const
export type PlanAim = (typeof planAims)[number]

/** What is asked of a plan. */
export interface PlanGoal {
  readonly minimize: PlanAim
  /** A run has to complete within so many simulated seconds, > 0; null: at any time. */
  readonly deadlineSeconds: number | null
  /** And for so many US dollars, > 0; null: at any price. */
  readonly budgetDollars: number | null
  /**
   * In (0, 1): the share of runs that have to complete within deadline and budget, and the probability that the
   * recommendation is right.
   */
  readonly confidence: number
  /** How much slower than the fastest the smallest team may be, ≥ 0, as a share. */
  readonly tolerance: number
  /** Difference of expected makespans or costs that does not matter, > 0, as a share. */
  readonly indifference: number
}

/** What a goal wants to know of a run. */
export interface Observation {
  /** What is minimized: makespan in s or cost in US dollars; null if the run has none. */
  readonly value: number | null
  /** Whether the run completed within deadline and budget. */
  readonly met: boolean
  /** In s; Infinity of a run that did not complete. */
  readonly makespan: number
  /** In US dollars; 0 without prices. */
  readonly cost: number
}

const COMPLETED = metricColumn('completed')!
const MAKESPAN = metricColumn('makespan')!
const COST = metricColumn('cost')!

/** The metric that a goal minimizes. */
export const objectiveOf = ({ minimize }: PlanGoal): 'makespan' | 'cost' => (minimize === 'cost' ? 'cost' : 'makespan')

/** A run seen with a goal in mind. Makespans are those of completed runs, costs those of all. */
export function observe({ row }: RowParts, goal: PlanGoal): Observation {
  const completed = row[COMPLETED] === 1
  const makespan = completed ? row[MAKESPAN]! : Infinity
  const cost = row[COST] ?? 0
  const met = completed && makespan <= (goal.deadlineSeconds ?? Infinity) && cost <= (goal.budgetDollars ?? Infinity)
  return { value: objectiveOf(goal) === 'cost' ? cost : completed ? makespan : null, met, makespan, cost }
}
