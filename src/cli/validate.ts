import { cellsOf } from '../dataset/index.ts'
import {
  chosenSplit,
  type Fit,
  type Split,
  splitsOf,
  type Validation,
  validate as validation,
} from '../validation/index.ts'
import type { Command } from './command.ts'
import { conditionsOption, openDataset } from './datasetFiles.ts'
import { whereOption } from './datasetOptions.ts'
import { interruptibly } from './interruptible.ts'
import { integerOption, singleOption, threadsOption } from './numbers.ts'
import { print } from './output.ts'
import { predictorOf } from './predictor.ts'
import { progressBar } from './progress.ts'
import { UsageError } from './usage.ts'
import { validationText } from './validationText.ts'

interface Arguments {
  dataset: string
  where: string[]
  holdout?: string
  train?: string[]
  test?: string[]
  replications: string
  committed: boolean
  threads?: string
  json: boolean
}

const HOLDOUTS = ['none', 'size', 'suite', 'mode'] as const

/** What was asked for: a way to hold out, or two choices of runs. */
type Asked = (typeof HOLDOUTS)[number] | { readonly train: readonly string[]; readonly test: readonly string[] }

/** `brooks validate`: how well simulated runs predict measured ones. */
export const validate: Command<Arguments> = {
  builder: (yargs) =>
    yargs.options({
      dataset: {
        type: 'string',
        demandOption: true,
        requiresArg: true,
        describe: 'Folder of a dataset, as of brooks dataset',
      },
      ...whereOption,
      holdout: {
        type: 'string',
        requiresArg: true,
        describe: `What to test on that was not fitted: ${HOLDOUTS.join(', ')}; none if not given`,
      },
      train: {
        type: 'string',
        array: true,
        nargs: 1,
        describe: 'Fit on these runs, e.g. n_teammates=1..2; with --test',
      },
      test: { type: 'string', array: true, nargs: 1, describe: 'Test on these runs' },
      replications: { string: true, default: '100', describe: 'Simulated runs of each cell' },
      committed: {
        type: 'boolean',
        default: false,
        describe: 'Calibrate nothing: predict with the packaged profiles and scenarios',
      },
      threads: {
        string: true,
        describe: 'Worker threads; as many as the machine runs at once when not given, and at most',
      },
      json: { type: 'boolean', default: false, describe: 'Print one JSON object instead of tables' },
    }) as never,
  async handler({ where, json, committed, ...options }) {
    const asked = askedFor(options)
    const replications = integerOption('replications', options.replications, 2)
    const threads = threadsOption(options.threads)
    const splits = await splitsFor(singleOption('dataset', options.dataset)!, where, asked)
    const { fit, words } = await predictorOf(splits, { committed, replications, threads })
    const result = { holdout: nameOf(asked), predictor: words, ...(await validated(splits, fit)) }
    print(json ? JSON.stringify(result) : validationText(result, replications))
  },
}

/** @throws UsageError */
function askedFor({ train, test, ...options }: Pick<Arguments, 'holdout' | 'train' | 'test'>): Asked {
  const given = singleOption('holdout', options.holdout)
  const holdout = HOLDOUTS.find((name) => name === (given ?? 'none'))
  if (!holdout) throw new UsageError(`--holdout: expected one of ${HOLDOUTS.join(', ')}, got ${JSON.stringify(given)}`)
  if (!train && !test) return holdout
  if (given !== undefined) throw new UsageError('expected --holdout, or --train and --test; got both')
  if (train && test) return { train, test }
  throw new UsageError(`expected --train and --test, got only --${train ? 'train' : 'test'}`)
}

const nameOf = (asked: Asked): string =>
  typeof asked === 'string' ? asked : `train ${asked.train.join(' ')}, test ${asked.test.join(' ')}`

async function splitsFor(folder: string, where: readonly string[], asked: Asked): Promise<Split[]> {
  if (typeof asked === 'string') return splitsOf(asked, await openDataset(folder, where))
  for (const name of ['train', 'test'] as const) conditionsOption(name, asked[name])
  const train = await openDataset(folder, [...where, ...asked.train])
  return [chosenSplit(train, await openDataset(folder, [...where, ...asked.test]))]
}

async function validated(splits: readonly Split[], fit: Fit): Promise<Validation> {
  const bar = progressBar(
    splits.reduce((sum, { test }) => sum + cellsOf(test).length, 0),
    'cells',
  )
  try {
    return await interruptibly(validation(splits, fit), () => bar.step())
  } finally {
    bar.stop()
  }
}
