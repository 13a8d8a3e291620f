import { coordinations, pacings, verifications } from '../policy/index.ts'
import { type IdleValue, type Profile, profileSchema, type Scenario } from '../scenario/index.ts'

type Habits = Omit<Profile['behaviour'], 'assigned'>
type Habit = keyof Habits

/** What decides whether values of an agent do anything. */
interface Facts {
  readonly selfOrganising: boolean
  readonly enforceNeeds: boolean
  readonly tests: boolean
  /** Whether a reply that is cut off is lost. */
  readonly lost: boolean
  /** Probability that it takes the files for others than they are. */
  readonly strays: number
  /** Its habits under the coordination in force. */
  readonly habits: Habits
}

/** Why a value changes nothing, or false where it may change something. */
type Reason<Of> = (facts: Of) => string | false

const owned: Reason<Facts> = ({ selfOrganising }) => !selfOrganising && 'every task has its owner from the start'
const untested: Reason<Facts> = ({ tests }) => !tests && 'nobody runs tests'
const kept: Reason<Facts> = ({ lost }) => !lost && 'with tokens.truncation continued nothing is cut off for good'
const ordered: Reason<Facts> = ({ enforceNeeds }) =>
  enforceNeeds && 'board.enforceNeeds keeps agents from tasks whose needs are not done'
const onePerTurn: Reason<Facts> = ({ habits }) =>
  typeof habits.batchTasks === 'number' &&
  habits.batchTasks < 1.5 &&
  'with batchTasks 1 it begins one task a turn anyway'
const knowsPaths: Reason<Facts> = ({ strays }) => strays === 0 && 'it knows the paths of all files'
const none =
  (habit: Habit, why: string): Reason<Facts> =>
  ({ habits }) =>
    habits[habit] === 0 && why

/** The first reason there is. */
const either =
  (...reasons: readonly Reason<Facts>[]): Reason<Facts> =>
  (facts) =>
    reasons.map((reason) => reason(facts)).find((why) => why !== false) ?? false

/** When a habit changes nothing; those that are not here always may. The reasons follow `Decider` and `TurnHabits`. */
const idleHabits: Partial<Record<Habit, Reason<Facts>>> = {
  stepwise: onePerTurn,
  hurry: either(onePerTurn, none('stepwise', 'stepwise is 0')),
  lookAhead: (facts) => !facts.habits.claimsFirst && ordered(facts),
  claimAhead: ordered,
  insist: owned,
  fixAfterFailure: untested,
  fixDependents: either(untested, none('fixAfterFailure', 'fixAfterFailure is 0')),
  startOver: kept,
  marksLast: kept,
  testsFirst: either(untested, kept),
  overreach: knowsPaths,
  overreachAgain: either(knowsPaths, none('overreach', 'overreach is 0')),
  abandon: owned,
  recall: either(owned, none('abandon', 'abandon is 0')),
  test: untested,
  testWithoutEdits: untested,
}

const noErrors = ({ errorRate, aheadErrorRate = 0, repairErrorRate = 0 }: Profile['quality']): boolean =>
  Math.max(errorRate, aheadErrorRate, repairErrorRate) === 0

/** What a profile says when it says nothing. */
const defaults = profileSchema.parse({ name: 'anybody' })

/**
 * The values of a scenario that change no run of it, whatever they are, each with the reason; only of agents in the team. They are
 * those that other values switch off for certain; one that merely never gets its chance in these tasks is not among them. A team
 * of one is looked at as if it were larger, since sizes are what is varied.
 */
export function idleValues(scenario: Scenario): IdleValue[] {
  const names = [...new Set(scenario.team.members)]
  return [...names.flatMap((name) => idleOfAgent(name, scenario)), ...idleOfProject(scenario, names)]
}

function idleOfAgent(name: string, scenario: Scenario): IdleValue[] {
  const profile = scenario.agents[name]!
  const facts = factsOf(profile, scenario)
  const at = (...path: string[]) => ['agents', name, ...path]
  const { assigned } = profile.behaviour
  const own: IdleValue[] = Object.keys(idleHabits).flatMap((habit) => {
    const key = habit as Habit
    const why = idleHabits[key]!(facts)
    const place = key in assigned && !facts.selfOrganising ? ['assigned', habit] : [habit]
    return why === false ? [] : [{ path: at('behaviour', ...place), why, neutral: defaults.behaviour[key] }]
  })
  return [...own, ...otherMode(facts, assigned, at), ...idleQuality(profile, facts, at), ...idlePrices(scenario, at)]
}

type At = (...path: string[]) => string[]

/** Habits that are there twice: one counts where tasks are preassigned, the other where agents choose. */
function otherMode({ selfOrganising }: Facts, assigned: Profile['behaviour']['assigned'], at: At): IdleValue[] {
  return Object.entries(assigned).map(([habit, neutral]) => {
    const instead = at('behaviour', 'assigned', habit)
    if (selfOrganising) return { path: instead, why: 'agents choose their tasks for themselves', onlySet: true }
    const why = `tasks are preassigned, and behaviour.assigned.${habit} counts there`
    return { path: at('behaviour', habit), why, neutral, instead }
  })
}

function idleQuality({ quality }: Profile, facts: Facts, at: At): IdleValue[] {
  const ahead = ordered(facts)
  const detection = untested(facts) || (noErrors(quality) && 'it makes no errors')
  return [
    ...(ahead ? [{ path: at('quality', 'aheadErrorRate'), why: ahead }] : []),
    ...(detection ? [{ path: at('quality', 'detection'), why: detection, neutral: defaults.quality.detection }] : []),
  ]
}

function idlePrices({ context }: Scenario, at: At): IdleValue[] {
  if (context.cache !== 'none') return []
  const path = at('prices', 'cachedInputPerMillion')
  return [{ path, why: 'context.cache is none', onlySet: true }] // a price list has to state it
}

/** Values of the project. Files state most of them for all ways of working together, so those are only warned about if set. */
function idleOfProject(scenario: Scenario, names: readonly string[]): IdleValue[] {
  const profiles = names.map((name) => scenario.agents[name]!)
  const all = profiles.map((profile) => factsOf(profile, scenario))
  const everywhere = (is: (facts: Facts) => boolean) => all.every(is)
  const found: (IdleValue | false)[] = [
    !roundsIn(scenario) && { path: ['limits', 'rounds'], why: 'there are no rounds' },
    profiles.every(({ prices }) => !prices) && { path: ['limits', 'dollars'], why: 'no agent in the team has prices' },
    everywhere(({ tests }) => !tests) && {
      path: ['context', 'testOutputTokens'],
      why: 'nobody runs tests',
      onlySet: true,
    },
    everywhere(({ habits }) => habits.strayPath === 0) && {
      path: ['board', 'pathAmbiguity'],
      why: 'strayPath is 0 for all agents',
      onlySet: true,
    },
    everywhere(({ habits, selfOrganising }) => !selfOrganising || habits.stepwise === 0) && {
      path: ['board', 'stepwiseOdds'],
      why: 'no agent that chooses for itself is stepwise',
      onlySet: true,
    },
    ...idleOfTasks(scenario, profiles),
  ]
  return found.filter((value) => value !== false)
}

/** Once for all tasks: at the first that says such a thing. */
function idleOfTasks({ tasks }: Scenario, profiles: readonly Profile[]): IdleValue[] {
  const hard = tasks.findIndex(({ difficulty }) => difficulty !== 1)
  const ranked = tasks.findIndex(({ priority }) => priority !== undefined)
  const flawless = profiles.every(({ quality }) => noErrors(quality))
  return [
    ...(hard >= 0 && flawless ? [{ path: ['tasks', `${hard}`, 'difficulty'], why: 'nobody makes errors' }] : []),
    ...(ranked >= 0 ? [{ path: ['tasks', `${ranked}`, 'priority'], why: 'no assignment looks at priorities' }] : []),
  ]
}

const roundsIn = ({ pacing }: Scenario): boolean => pacings.create(pacing, () => 0).rounds

function factsOf({ behaviour, tokens }: Profile, scenario: Scenario): Facts {
  const { selfOrganising } = coordinations.create(scenario.coordination, () => 0)
  const habits: Habits = selfOrganising ? behaviour : { ...behaviour, ...(behaviour.assigned as Partial<Habits>) }
  return {
    selfOrganising,
    enforceNeeds: scenario.board.enforceNeeds,
    tests: verifications.create(scenario.verification, () => 0).tests,
    lost: tokens.truncation === 'lost',
    strays: habits.strayPath * scenario.board.pathAmbiguity,
    habits,
  }
}
