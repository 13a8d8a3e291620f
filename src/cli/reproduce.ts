import { paperSuites } from '../experiment/index.ts'
import { type PaperFigureName, paperFigureNames } from '../figures/paper/paperFigure.ts'
import { nameHint } from '../scenario/index.ts'
import type { Command } from './command.ts'
import { untilSignal } from './interruptible.ts'
import { type LookArguments, lookOf, lookOptions } from './look.ts'
import { integerOption, singleOption, threadsOption } from './numbers.ts'
import { print } from './output.ts'
import { UsageError } from './usage.ts'

interface Arguments extends LookArguments {
  dataset?: string
  figure: string[]
  suite: string[]
  replications: string
  threads?: string
  out: string
  quiet: boolean
}

/** Runs of a cell in a quick look, and in full. */
const QUICK = 30
const FULL = 200

/** `brooks reproduce`: the paper's design, simulated: its figures and its headline, beside what was measured. */
export const reproduce: Command<Arguments> = {
  builder: (yargs) =>
    yargs.options({
      dataset: {
        type: 'string',
        requiresArg: true,
        describe: 'Folder with measured runs, as for brooks dataset; the committed means of cells when not given',
      },
      figure: {
        type: 'string',
        array: true,
        nargs: 1,
        default: ['all'],
        describe: `all, ${paperFigureNames.join(', ')}; may be given many times`,
      },
      suite: {
        type: 'string',
        array: true,
        nargs: 1,
        default: [] as string[],
        describe: `Suites to show: ${paperSuites.join(', ')}; those that were measured when not given`,
      },
      replications: { string: true, default: `${QUICK}`, describe: `Runs of each of the 270 cells; ${FULL} in full` },
      threads: {
        string: true,
        describe: 'Worker threads; as many as the machine runs at once when not given, and at most',
      },
      out: { type: 'string', requiresArg: true, default: 'out/paper', describe: 'Folder for results' },
      ...lookOptions,
      quiet: { type: 'boolean', default: false, describe: 'No progress' },
    }) as never,
  async handler({ quiet, ...options }) {
    const replications = integerOption('replications', options.replications, 1)
    const study = {
      dataset: singleOption('dataset', options.dataset),
      figures: figuresAsked(options.figure),
      suites: options.suite.map((suite) => known('suite', suite, paperSuites)),
      replications,
      threads: threadsOption(options.threads),
      out: singleOption('out', options.out) ?? 'out/paper',
      look: lookOf(options),
      quiet,
    }
    // Statistics, Parquet and drawing take a while to load: not before it is known that they are needed.
    const { reproduced } = await import('./paperStudy.ts')
    print(
      await untilSignal(
        (stopped) => reproduced(study, stopped),
        () => 'nothing was written',
      ),
    )
    if (replications < FULL) print(`\nThis was a quick look. In full: npx brooks reproduce --replications ${FULL}`)
  },
}

function figuresAsked(given: readonly string[]): readonly PaperFigureName[] {
  const names = given.map((name) => known('figure', name, ['all', ...paperFigureNames]))
  return names.includes('all') ? paperFigureNames : (names as PaperFigureName[])
}

/** A name, if it is one of those. @throws UsageError */
function known<Name extends string>(option: string, given: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === given)
  if (found !== undefined) return found
  const hint = nameHint(given, names, `${option}s`)
  throw new UsageError(`--${option}: unknown ${option} ${JSON.stringify(given)} (${hint})`)
}
