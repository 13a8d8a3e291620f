import type { Variant } from '../experiment/index.ts'
import { assignments, policyKinds } from '../policy/index.ts'
import { indexOfTwice, nearHint, type Scenario, type Settings, teamSizeMax, valuesOf } from '../scenario/index.ts'
import { CommonWarnings } from './commonWarnings.ts'
import { usage } from './experiment.ts'
import { singleOption } from './numbers.ts'
import { printProblems } from './output.ts'
import { open } from './scenarios.ts'
import { UsageError } from './usage.ts'

/** What a plan searches besides sizes: each a list of names separated by commas. */
export interface PlanChoices {
  readonly coordination: string
  readonly assignment: string
  /** Each a team: names of agents, cycled up to its size. None: the scenario's, and each of its profiles alone. */
  readonly members: readonly string[]
}

export const coordinationKinds = Object.keys(policyKinds.coordination)
export const assignmentKinds = assignments.map(({ kind }) => kind)
/** What is looked at when nothing else is asked for: nobody plans to deal out tasks at random. */
export const assignmentDefaults = assignmentKinds.filter((kind) => kind !== 'random')

/** Sizes of teams: a list or a range of integers from 1 up. @throws UsageError */
export function sizesOf(text: string): number[] {
  const sizes = usage('--sizes', () => valuesOf(text))
  const wrong = sizes.find(
    (size) => !(Number.isInteger(size) && (size as number) >= 1 && (size as number) <= teamSizeMax),
  )
  if (wrong !== undefined) throw new UsageError(`--sizes: expected integers from 1 to ${teamSizeMax}, got ${wrong}`)
  return (sizes as number[]).sort((a, b) => a - b)
}

/** What a plan varies by itself, and the option that says otherwise. */
const VARIED: Readonly<Record<string, string>> = {
  coordination: '--coordination and --assignment',
  'coordination.kind': '--coordination',
  'coordination.assignment': '--assignment',
  'team.size': '--sizes',
}

/** Refuses what would have no effect. */
function checkSet(set: readonly string[]): void {
  for (const text of set) {
    const path = text.split('=', 1)[0]!.trim()
    const option = Object.hasOwn(VARIED, path) && VARIED[path]
    if (option) throw new UsageError(`--set ${text}: a plan looks at several of these; expected ${option} instead`)
  }
}

/**
 * Every way to work together that was asked for, each checked as a scenario with the largest team. An assignment is a choice
 * only where tasks are assigned.
 * @throws UsageError, ScenarioError
 */
export function variantsOf(
  file: string,
  set: readonly string[],
  choices: PlanChoices,
  sizeMax: number,
): { base: Scenario; variants: Variant[] } {
  checkSet(set)
  const base = open(file, set)
  const common = new CommonWarnings()
  common.add(base)
  const kinds = namesOf('coordination', choices.coordination, coordinationKinds)
  const ways = namesOf('assignment', choices.assignment, assignmentKinds)
  const coordinations = kinds.flatMap((kind): Settings[] => {
    const settings = { 'coordination.kind': kind }
    return assigns(kind) ? ways.map((way) => ({ ...settings, 'coordination.assignment': way })) : [settings]
  })
  const variants = teamsOf(base.scenario, choices.members).flatMap((team) => {
    const members = team && `[${team.join(',')}]`
    const loaded = members === null ? base : open(file, [...set, `team.members=${members}`])
    return coordinations.map((settings): Variant => {
      const made = loaded.at({ 'team.size': sizeMax, ...settings })
      common.add(made)
      const { scenario } = made
      return { settings: members === null ? settings : { 'team.members': members, ...settings }, scenario }
    })
  })
  printProblems(common.problems)
  return { base: base.scenario, variants }
}

/** The teams to look at, each as names of agents; null for the scenario's own. */
function teamsOf({ agents, team }: Scenario, given: readonly string[]): (readonly string[] | null)[] {
  const teams = given.map((text) => namesOf('members', text, Object.keys(agents), true))
  const twice = indexOfTwice(teams.map(String))
  if (twice >= 0) throw new UsageError(`--members: ${teams[twice]} is there twice`)
  if (teams.length > 0) return teams
  const names = [...new Set(team.members)]
  return [null, ...(names.length > 1 ? names.map((name) => [name]) : [])]
}

const assigns = (kind: string): boolean => 'assignment' in policyKinds.coordination[kind]!.shape

function namesOf(option: string, text: string, known: readonly string[], repeated = false): string[] {
  const names = singleOption(option, text)!
    .split(',')
    .map((name) => name.trim())
  for (const [at, name] of names.entries()) {
    if (!repeated && names.indexOf(name) < at) throw new UsageError(`--${option}: ${name} is there twice`)
    if (known.includes(name)) continue
    const hint = nearHint(name, known)
    const near = hint ? ` (${hint})` : ''
    throw new UsageError(`--${option}: expected ${known.join(', ')}, got ${JSON.stringify(name)}${near}`)
  }
  return names
}
