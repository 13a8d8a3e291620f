import { metricColumn } from '../../metrics/index.ts'
import { durationColumns } from '../expected.ts'
import type { RowParts } from '../job.ts'

/** What a plan can aim at, and whether of nearly equal designs the one with the smallest team is the answer. */
const aims = {
  /** Dollars and time together: cost + value of time × makespan. */
  total: { minimizes: 'total', smallestTeam: true },
  team: { minimizes: 'makespan', smallestTeam: true },
  makespan: { minimizes: 'makespan', smallestTeam: false },
  cost: { minimizes: 'cost', smallestTeam: false },
} as const

export type PlanAim = keyof typeof aims
export const planAims = Object.keys(aims) as readonly PlanAim[]

/** A number of a run that a plan can minimize: in US dollars, s, US dollars. */
export type Objective = 'total' | 'makespan' | 'cost'

/** What is asked of a plan. */
export interface PlanGoal {
  readonly minimize: PlanAim
  /** US dollars that an hour of makespan is worth, >= 0. */
  readonly valueOfTimePerHour: number
  /** A run has to complete within so many simulated seconds, > 0; null: at any time. */
  readonly deadlineSeconds: number | null
  /** And for so many US dollars, > 0; null: at any price. */
  readonly budgetDollars: number | null
  /**
   * In (0, 1): the share of runs that have to complete within deadline and budget, and the probability that the
   * recommendation is right.
   */
  readonly confidence: number
  /** How much worse than the best the smallest team may be, ≥ 0, as a share. */
  readonly tolerance: number
  /** Difference of the expected value of what is minimized that does not matter, > 0, as a share. */
  readonly indifference: number
}

/** What is asked where nothing else is said. */
export const usualGoal: PlanGoal = {
  minimize: 'total',
  valueOfTimePerHour: 60,
  deadlineSeconds: null,
  budgetDollars: null,
  confidence: 0.95,
  tolerance: 0.05,
  indifference: 0.02,
}

/** What a goal wants to know of a run. */
export interface Observation {
  /** What is minimized; null if the run has none. */
  readonly value: number | null
  /** Dollars and time together, of runs that complete; null of others. */
  readonly total: number | null
  /** Whether the run completed within deadline and budget. */
  readonly met: boolean
  /** In s; Infinity of a run that did not complete. */
  readonly makespan: number
  /** In US dollars; 0 without prices. */
  readonly cost: number
}

const COMPLETED = metricColumn('completed')!
const MAKESPAN = metricColumn('makespan')!
const EXPECTED_MAKESPAN = durationColumns.indexOf(MAKESPAN)
const COST = metricColumn('cost')!
const SECONDS_PER_HOUR = 3600

/** What a goal minimizes. */
export const objectiveOf = ({ minimize }: Pick<PlanGoal, 'minimize'>): Objective => aims[minimize].minimizes

/** Whether a goal asks for the smallest team among those that are nearly as good as the best. */
export const asksForSmallest = ({ minimize }: Pick<PlanGoal, 'minimize'>): boolean => aims[minimize].smallestTeam

/**
 * A run seen with a goal in mind. Makespans, and what is made of them, are those of completed runs, costs those of all. Means
 * are made of makespans averaged over rare latencies; a deadline is kept or missed by the run as chance has it.
 */
export function observe({ row, expected }: RowParts, goal: PlanGoal): Observation {
  const completed = row[COMPLETED] === 1
  const makespan = completed ? row[MAKESPAN]! : Infinity
  const cost = row[COST] ?? 0
  const meanMakespan = expected.completed > 0 ? expected.durations[EXPECTED_MAKESPAN]! : null
  const total = meanMakespan === null ? null : cost + (goal.valueOfTimePerHour * meanMakespan) / SECONDS_PER_HOUR
  const met = completed && makespan <= (goal.deadlineSeconds ?? Infinity) && cost <= (goal.budgetDollars ?? Infinity)
  return { value: { total, makespan: meanMakespan, cost }[objectiveOf(goal)], total, met, makespan, cost }
}
