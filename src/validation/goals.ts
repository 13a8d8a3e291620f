import { wilsonInterval } from '../stats/index.ts'
import type { BlindTest } from './blindTest.ts'
import type { Decisions } from './decisions.ts'
import type { HoldoutName } from './splits.ts'
import type { SuccessRate } from './success.ts'
import type { MetricScores, Validation } from './validate.ts'

/** How well runs shall be predicted, and how well they are. */
export interface Goal {
  /** What is asked for, in words. */
  readonly goal: string
  /** What was reached, in words. */
  readonly reached: string
  readonly met: boolean
}

type Reports = Readonly<Record<HoldoutName, Validation>>

/** Share of the ceiling in sample, at least. Idle rounds have no goal: two thirds of their variance is noise. */
const SHARES: readonly (readonly [least: number, names: readonly string[]])[] = [
  [0.92, ['concurrentWrites', 'repeatedWrites', 'blockedClaims', 'testFailures']],
  [0.88, ['rounds', 'messages', 'edits', 'outputTokens', 'stragglerGap']],
  [0.78, ['wallClock', 'logWallClock', 'inputTokens', 'rewrites']],
]
/** What a hold-out by size or mode may cost of the share of the ceiling. */
const LOST_MAX = 0.08
/** On so many of the metrics the mean of the other suites has to be beaten. */
const BEATEN_MIN = 0.75
const COVERAGE: readonly [number, number] = [0.85, 0.95]
const REGRET_PCT_MAX = 5
const RANKED_MIN = 0.9

const BETTER_THAN_SUITES = `better than the mean of the other suites, on ${100 * BEATEN_MIN} % of the metrics`

/** The goals that the project set itself, against reports of all ways to hold out. */
export const goalsOf = ({ none, size, suite, mode }: Reports): Goal[] => [
  ...SHARES.flatMap(([least, names]) => names.map((name) => shareGoal(name, least, none))),
  ...['rounds', 'messages', 'blockedClaims', 'inputTokens', 'outputTokens'].map((name) => withinGoal(name, none)),
  counted('In sample, 85 to 95 % of single runs lie in their 90 % interval', none, ({ coverage90 }) =>
    coverage90 === null ? null : COVERAGE[0] <= coverage90 && coverage90 <= COVERAGE[1],
  ),
  ...extrapolationGoals('Held out by size', size, none),
  ...extrapolationGoals('Held out by mode', mode, none),
  counted(`Held out by suite, ${BETTER_THAN_SUITES}`, suite, beats('suites'), BEATEN_MIN),
  ...decisionGoals('In sample', none.decisions),
  ...decisionGoals('Held out by suite', suite.decisions),
  ...decisionGoals('Held out by mode', mode.decisions, 'size'),
  ...successGoals('In sample', none),
  ...successGoals('Held out by size', size),
  ...successGoals('Held out by suite', suite),
  ...successGoals('Held out by mode', mode),
]

/** The goals of a hold-out by suite, against a suite that nobody here has seen, as far as its scores are known. */
export const blindGoals = ({ shareOfCeiling, metricsBetterThanSuites, decisions, success }: BlindTest): Goal[] => [
  {
    goal: `Blind, ${BETTER_THAN_SUITES}`,
    reached: `${metricsBetterThanSuites} of ${Object.keys(shareOfCeiling).length} metrics`,
    met: metricsBetterThanSuites >= BEATEN_MIN * Object.keys(shareOfCeiling).length,
  },
  ...decisionGoals('Blind', decisions),
  {
    goal: 'Blind, the shares of successful runs are predicted in the range of the measured ones',
    reached: `${range(success.predicted)}, measured ${range(success.measured)}`,
    met: success.predicted[0] <= success.measured[1] && success.measured[0] <= success.predicted[1],
  },
]

const range = ([low, high]: readonly [number, number]): string => `${low.toFixed(2)} to ${high.toFixed(2)}`

/** What is asked where teams of another kind than those fitted are predicted. */
const extrapolationGoals = (where: string, report: Validation, none: Validation): Goal[] => [
  counted(`${where}, the share of the ceiling is at most ${LOST_MAX} lower than in sample`, report, (scores, name) =>
    isAtLeast(scores.shareOfCeiling, (none.metrics[name]?.shareOfCeiling ?? 0) - LOST_MAX),
  ),
  counted(`${where}, better than a line in n through each cell`, report, beats('line')),
]

function shareGoal(name: string, least: number, { metrics }: Validation): Goal {
  const share = metrics[name]?.shareOfCeiling ?? null
  return {
    goal: `In sample, ${name} reaches ${least} of the ceiling`,
    reached: share?.toFixed(2) ?? 'unknown',
    met: share !== null && share >= least,
  }
}

function withinGoal(name: string, { metrics }: Validation): Goal {
  const within = Object.values(metrics[name]?.within ?? {})
  const positive = within.filter((r2) => r2 !== null && r2 > 0).length
  return {
    goal: `In sample, R² of ${name} is positive within all but one mode and model`,
    reached: `${positive} of ${within.length}`,
    met: positive >= within.length - 1,
  }
}

/** A goal for each metric for which the question has an answer; met if at least such a share of them meets it. */
function counted(
  goal: string,
  { metrics }: Validation,
  meets: (scores: MetricScores, name: string) => boolean | null,
  least = 1,
): Goal {
  const answers = Object.entries(metrics)
    .map(([name, scores]) => ({ name, answer: meets(scores, name) }))
    .filter(({ answer }) => answer !== null)
  const missed = answers.filter(({ answer }) => !answer).map(({ name }) => name)
  const right = answers.length - missed.length
  const but = missed.length > 0 ? `: not ${missed.join(', ')}` : ''
  return {
    goal,
    reached: `${right} of ${answers.length} metrics${but}`,
    met: right >= least * answers.length,
  }
}

const beats =
  (other: 'line' | 'suites') =>
  ({ shareOfCeiling, naive }: MetricScores): boolean | null =>
    naive[other] === null || shareOfCeiling === null ? null : shareOfCeiling > naive[other]

const isAtLeast = (value: number | null, least: number): boolean | null => (value === null ? null : value >= least)

function decisionGoals(
  where: string,
  { medianRegretPct, rankedCorrectly }: Pick<Decisions, 'medianRegretPct' | 'rankedCorrectly'>,
  what = 'mode and size',
): Goal[] {
  return [
    {
      goal: `${where}, choosing ${what} costs at most ${REGRET_PCT_MAX} % (median)`,
      reached: medianRegretPct === null ? 'unknown' : `${medianRegretPct.toFixed(1)} %`,
      met: medianRegretPct !== null && medianRegretPct <= REGRET_PCT_MAX,
    },
    {
      goal: `${where}, ${100 * RANKED_MIN} % of the pairs that the data separate are ranked correctly`,
      reached: rankedCorrectly === null ? 'unknown' : `${(100 * rankedCorrectly).toFixed(0)} %`,
      met: rankedCorrectly !== null && rankedCorrectly >= RANKED_MIN,
    },
  ]
}

/** Success has a naive predictor of its own, the overall share; and rates of which the error by chance is known. */
function successGoals(where: string, { success: { brier, brierOfMean, rates } }: Validation): Goal[] {
  const right = rates.filter(isInInterval).length
  const known = brier !== null && brierOfMean !== null
  return [
    {
      goal: `${where}, success of single runs is predicted better than by their overall share`,
      reached: known ? `Brier score ${brier.toFixed(3)}, of the overall share ${brierOfMean.toFixed(3)}` : 'unknown',
      met: known && (brier < brierOfMean || brier === 0),
    },
    {
      goal: `${where}, the share of successful runs lies in the measured 95 % interval for all but one mode and size`,
      reached: `${right} of ${rates.length}`,
      met: rates.length > 0 && right >= rates.length - 1,
    },
  ]
}

function isInInterval({ runs, measured, predicted }: SuccessRate): boolean {
  const interval = wilsonInterval(Math.round(measured * runs), runs)
  return interval !== null && interval[0] <= predicted && predicted <= interval[1]
}
