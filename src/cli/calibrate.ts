import type { Calibration, ModelCalibration } from '../calibration/index.ts'
import type { LoggedRun } from '../dataset/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { calibrateOnThreads, USUAL_SEARCH } from './calibrationThreads.ts'
import type { Command } from './command.ts'
import { committedScenarios, knownModels } from './committed.ts'
import { openDataset } from './datasetFiles.ts'
import { whereOption } from './datasetOptions.ts'
import { ResultFolder } from './files.ts'
import { integerOption, singleOption, threadsOption } from './numbers.ts'
import { print, printError } from './output.ts'
import { profileFile, type ResultFile } from './profileFile.ts'
import { scenarioFile } from './scenarioFile.ts'
import { table } from './table.ts'
import { UsageError } from './usage.ts'

interface Arguments {
  dataset: string
  where: string[]
  train: string[]
  model: string[]
  out: string
  scenarios?: string
  source?: string
  replications: string
  iterations: string
  seed: string
  threads?: string
  json: boolean
}

/** `brooks calibrate`: profiles and task sets from recorded runs. */
export const calibrate: Command<Arguments> = {
  builder: (yargs) =>
    yargs.options({
      dataset: { type: 'string', demandOption: true, requiresArg: true, describe: 'Folder of the recorded runs' },
      ...whereOption,
      train: {
        type: 'string',
        array: true,
        nargs: 1,
        default: [] as string[],
        describe: 'Calibrate on these runs alone, e.g. n_teammates=1..3; the same as --where',
      },
      model: {
        type: 'string',
        array: true,
        nargs: 1,
        default: [] as string[],
        describe: 'A model to calibrate, as the dataset names it; all when not given',
      },
      out: { type: 'string', requiresArg: true, default: 'out/profiles', describe: 'Folder for the profiles' },
      scenarios: {
        type: 'string',
        requiresArg: true,
        describe: 'Folder for the scenarios of the task sets, sized by the runs; none written when not given',
      },
      source: { type: 'string', requiresArg: true, describe: 'Which runs these are, in words, for the files' },
      replications: {
        string: true,
        default: String(USUAL_SEARCH.replications),
        describe: 'Simulated runs of each cell in each step of the search',
      },
      iterations: {
        string: true,
        default: String(USUAL_SEARCH.iterationsMax),
        describe: 'Steps of the search at most, for each mode',
      },
      seed: { string: true, default: String(USUAL_SEARCH.seed), describe: 'Root of all random numbers' },
      threads: {
        string: true,
        describe: 'Worker threads; as many as the machine runs at once when not given, and at most',
      },
      json: { type: 'boolean', default: false, describe: 'Print one JSON object instead of tables' },
    }) as never,
  async handler({ where, train, json, ...options }) {
    const search = {
      replications: integerOption('replications', options.replications, 2),
      iterationsMax: integerOption('iterations', options.iterations, 1),
      seed: integerOption('seed', options.seed, 0),
    }
    const threads = threadsOption(options.threads)
    const dataset = singleOption('dataset', options.dataset)!
    const source = singleOption('source', options.source) ?? `Runs of ${dataset}.`
    const out = singleOption('out', options.out)!
    const scenarios = singleOption('scenarios', options.scenarios)
    const runs = await openDataset(dataset, [...where, ...train])
    const models = chosen(runs, options.model)
    const scenarioOf = committedScenarios()
    const known = knownModels(scenarioOf)
    const profiles = models.map((model) => `${known(model).name}.yaml`)
    const folders = [new ResultFolder(out, profiles)]
    try {
      const sets = setsOf(runs, scenarioOf).map(({ name }) => `${name}.yaml`)
      if (scenarios !== undefined) folders.push(new ResultFolder(scenarios, sets))
      const calibration = await calibrateOnThreads(
        runs,
        { scenarioOf, known, search, models },
        threads,
        ({ model, mode, iteration, sumOfSquares }) => {
          if (!json) printError(`${model}, ${mode}: step ${iteration}, misfit ${sumOfSquares.toFixed(3)}`)
        },
      )
      const files = resultFiles(calibration, runs, source, scenarios)
      for (const [index, folder] of folders.entries())
        for (const { name, text } of files[index]!) folder.append(name, text)
      const written = folders.flatMap((folder) => folder.commit())
      if (json) print(JSON.stringify(Object.fromEntries(calibration.models)))
      else
        print(
          [
            ...[...calibration.models].map(([model, one]) => calibrationText(model, one)),
            `Wrote ${written.join(', ')}`,
          ].join('\n\n'),
        )
    } finally {
      for (const folder of folders) folder.discard()
    }
  },
}

/** By folder: profiles, then scenarios if they are wanted. */
function resultFiles(
  { models, scenarioOf }: Calibration,
  runs: readonly LoggedRun[],
  source: string,
  scenarios: string | undefined,
): ResultFile[][] {
  const profiles = [...models].map(([model, one]) => {
    const own = runs.filter((run) => run.model === model)
    return profileFile(one, own, setsOf(own, scenarioOf), `${source} ${ESTIMATED}`)
  })
  if (scenarios === undefined) return [profiles]
  return [profiles, setsOf(runs, scenarioOf).map((set) => scenarioFile(set, `${GRAPH} ${source} ${SIZED}`, scenarios))]
}

/** The task sets of runs. */
const setsOf = (runs: readonly LoggedRun[], scenarioOf: Calibration['scenarioOf']): Scenario[] => [
  ...new Set(runs.map(({ taskType, pLabel }) => scenarioOf(taskType, pLabel))),
]

const ESTIMATED =
  'Estimated by brooks calibrate; after each number its standard error (±) or its 95 % interval; how it was estimated (from how many observations).'
const GRAPH = "The task graph is the paper's (arXiv 2603.12229)."
const SIZED = 'Sizes, test times, context and what the board is like were estimated from them by brooks calibrate.'

/** The models to fit. @throws UsageError for one that is not in the runs */
function chosen(runs: readonly LoggedRun[], models: readonly string[]): readonly string[] {
  const known = [...new Set(runs.map(({ model }) => model))]
  for (const model of models)
    if (!known.includes(model)) throw new UsageError(`--model: expected one of ${known.join(', ')}, got ${model}`)
  return models.length > 0 ? models : known
}

function calibrationText(model: string, { values, runs }: ModelCalibration): string {
  const lines = values.map(({ name, value, standardError, observations, how }) => [
    name,
    value.toPrecision(3),
    standardError.toPrecision(2),
    String(Math.round(observations)),
    how,
  ])
  return `${model}, ${runs} runs\n\n${table(['parameter', 'value', '±', 'from', 'how'], lines)}`
}
