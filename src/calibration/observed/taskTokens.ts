import { grouped } from '../../dataset/index.ts'
import type { Scenario } from '../../scenario/index.ts'
import { mean } from '../../stats/index.ts'
import { type ScenarioOf, setOf } from '../cellScenario.ts'
import type { Estimate } from './estimate.ts'
import { type Equation, leastSquares } from './leastSquares.ts'
import type { ReplyReading, RunReading } from './reading.ts'

/** How large the files of the task sets are, and how much of them each model writes. */
export interface ObservedTokens {
  /** By task set (suite and graph), by path: output tokens as all models together write them. */
  readonly files: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** By model and suite: what it writes over that. */
  readonly verbosity: ReadonlyMap<string, number>
  /** By model: tokens of a reply around its files. */
  readonly overhead: ReadonlyMap<string, Estimate>
}

export const verbosityKey = (model: string, taskType: string): string => `${model} ${taskType}`

/** Alternations between sizes and models; each brings the misfit down, and after so many nothing moves. */
const ALTERNATIONS = 12
/** Coefficient of variation with which the tokens of a reply scatter about what is expected, and files of a set about their kind. */
const SCATTER = 0.35
/** A reply that was cut off holds on average half a file that is lost. */
const LOST = 0.5
const TOKENS_LEAST = 5

/** What an equation of sizes is made of: how often each file stands in a reply. */
interface Written {
  readonly model: string
  readonly taskType: string
  readonly set: string
  readonly tokens: number
  readonly counts: ReadonlyMap<string, number>
}

/**
 * Sizes by regression of the tokens of replies on the files in them: tokens = overhead of the model + verbosity of the model in
 * the suite × sizes of the files. Sizes and models are solved in turn. A file of which little is known has the mean size of its
 * kind: of the tasks that need others, or of those that do not. Verbosities have the geometric mean 1 in each suite.
 */
export function observedTokens(readings: readonly RunReading[], scenarioOf: ScenarioOf): ObservedTokens {
  const written = readings.flatMap(writtenOf)
  const sets = grouped(written, ({ set }) => set)
  const models = grouped(written, ({ model }) => model)
  const kinds = new Map(
    [...grouped(readings, ({ run }) => setOf(run))].map(([set, [first]]) => [
      set,
      kindsOf(scenarioOf(first!.run.taskType, first!.run.pLabel)),
    ]),
  )
  const verbosity = new Map<string, number>()
  const overhead = new Map<string, Estimate>()
  const files = new Map<string, Map<string, number>>()
  for (let turn = 0; turn < ALTERNATIONS; turn++) {
    for (const [set, own] of sets) files.set(set, sizesOf(own, kinds.get(set)!, verbosity, overhead, files.get(set)))
    for (const [model, own] of models) fitModel(model, own, files, verbosity, overhead)
    normalise(verbosity)
  }
  return { files, verbosity, overhead }
}

/** The files of a task set by kind. */
const kindsOf = ({ tasks }: Scenario): string[][] =>
  [tasks.filter(({ needs }) => needs.length === 0), tasks.filter(({ needs }) => needs.length > 0)]
    .map((kind) => kind.flatMap(({ files }) => files))
    .filter((kind) => kind.length > 0)

/** Replies that wrote nothing but files of tasks. */
function writtenOf({ run, replies }: RunReading): Written[] {
  const { model, taskType } = run
  return replies.filter(usable).map(({ paths, tokens, full }) => {
    const counts = new Map<string, number>()
    for (const path of paths) counts.set(path, (counts.get(path) ?? 0) + 1)
    const last = paths.at(-1)!
    if (full) counts.set(last, counts.get(last)! + LOST)
    return { model, taskType, set: setOf(run), tokens, counts }
  })
}

const usable = ({ paths, strayEdits }: ReplyReading): boolean => paths.length > 0 && strayEdits === 0

const expectedOf = (written: Written, sizes: ReadonlyMap<string, number>): number =>
  [...written.counts].reduce((sum, [path, count]) => sum + count * (sizes.get(path) ?? 0), 0)

const weightOf = (tokens: number) => 1 / (SCATTER * Math.max(100, tokens)) ** 2

/** Sizes of the files of a set: first the mean of each kind, then what sets each file apart. */
function sizesOf(
  own: readonly Written[],
  kinds: readonly string[][],
  verbosity: ReadonlyMap<string, number>,
  overhead: ReadonlyMap<string, Estimate>,
  before: ReadonlyMap<string, number> | undefined,
): Map<string, number> {
  const scaled = own.map((written) => {
    const scale = verbosity.get(verbosityKey(written.model, written.taskType)) ?? 1
    const rest = Math.max(0, written.tokens - (overhead.get(written.model)?.value ?? 0))
    const expected = before ? scale * expectedOf(written, before) : rest
    return { written, scale, rest, weight: weightOf(expected) }
  })
  const countIn = ({ counts }: Written, kind: readonly string[]) =>
    kind.reduce((sum, path) => sum + (counts.get(path) ?? 0), 0)
  const means = leastSquares(
    scaled.map(({ written, scale, rest, weight }): Equation => {
      return { factors: kinds.map((kind) => scale * countIn(written, kind)), value: rest, weight }
    }),
  ).values.map((value) => Math.max(TOKENS_LEAST, value))
  const paths = kinds.flat()
  const usual = kinds.flatMap((kind, index) => kind.map(() => means[index]!))
  const apart = leastSquares(
    scaled.map(({ written, scale, rest, weight }): Equation => {
      const factors = paths.map((path) => scale * (written.counts.get(path) ?? 0))
      return { factors, value: rest - factors.reduce((sum, factor, i) => sum + factor * usual[i]!, 0), weight }
    }),
    usual.map((size) => 1 / (SCATTER * size) ** 2),
  ).values
  return new Map(paths.map((path, index) => [path, Math.max(TOKENS_LEAST, usual[index]! + apart[index]!)]))
}

/** Overhead of a model, and its verbosity in each suite. */
function fitModel(
  model: string,
  own: readonly Written[],
  files: ReadonlyMap<string, ReadonlyMap<string, number>>,
  verbosity: Map<string, number>,
  overhead: Map<string, Estimate>,
): void {
  const suites = [...new Set(own.map(({ taskType }) => taskType))]
  const { values, standardErrors } = leastSquares(
    own.map((written): Equation => {
      const expected = expectedOf(written, files.get(written.set)!)
      const factors = [1, ...suites.map((suite) => (suite === written.taskType ? expected : 0))]
      return { factors, value: written.tokens, weight: weightOf(expected) }
    }),
  )
  overhead.set(model, {
    value: values[0]!,
    standardError: standardErrors[0]!,
    observations: own.length,
    how: 'regression of the tokens of replies on the files in them',
  })
  for (const [index, suite] of suites.entries())
    verbosity.set(verbosityKey(model, suite), Math.max(0.05, values[index + 1]!))
}

/** Makes the geometric mean over the models 1 in each suite; what is taken from them the sizes take up in the next turn. */
function normalise(verbosity: Map<string, number>): void {
  for (const entries of grouped(verbosity, ([key]) => key.slice(key.indexOf(' '))).values()) {
    const level = Math.exp(mean(entries.map(([, value]) => Math.log(value))))
    for (const [key, value] of entries) verbosity.set(key, value / level)
  }
}
