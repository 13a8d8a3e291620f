import { type Settings, type Value, type Variant, valuesOf } from '../experiment/index.ts'
import { assignments, policyKinds } from '../policy/index.ts'
import { nameHint, type Scenario } from '../scenario/index.ts'
import { usage } from './factors.ts'
import { singleOption } from './numbers.ts'
import { load } from './scenarios.ts'
import { UsageError } from './usage.ts'

/** What a plan searches besides sizes: each a list of names separated by commas. */
export interface PlanChoices {
  readonly coordination: string
  readonly assignment: string
  /** Each a team: names of agents, cycled up to its size. None: the scenario's. */
  readonly members: readonly string[]
}

export const coordinationKinds = Object.keys(policyKinds.coordination)
export const assignmentKinds = assignments.map(({ kind }) => kind)

/** Sizes of teams: a list or a range of integers from 1. @throws UsageError */
export function sizesOf(text: string): number[] {
  const sizes = usage('--sizes', () => valuesOf(text, 'team.size'))
  const wrong = sizes.find((size) => !(Number.isInteger(size) && (size as number) >= 1))
  if (wrong !== undefined) throw new UsageError(`--sizes: expected integers of at least 1, got ${wrong}`)
  return (sizes as number[]).sort((a, b) => a - b)
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
  const base = load(file, set)
  const kinds = namesOf('coordination', choices.coordination, coordinationKinds)
  const ways = namesOf('assignment', choices.assignment, assignmentKinds)
  const teams = choices.members.map((text) => teamOf(text, Object.keys(base.agents)))
  const settings = (teams.length === 0 ? [{}] : teams).flatMap((team) =>
    kinds.flatMap((kind) =>
      assigns(kind)
        ? ways.map((way) => ({ ...team, 'coordination.kind': kind, 'coordination.assignment': way }))
        : [{ ...team, 'coordination.kind': kind }],
    ),
  )
  const variants = settings.map((chosen): Variant => {
    const sets = Object.entries({ 'team.size': sizeMax, ...chosen }).map(([path, value]) => `${path}=${value}`)
    return { settings: chosen, scenario: load(file, [...set, ...sets], false) }
  })
  return { base, variants }
}

const assigns = (kind: string): boolean => 'assignment' in policyKinds.coordination[kind]!.shape

function teamOf(text: string, agents: readonly string[]): Settings {
  return { 'team.members': `[${namesOf('members', text, agents, true).join(',')}]` satisfies Value }
}

function namesOf(option: string, text: string, known: readonly string[], repeated = false): string[] {
  const names = singleOption(option, text)!
    .split(',')
    .map((name) => name.trim())
  for (const [at, name] of names.entries()) {
    if (!repeated && names.indexOf(name) < at) throw new UsageError(`--${option}: ${name} is there twice`)
    if (known.includes(name)) continue
    const { hint } = nameHint(name, known, 'names')
    throw new UsageError(`--${option}: expected ${known.join(', ')}, got ${JSON.stringify(name)}; ${hint}`)
  }
  return names
}
