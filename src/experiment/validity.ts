import type { Profile, Scenario } from '../scenario/index.ts'
import { mean } from '../stats/index.ts'
import { meanTaskTokens, parallelShareByCount } from './taskSizes.ts'

type CalibratedOn = NonNullable<Profile['calibratedOn']>

/** What one dimension of the calibration has to say of a scenario: a warning, or nothing. */
type Check = (known: CalibratedOn, facts: Facts) => string | undefined

/** What a scenario is like, in the dimensions of a calibration. */
interface Facts {
  readonly size: number
  readonly coordination: string
  readonly pacing: string
  readonly tasks: number
  /** Mean size of a task in output tokens, before verbosity; Infinity if a size has no mean. */
  readonly taskTokens: number
  /** Share of the tasks that are not on the longest chain, each task counting one, as in the paper (arXiv 2603.12229). */
  readonly parallelShare: number
  /** Number of different profiles in the team. */
  readonly profiles: number
}

/** Slack at the ends of a range: a share such as 1 − 16/20 is not exactly 0.2 in binary. */
const SLACK = 1e-9

/** One line a dimension. To add one: a key in the profile's `calibratedOn`, and a line here. */
const checks: readonly Check[] = [
  ({ sizes }, { size }) => outside(sizes && ends(sizes), size, (range) => `teams of ${range}, this one has ${size}`),
  ({ modes }, { coordination }) => stranger(modes, coordination, 'coordination'),
  ({ pacing }, facts) => stranger(pacing, facts.pacing, 'pacing'),
  ({ mixedTeams }, { profiles }) =>
    mixedTeams === false && profiles > 1 ? `teams of one profile, this one mixes ${profiles}` : undefined,
  ({ tasks: known }, { tasks }) => outside(known, tasks, (range) => `${range} tasks, here are ${shown(tasks)}`),
  ({ taskTokens: known }, { taskTokens }) =>
    outside(
      known,
      taskTokens,
      (range) => `tasks of ${range} output tokens on average, here it is ${shown(taskTokens)}`,
    ),
  ({ parallelShare: known }, facts) =>
    outside(
      known,
      facts.parallelShare,
      (range) => `parallel shares of ${range}, here it is ${shown(facts.parallelShare)}`,
    ),
]

/**
 * Where a scenario lies outside the runs that its agents' profiles were calibrated on: a sentence a dimension, with the
 * profiles in the team that it holds for: "claude-sonnet-4.6: calibrated on teams of 1 to 5, this one has 8". Only what a
 * profile's `calibratedOn` states is looked at, and which of its figures the scenario replaced. A profile that gives a
 * source for its figures but no runs gets one sentence; one that gives neither, as in lessons, does not claim to be a model,
 * and gets none.
 */
export function validityWarnings(scenario: Scenario): string[] {
  const members = [...new Set(scenario.team.members)].map((name) => scenario.agents[name]!)
  const facts = factsOf(scenario, members)
  const namesBySentence = new Map<string, Set<string>>()
  for (const profile of members)
    for (const sentence of sentencesOn(profile, facts))
      namesBySentence.set(sentence, (namesBySentence.get(sentence) ?? new Set()).add(profile.name))
  return [...namesBySentence].map(([sentence, names]) => `${[...names].join(' and ')}: ${sentence}`)
}

/**
 * A sentence on the profiles in the team that say neither where their figures come from nor what runs they were calibrated on:
 * fit for a lesson, not to decide by. None if there are none.
 */
export function unfoundedWarnings({ team, agents }: Scenario): string[] {
  const profiles = [...new Set(team.members)].map((name) => agents[name]!)
  const names = profiles.filter(({ source, calibratedOn }) => !calibratedOn && source === undefined)
  if (names.length === 0) return []
  return [`${names.map(({ name }) => name).join(' and ')}: figures without a source, not calibrated on anything`]
}

function sentencesOn({ source, calibratedOn, overridden = [] }: Profile, facts: Facts): string[] {
  if (calibratedOn && calibratedOn.runs !== 0) {
    const found = checks.map((check) => check(calibratedOn, facts)).filter((warning) => warning !== undefined)
    const foreign = overridden.filter((path) => path !== 'tokens.verbosity') // how much is written depends on the tasks
    const replaced = foreign.length > 0 ? [`overridden, so not calibrated: ${foreign.join(', ')}`] : []
    return [...found.map((warning) => `calibrated on ${warning}`), ...replaced]
  }
  return calibratedOn || source !== undefined ? ['figures not calibrated on runs'] : []
}

function factsOf({ team, coordination, pacing, tasks }: Scenario, members: readonly Profile[]): Facts {
  const tokens = meanTaskTokens(tasks)
  return {
    size: team.size,
    coordination: coordination.kind,
    pacing: pacing.kind,
    tasks: tasks.length,
    taskTokens: mean(tokens),
    parallelShare: parallelShareByCount(tasks),
    profiles: new Set(members.map(({ name }) => name)).size,
  }
}

/** Lowest and highest; nothing of an empty list. */
function ends(values: readonly number[]): readonly [number, number] | undefined {
  return values.length === 0 ? undefined : [Math.min(...values), Math.max(...values)]
}

function outside(
  range: readonly [number, number] | undefined,
  value: number,
  words: (range: string) => string,
): string | undefined {
  if (!range) return undefined
  const [low, high] = range
  if (value >= low - SLACK && value <= high + SLACK) return undefined
  return words(low === high ? shown(low) : `${shown(low)} to ${shown(high)}`)
}

function stranger(known: readonly string[] | undefined, kind: string, what: string): string | undefined {
  if (!known || known.length === 0 || known.includes(kind)) return undefined
  return `${what} ${known.join(' and ')}, here it is ${kind}`
}

/** At most three digits after the point below 10, none above. */
function shown(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 3 : 0 })
}
