import { resolveAgents } from './agents.ts'
import { coveringSettings, type Settings } from './design.ts'
import type { Experiment } from './experiment.ts'
import { checkGraph } from './graph.ts'
import { type IdleValue, reportIdle } from './idle.ts'
import { expandPolicies, resolvePolicies } from './policies.ts'
import { type Problem, Report, ScenarioError } from './problem.ts'
import { type PolicyKinds, type Scenario, scenarioSchema } from './schema.ts'
import { applySet, parseSet, type Setting, settingOf } from './set.ts'
import { checkSizes } from './sizes.ts'
import { type Read, readMain, type Source } from './source.ts'
import { expandShape } from './taskShape.ts'
import { checkSized, resolveTasks } from './tasks.ts'
import { checkMembers, checkSize, expandMembers, resolveTeam } from './team.ts'
import { get, isList, isMapping, type Node, shown, withoutEntry } from './tree.ts'
import { validate } from './validate.ts'

export interface LoadOptions {
  /** Gives the text of a file, by its path; throws an Error that says in plain words why it cannot. */
  readonly read: Read
  /** The policies there are. */
  readonly kinds: PolicyKinds
  /** The names of the metrics there are, for an experiment. Default: any. */
  readonly metrics?: readonly string[]
  /** What it is in a scenario that changes nothing, for warnings. Default: nothing is known of that. */
  readonly idle?: (scenario: Scenario) => readonly IdleValue[]
  /** Values that replace what the file says, as `path=value`, in this order. Default: none. */
  readonly set?: readonly string[]
}

/** A scenario, and what is odd about it. */
export interface Made {
  readonly scenario: Scenario
  readonly warnings: Problem[]
}

export interface Loaded extends Made {
  /** What the file's `experiment` block says; every value that it varies was tried. */
  readonly experiment: Experiment | undefined
  /**
   * The scenario of a design point: with these values on top of what the file and `set` say.
   * @throws ScenarioError
   */
  at(settings: Settings): Made
  /**
   * The scenario with more `path=value` after those of `set`, without reading its files again.
   * @throws ScenarioError
   */
  with(set: readonly string[]): Made
}

/**
 * Reads a scenario, checks it, and resolves all that it refers to. Paths in it are relative to the file that names
 * them. Pure: what is outside comes through `read`, each file once.
 * @throws ScenarioError with all the problems, if any of them is an error
 */
export function loadScenario(file: string, options: LoadOptions): Loaded {
  const maker = new Maker(file, options)
  const report = new Report()
  const made = maker.make(report)
  if (made?.experiment) maker.tryValues(made.experiment, made.root, report)
  const { scenario, experiment } = sound(made, report, file)
  const anew = (settingsOf: (report: Report) => Setting[]): Made => {
    const report = new Report()
    const made = sound(maker.make(report, settingsOf(report)), report, file)
    return { scenario: sharing(made.scenario, scenario), warnings: report.problems(file) }
  }
  return {
    scenario,
    experiment,
    warnings: report.problems(file),
    at: (settings) => anew(() => Object.entries(settings).map(([path, value]) => settingOf(path, value))),
    with: (set) => anew((report) => parsedSets(set, report)),
  }
}

const parsedSets = (set: readonly string[], report: Report): Setting[] =>
  set.map((text) => parseSet(text, report)).filter((setting) => setting !== undefined)

/** What was made, if nothing is wrong with it. @throws ScenarioError */
function sound<Thing>(made: Thing | undefined, report: Report, file: string): Thing {
  const problems = report.problems(file)
  if (made === undefined || problems.some(({ severity }) => severity === 'error')) throw new ScenarioError(problems)
  return made
}

interface Whole extends Pick<Loaded, 'scenario' | 'experiment'> {
  readonly root: Node
}

/** Makes scenarios of one file. */
class Maker {
  private readonly file: string
  private readonly options: LoadOptions
  private readonly schema: Schema
  private readonly files: Source['files'] = new Map()

  constructor(file: string, options: LoadOptions) {
    this.file = file
    this.options = options
    this.schema = scenarioSchema(options.kinds, options.metrics)
  }

  /** The scenario, of a design point if one is given; undefined, with all that is wrong in the report, if it cannot be. */
  make(report: Report, point?: readonly Setting[]): Whole | undefined {
    const { read, kinds, idle, set = [] } = this.options
    const source = { read, report, files: this.files }
    const settings = [...parsedSets(set, report), ...(point ?? [])]
    const written = resolve(readMain(this.file, source), settings, kinds, source)
    if (!isMapping(written)) return undefined
    // A design point has no experiment of its own.
    const root = point ? withoutEntry(written, 'experiment') : written
    const valid = check(root, this.schema, report)
    if (!valid) return undefined
    if (idle && !report.failed) reportIdle(idle(valid.scenario), root, report)
    return { ...valid, root }
  }

  /** Tries every value of an experiment in a point of its design; what is wrong is reported where the value stands. */
  tryValues({ factors, design }: Experiment, root: Node, report: Report): void {
    const vary = get(get(root, 'experiment'), 'vary')
    for (const settings of coveringSettings(factors, design)) {
      const point = factors.map(({ path, values }) => {
        const list = get(vary, path)!
        const { place } = isList(list) ? list.data[values.indexOf(settings[path]!)]! : list
        return settingOf(path, settings[path]!, { key: list.key, place })
      })
      const trial = new Report()
      this.make(trial, point)
      report.includeErrors(trial)
    }
  }
}

type Schema = ReturnType<typeof scenarioSchema>

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
  // Settings of single tasks wait until the tasks are there, which may be in a file of their own, or follow from a shape.
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
  return expandShape(expandMembers(expandPolicies(root)))
}

function check(root: Node, schema: Schema, report: Report): Omit<Whole, 'root'> | undefined {
  checkGraph(get(root, 'tasks'), report)
  checkMembers(root, report)
  const valid = validate(root, schema, report)
  if (!valid) return undefined
  const { experiment, ...rest } = valid
  const team = resolveTeam(rest.team, Object.keys(rest.agents))
  checkSize(team, root, report)
  const scenario = { ...rest, team } as Scenario
  if (team.members.every((name) => Object.hasOwn(scenario.agents, name))) checkSizes(scenario, root, report)
  return { scenario, experiment }
}
