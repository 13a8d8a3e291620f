import { grouped, type LoggedRun } from '../../dataset/index.ts'
import type { Profile, Scenario } from '../../scenario/index.ts'
import { Moments, mean } from '../../stats/index.ts'
import { agentOf, isChoosing, type ScenarioOf, setOf } from '../cellScenario.ts'
import { type SetFiles, steppingTallies } from './batch.ts'
import { type ObservedContext, observedContext } from './context.ts'
import { type ObservedLatency, observedLatency } from './latency.ts'
import { type ObservedModel, observedModel } from './model.ts'
import { type RunReading, readRun } from './reading.ts'
import { type Stepping, stepping } from './stepping.ts'
import { pathAmbiguity } from './strayPaths.ts'
import { type ObservedTokens, observedTokens, verbosityKey } from './taskTokens.ts'

export type { ObservedModel, PlacedEstimate } from './model.ts'

/** What recorded runs show without a simulation, of models and of task sets. */
export interface Observed {
  readonly models: ReadonlyMap<string, ObservedModel>
  /** The scenarios of the task sets that the runs have, sized by them, with the models as agents; of others as they were. */
  readonly scenarioOf: ScenarioOf
}

/** The cap under which the harness of arXiv 2603.12229 ran; what it cuts off is lost. */
const OUTPUT_TOKENS_MAX = 4096
/** Coefficient of variation with which a task's size varies from run to run. */
const SIZE_CV = 0.25

/**
 * Estimates all that can be read off runs of one or several models: first how fast each model answers, from which follows how long
 * each reply was, then the sizes of tasks, then what replies show of habits.
 * @param known names and prices of a model
 * @throws DatasetError if a model has no run in rounds
 */
export function observe(
  runs: readonly LoggedRun[],
  scenarioOf: ScenarioOf,
  known: (model: string) => Pick<Profile, 'name' | 'prices'>,
): Observed {
  const byModel = grouped(runs, ({ model }) => model)
  const latencies = new Map([...byModel].map(([model, own]) => [model, observedLatency(own, OUTPUT_TOKENS_MAX)]))
  const read = (run: LoggedRun) =>
    readRun(run, scenarioOf(run.taskType, run.pLabel), latencies.get(run.model)!, OUTPUT_TOKENS_MAX)
  const readings = runs.map(read)
  const tokens = observedTokens(readings, scenarioOf)
  const choosing = readings.filter(({ run }) => isChoosing(run))
  const ambiguity = pathAmbiguity(choosing.length > 0 ? choosing : readings)
  const filesOf = ({ taskType, pLabel }: LoggedRun) => setFiles(scenarioOf(taskType, pLabel))
  const steps = stepping(steppingTallies(choosing, filesOf))
  const models = new Map(
    [...byModel.keys()].map((model) => {
      const own = readings.filter(({ run }) => run.model === model)
      return [model, modelOf(model, own, latencies.get(model)!, tokens, ambiguity, steps, filesOf, known(model))]
    }),
  )
  return { models, scenarioOf: sizedScenarios(readings, tokens, ambiguity, steps, models, scenarioOf) }
}

const setFiles = ({ tasks }: Scenario): SetFiles => ({
  count: tasks.flatMap(({ files }) => files).length,
  roots: new Set(tasks.filter(({ needs }) => needs.length === 0).flatMap(({ files }) => files)),
})

function modelOf(
  model: string,
  readings: readonly RunReading[],
  latency: ObservedLatency,
  { files, verbosity, overhead }: ObservedTokens,
  ambiguity: ReadonlyMap<string, number>,
  steps: Stepping,
  filesOf: (run: LoggedRun) => SetFiles,
  known: Pick<Profile, 'name' | 'prices'>,
): ObservedModel {
  const suites = [...new Set(readings.map(({ run }) => run.taskType))]
  const own = suites.flatMap((suite) => verbosity.get(verbosityKey(model, suite)) ?? [])
  const typical = own.length > 0 ? Math.exp(mean(own.map(Math.log))) : 1
  const none = { value: 0, standardError: 0, observations: 0, how: 'no reply wrote files of tasks alone' }
  return observedModel(
    readings,
    latency,
    overhead.get(model) ?? none,
    typical,
    OUTPUT_TOKENS_MAX,
    {
      ambiguityOf: (run) => ambiguity.get(setOf(run)) ?? 0,
      filesOf,
      stepping: steps.models.get(model),
      tokensOf: (run, path) =>
        (files.get(setOf(run))?.get(path) ?? 0) * (verbosity.get(verbosityKey(model, run.taskType)) ?? 1),
    },
    known,
  )
}

function sizedScenarios(
  readings: readonly RunReading[],
  tokens: ObservedTokens,
  ambiguity: ReadonlyMap<string, number>,
  steps: Stepping,
  models: Observed['models'],
  scenarioOf: ScenarioOf,
): ScenarioOf {
  const sized = new Map<string, Scenario>()
  for (const [taskType, ofSuite] of grouped(readings, ({ run }) => run.taskType)) {
    const context = observedContext(ofSuite, scenarioOf(taskType, ofSuite[0]!.run.pLabel))
    const testSeconds = testDurations(ofSuite)
    for (const [pLabel, ofSet] of grouped(ofSuite, ({ run }) => run.pLabel)) {
      const set = setOf(ofSet[0]!.run)
      const board = { pathAmbiguity: ambiguity.get(set) ?? 0, stepwiseOdds: steps.odds.get(taskType) ?? 1 }
      const numbers = { context, testSeconds, board }
      const scenario = sizedScenario(scenarioOf(taskType, pLabel), tokens.files.get(set), numbers)
      sized.set(set, { ...scenario, agents: agentsOf(scenario, taskType, tokens, models) })
    }
  }
  return (taskType, pLabel) => sized.get(setOf({ taskType, pLabel })) ?? scenarioOf(taskType, pLabel)
}

function sizedScenario(
  scenario: Scenario,
  files: ReadonlyMap<string, number> | undefined,
  {
    context,
    testSeconds,
    board,
  }: { context: ObservedContext; testSeconds: Moments; board: Partial<Scenario['board']> },
): Scenario {
  const tokensOf = (paths: readonly string[]) => paths.reduce((sum, path) => sum + (files?.get(path) ?? 0), 0)
  const tasks = files
    ? scenario.tasks.map((task) => ({
        ...task,
        outputTokens: { lognormal: { mean: tokensOf(task.files), cv: SIZE_CV } },
      }))
    : scenario.tasks
  const { systemTokens, testOutputTokens } = context
  const { mean: seconds, variance } = testSeconds
  const verification =
    testSeconds.count > 1
      ? { ...scenario.verification, seconds: { lognormal: { mean: seconds, cv: Math.sqrt(variance) / seconds } } }
      : scenario.verification
  return {
    ...scenario,
    tasks,
    verification: verification as Scenario['verification'],
    board: { ...scenario.board, ...board },
    context: {
      ...scenario.context,
      systemTokens: Math.round(systemTokens.value),
      testOutputTokens: Math.round(testOutputTokens.value),
    },
  }
}

/** The agents of a scenario and those that the runs have, each as verbose as in this suite. */
function agentsOf(
  scenario: Scenario,
  taskType: string,
  { verbosity }: ObservedTokens,
  models: Observed['models'],
): Scenario['agents'] {
  const observed = [...models].flatMap(([model, { profile }]) => {
    const own = verbosity.get(verbosityKey(model, taskType))
    if (own === undefined) return []
    return [[agentOf(scenario, model) ?? model, { ...profile, tokens: { ...profile.tokens, verbosity: own } }]]
  })
  return { ...scenario.agents, ...Object.fromEntries(observed) }
}

function testDurations(readings: readonly RunReading[]): Moments {
  const moments = new Moments()
  for (const { run } of readings)
    for (const { actions } of run.replies)
      for (const action of actions) if (action.kind === 'test') moments.add(action.seconds)
  return moments
}
