import type { HoldoutName } from './splits.ts'
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
/** What a hold-out by size may cost of the share of the ceiling. */
const LOST_MAX = 0.08
const COVERAGE: readonly [number, number] = [0.85, 0.95]
const REGRET_PCT_MAX = 5
const RANKED_MIN = 0.9

/** The goals that the project set itself, against reports of all ways to hold out. */
export const goalsOf = ({ none, size, suite }: Reports): Goal[] => [
  ...SHARES.flatMap(([least, names]) => names.map((name) => shareGoal(name, least, none))),
  ...['rounds', 'messages', 'blockedClaims', 'inputTokens', 'outputTokens'].map((name) => withinGoal(name, none)),
  counted('In sample, 85 to 95 % of single runs lie in their 90 % interval', none, ({ coverage90 }) =>
    coverage90 === null ? null : COVERAGE[0] <= coverage90 && coverage90 <= COVERAGE[1],
  ),
  counted(
    `Held out by size, the share of the ceiling is at most ${LOST_MAX} lower than in sample`,
    size,
    (scores, name) => isAtLeast(scores.shareOfCeiling, (none.metrics[name]?.shareOfCeiling ?? 0) - LOST_MAX),
  ),
  counted('Held out by size, better than a line in n through each cell', size, beats('line')),
  counted('Held out by suite, better than the mean of the other suites', suite, beats('suites'), 0.75),
  ...decisionGoals('In sample', none),
  ...decisionGoals('Held out by suite', suite),
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
    goal: least === 1 ? goal : `${goal}, on ${100 * least} % of the metrics`,
    reached: `${right} of ${answers.length} metrics${but}`,
    met: right >= least * answers.length,
  }
}

const beats =
  (other: 'line' | 'suites') =>
  ({ shareOfCeiling, naive }: MetricScores): boolean | null =>
    naive[other] === null || shareOfCeiling === null ? null : shareOfCeiling > naive[other]

const isAtLeast = (value: number | null, least: number): boolean | null => (value === null ? null : value >= least)

function decisionGoals(where: string, { decisions }: Validation): Goal[] {
  const { medianRegretPct, rankedCorrectly } = decisions
  return [
    {
      goal: `${where}, choosing mode and size costs at most ${REGRET_PCT_MAX} % (median)`,
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
