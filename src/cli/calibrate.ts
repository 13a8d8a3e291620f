import { type Calibration, type CalibrationOptions, calibrate as calibrated, profileFor } from '../calibration/index.ts'
import type { LoggedRun } from '../dataset/index.ts'
import type { Command } from './command.ts'
import { committedScenarios } from './committed.ts'
import { openDataset } from './datasetFiles.ts'
import { whereOption } from './datasetOptions.ts'
import { ResultFolder } from './files.ts'
import { integerOption, singleOption } from './numbers.ts'
import { print, printError } from './output.ts'
import { profileFile } from './profileFile.ts'
import { table } from './table.ts'
import { UsageError } from './usage.ts'

interface Arguments {
  dataset: string
  where: string[]
  model: string[]
  out: string
  replications: string
  iterations: string
  seed: string
  json: boolean
}

/** `brooks calibrate`: profiles fitted to recorded runs. */
export const calibrate: Command<Arguments> = {
  builder: (yargs) =>
    yargs.options({
      dataset: { type: 'string', demandOption: true, requiresArg: true, describe: 'Folder of the recorded runs' },
      ...whereOption,
      model: {
        type: 'string',
        array: true,
        nargs: 1,
        default: [] as string[],
        describe: 'A model to calibrate, as the dataset names it; all when not given',
      },
      out: { type: 'string', requiresArg: true, default: 'out/profiles', describe: 'Folder for the profiles' },
      replications: { string: true, default: '16', describe: 'Simulated runs of each cell in each step of the search' },
      iterations: { string: true, default: '6', describe: 'Steps of the search at most, for each mode' },
      seed: { string: true, default: '1', describe: 'Root of all random numbers' },
      json: { type: 'boolean', default: false, describe: 'Print one JSON object instead of tables' },
    }) as never,
  async handler({ where, json, ...options }) {
    const replications = integerOption('replications', options.replications, 2)
    const iterationsMax = integerOption('iterations', options.iterations, 1)
    const seed = integerOption('seed', options.seed, 0)
    const dataset = singleOption('dataset', options.dataset)!
    const byModel = chosen(await openDataset(dataset, where), options.model)
    const scenarioOf = committedScenarios()
    const folder = new ResultFolder(singleOption('out', options.out)!)
    try {
      const fitted = [...byModel].map(([model, runs]): [string, Calibration] => {
        const start = profileFor(scenarioOf(runs[0]!.taskType, runs[0]!.pLabel), model)
        const onIteration: CalibrationOptions['onIteration'] = ({ mode, iteration, sumOfSquares }) =>
          json || printError(`${model}, ${mode}: step ${iteration}, misfit ${sumOfSquares.toFixed(3)}`)
        return [model, calibrated(runs, start, { scenarioOf, seed, replications, iterationsMax, onIteration })]
      })
      for (const [model, calibration] of fitted) {
        const { name, text } = profileFile(calibration, byModel.get(model)!)
        folder.append(name, text)
      }
      const written = folder.commit()
      if (json) print(JSON.stringify(Object.fromEntries(fitted)))
      else
        print(
          [...fitted.map(([model, one]) => calibrationText(model, one)), `Wrote ${written.join(', ')}`].join('\n\n'),
        )
    } finally {
      folder.discard()
    }
  },
}

/** @throws UsageError for a model that is not in the runs */
function chosen(runs: readonly LoggedRun[], models: readonly string[]): Map<string, LoggedRun[]> {
  const known = [...new Set(runs.map(({ model }) => model))]
  for (const model of models)
    if (!known.includes(model)) throw new UsageError(`--model: expected one of ${known.join(', ')}, got ${model}`)
  const wanted = models.length > 0 ? models : known
  return new Map(wanted.map((model) => [model, runs.filter((run) => run.model === model)]))
}

function calibrationText(model: string, { values, runs }: Calibration): string {
  const lines = values.map(({ name, first, value, standardError }) => [
    name,
    first.toPrecision(3),
    value.toPrecision(3),
    standardError.toPrecision(2),
  ])
  return `${model}, ${runs} runs\n\n${table(['parameter', 'before', 'fitted', 'standard error'], lines)}`
}
