import { resolveAgents } from './agents.ts'
import type { Settings } from './design.ts'
import { checkGraph } from './graph.ts'
import { expandPolicies, resolvePolicies } from './policies.ts'
import { type Problem, Report, ScenarioError } from './problem.ts'
import { type PolicyKinds, type Scenario, scenarioSchema } from './schema.ts'
import { applySet, parseSet, type Setting, settingOf } from './set.ts'
import { checkSizes } from './sizes.ts'
import { type Read, readMain, type Source } from './source.ts'
import { checkSized, resolveTasks } from './taskFile.ts'
import { checkMembers, checkSize, expandMembers, resolveTeam } from './team.ts'
import { get, isMapping, type Node, shown } from './tree.ts'
import { validate } from './validate.ts'

export interface LoadOptions {
  /** Gives the text of a file, by its path; throws an Error that says in plain words why it cannot. */
  readonly read: Read
  /** The policies there are. */
  readonly kinds: PolicyKinds
  /** Values that replace what the file says, as `path=value`, in this order. Default: none. */
  readonly set?: readonly string[]
}

/** A scenario, and what is odd about it. */
export interface Made {
  readonly scenario: Scenario
  readonly warnings: Problem[]
}

export interface Loaded extends Made {
  /**
   * The scenario of a design point: with these values on top of what the file and `set` say.
   * @throws ScenarioError
   */
  at(settings: Settings): Made
}

/**
 * Reads a scenario, checks it, and resolves all that it refers to. Paths in it are relative to the file that names
 * them. Pure: what is outside comes through `read`, each file once.
 * @throws ScenarioError with all the problems, if any of them is an error
 */
export function loadScenario(file: string, { read, kinds, set = [] }: LoadOptions): Loaded {
  const files: Source['files'] = new Map()
  const schema = scenarioSchema(kinds)
  const make = (point: readonly Setting[]): Made => {
    const report = new Report()
    const source = { read, report, files }
    const settings = set.map((text) => parseSet(text, report)).filter((setting) => setting !== undefined)
    const root = resolve(readMain(file, source), [...settings, ...point], kinds, source)
    const scenario = isMapping(root) ? check(root, schema, report) : undefined
    const problems = report.problems(file)
    if (!scenario || problems.some(({ severity }) => severity === 'error')) throw new ScenarioError(problems)
    return { scenario, warnings: problems }
  }
  const written = make([])
  return {
    ...written,
    at(settings) {
      const { scenario, warnings } = make(Object.entries(settings).map(([path, value]) => settingOf(path, value)))
      return { scenario: sharing(scenario, written.scenario), warnings }
    },
  }
}

/** The scenario with the other's parts wherever they are equal, so that thousands of design points fit in memory. */
function sharing(scenario: Scenario, other: Scenario): Scenario {
  const parts = Object.entries(scenario).map(([key, part]) => {
    const same = other[key as keyof Scenario]
    return [key, JSON.stringify(part) === JSON.stringify(same) ? same : part]
  })
  return Object.fromEntries(parts)
}

/** The tree of a scenario with settings applied and references replaced by what they refer to. */
function resolve(written: Node, settings: readonly Setting[], kinds: PolicyKinds, source: Source): Node {
  if (!isMapping(written)) {
    const message = `expected a mapping that begins with version: 1, got ${shown(written)}`
    if (written.data !== undefined) source.report.error(written.place, message)
    return written
  }
  // Settings of single tasks wait until the tasks are there, which may be in a file of their own.
  const late = settings.filter(({ path }) => path[0] === 'tasks' && /^\d+$/.test(path[1] ?? ''))
  const early = settings.filter((setting) => !late.includes(setting))
  let root = expand(written)
  for (const setting of early) root = expand(applySet(root, setting, source.report))
  const unresolved = root
  root = resolveAgents(resolveTasks(root, source), source)
  for (const setting of late) root = applySet(root, setting, source.report)
  return resolvePolicies(checkSized(root, unresolved, source), kinds, source.report)
}

function expand(root: Node): Node {
  return expandMembers(expandPolicies(root))
}

function check(root: Node, schema: ReturnType<typeof scenarioSchema>, report: Report): Scenario | undefined {
  checkGraph(get(root, 'tasks'), report)
  checkMembers(root, report)
  const valid = validate(root, schema, report)
  if (!valid) return undefined
  const team = resolveTeam(valid.team, Object.keys(valid.agents))
  checkSize(team, root, report)
  const scenario = { ...valid, team } as Scenario
  if (team.members.every((name) => Object.hasOwn(scenario.agents, name))) checkSizes(scenario, root, report)
  return scenario
}
