import type { Command } from './command.ts'
import { askedKinds, conditionsOf, kindNames, kindsFrom, pointsWhere } from './figureChoice.ts'
import type { Figure } from './figures.ts'
import { ResultFolder } from './files.ts'
import { interruptibly } from './interruptible.ts'
import { type LookArguments, lookOf, lookOptions } from './look.ts'
import { singleOption } from './numbers.ts'
import { print, printError } from './output.ts'
import { readSummary } from './readSummary.ts'
import { readTrace } from './readTrace.ts'
import { findResults } from './results.ts'
import { UsageError } from './usage.ts'

interface Arguments extends LookArguments {
  results: string
  kind: string[]
  metric?: string
  x?: string
  where: string[]
  out?: string
}

/** `brooks figure <results>`: draws the results of a sweep, or a traced run, again. */
export const figure: Command<Arguments> = {
  builder: (yargs) =>
    yargs
      .positional('results', {
        type: 'string',
        demandOption: true,
        describe: 'Folder that brooks sweep or brooks run --trace wrote, or its summary.json',
      })
      .options({
        kind: {
          type: 'string',
          array: true,
          nargs: 1,
          default: [] as string[],
          describe: `${kindNames.join(', ')}; may be given many times; all that can be drawn when not given`,
        },
        metric: { type: 'string', requiresArg: true, describe: 'What a curve shows; speedup when not given' },
        x: {
          type: 'string',
          requiresArg: true,
          describe: 'The swept parameter a curve runs along; team.size or the first number when not given',
        },
        where: {
          type: 'string',
          array: true,
          nargs: 1,
          default: [] as string[],
          describe: 'Only design points with these values, e.g. team.size=1..8; may be given many times',
        },
        ...lookOptions,
        out: { type: 'string', requiresArg: true, describe: 'Folder for figures; that of the results when not given' },
      }) as never,
  async handler({ results: path, kind, where, ...options }) {
    const look = lookOf(options)
    const [metric, parameter] = [singleOption('metric', options.metric), singleOption('x', options.x)]
    const out = singleOption('out', options.out)
    const asked = askedKinds(kind, metric !== undefined || parameter !== undefined)
    const conditions = conditionsOf(where)
    const results = findResults(path)
    const kinds = kindsFrom(results, asked)
    const summary = kinds.some((name) => name !== 'gantt') ? readSummary(results.summary!) : null
    const points = pointsWhere(summary, conditions)
    // Drawing needs libraries that take a while to load: not before it is known that there is something to draw.
    const { drawInto, ganttFigure, sweepFigures } = await import('./figures.ts')
    const figureOptions = {
      ...look,
      ...(metric !== undefined && { metric }),
      ...(parameter !== undefined && { parameter }),
      ...(points !== null && { points }),
    }
    const figures = [
      ...(summary ? sweepFigures(summary, kinds, figureOptions) : []),
      ...(kinds.includes('gantt') ? [ganttFigure(readTrace(results.folder), look)] : []),
    ]
    checkDrawable(figures, asked.length > 0)
    const files = figures.flatMap(({ file }) => look.formats.map((format) => `${file}.${format}`))
    const folder = new ResultFolder(out ?? results.folder, files)
    try {
      const notes: string[] = []
      await interruptibly(drawInto(folder, figures, look), (said) => notes.push(...said))
      print(`Wrote ${folder.commit().join(', ')}`)
      for (const note of notes) printError(note)
    } finally {
      folder.discard()
    }
  },
}

/** @throws UsageError if one that was asked for cannot be drawn, or none at all can */
function checkDrawable(figures: readonly Figure[], areAsked: boolean): void {
  const reasons = figures.flatMap(({ name, missing }) => (missing === null ? [] : [`no ${name}: ${missing}`]))
  if (reasons.length > 0 && (areAsked || reasons.length === figures.length)) throw new UsageError(reasons.join('; '))
}
