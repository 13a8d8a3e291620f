import { z } from 'zod'
import { type DesignKind, designKinds, indexOfPoint, type Settings, settingsOf } from './design.ts'
import { DesignError, type Factor, factorFault, indexOfTwice, type Value, valuesOf } from './factor.ts'
import { asFlow, flowOf, isFlow } from './flow.ts'
import { integer, listOf, oneOf, text } from './values.ts'

/** How often each design point is simulated: so many times, or until the metrics are known so precisely. */
export type Runs = { readonly replications: number } | { readonly precision: number; readonly maxReplications: number }

/** A study of a scenario: what is varied, how often each combination is simulated, and what is looked at. */
export interface Experiment {
  readonly factors: readonly Factor[]
  readonly design: DesignKind
  readonly runs: Runs
  /** Those that have to be precise, and are compared. */
  readonly metrics: readonly string[]
  /** Root of all random numbers; the scenario's where there is none. */
  readonly seed?: number | undefined
  /** The settings of the design point that all others are compared with. */
  readonly baseline?: Settings | undefined
}

/** Runs of a point where nothing else is said. */
export const replicationsDefault = 100
/** Runs of a point at most where a precision is given and nothing else is said. */
export const maxReplicationsDefault = 10_000

const EXPECTED = 'expected a number, a word, true, false, null, a list or a mapping'

const isValue = (input: unknown): input is Value =>
  input === null || ['string', 'boolean'].includes(typeof input) || Number.isFinite(input)

const scalars = [z.string(), z.number(), z.boolean(), z.null()] as const
const anything = z.union([...scalars, z.array(z.unknown()), z.record(z.string(), z.unknown())], { error: EXPECTED })

/** A value as it is written, a list or a mapping as its text. */
const value = z.preprocess(asValue, anything) as unknown as z.ZodType<Value>

function asValue(input: unknown): unknown {
  if (isFlow(input)) return asFlow(input) ?? input
  return typeof input === 'object' && input !== null ? flowOf(input) : input
}

/** A list of values, or a text as in `valuesOf`. A union would report all that failed; so `read` goes first. */
const values = z.preprocess(read, z.union([z.string(), z.array(anything).min(1)])) as unknown as z.ZodType<Value[]>

function read(input: unknown, context: z.RefinementCtx): unknown {
  const fail = (message: string, path: PropertyKey[] = []) => context.addIssue({ code: 'custom', input, message, path })
  if (typeof input === 'string')
    return designed(
      () => valuesOf(input),
      (error) => fail(error.message),
    )
  if (!Array.isArray(input)) fail('expected a list of values, or a range such as 1..16')
  else if (input.length === 0) fail('expected at least one value')
  else {
    const list = input.map(asValue)
    const [odd, twice] = [list.findIndex((item) => !isValue(item)), indexOfTwice(list)]
    if (odd >= 0) fail(EXPECTED, [odd])
    else if (twice >= 0) fail(`${JSON.stringify(list[twice])} is there twice`, [twice])
    return list
  }
  return input
}

/** Does something with a design; undefined, after a word to `fail`, if that is written down wrongly. */
function designed<Result>(action: () => Result, fail: (error: DesignError) => void): Result | undefined {
  try {
    return action()
  } catch (error) {
    if (!(error instanceof DesignError)) throw error
    fail(error)
    return undefined
  }
}

const path = text('a path such as team.size').superRefine((name, context) => {
  const fault = factorFault(name)
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault })
})

/** The schema of the `experiment` block. `metrics`: the names that there are; any if not given. */
export function experimentSchema(metrics?: readonly string[]) {
  const metric = metrics
    ? z.enum(metrics as [string, ...string[]], { error: 'expected a metric' })
    : text('the name of a metric')
  const precision = 'expected a number above 0 and below 1'
  return z
    .strictObject({
      vary: z
        .record(path, values, { error: 'expected a mapping of paths to values' })
        .default({})
        .describe(
          'What is varied: the path of a value of this file, and its values as a list, or as a text: a range 1..16, ' +
            'one with a step 1..16:3, a logarithmic one 0.001..0.1@5, or several with commas. Default: nothing.',
        ),
      design: oneOf(designKinds)
        .default('grid')
        .describe('grid: every value with every other; zip: first with first, second with second. Default: grid.'),
      replications: integer(1)
        .optional()
        .describe(`Runs of each design point. Default: ${replicationsDefault}, where no precision is given.`),
      precision: z
        .number({ error: precision })
        .gt(0, { error: precision })
        .lt(1, { error: precision })
        .optional()
        .describe(
          'A point is simulated until the half-width of the 95 % interval is below this share of the mean, of all metrics.',
        ),
      maxReplications: integer(2)
        .optional()
        .describe(`Runs of a point at most, where a precision is given. Default: ${maxReplicationsDefault}.`),
      metrics: listOf(metric, 'metrics')
        .min(1, { error: 'expected at least one metric' })
        .superRefine((names, context) => {
          const twice = indexOfTwice(names)
          if (twice >= 0) context.addIssue({ code: 'custom', message: `${names[twice]} is there twice`, path: [twice] })
        })
        .default(['makespan'])
        .describe('What has to be precise, and is compared; names as in docs/metrics.md. Default: makespan.'),
      seed: integer(0).optional().describe("Root of the sweep's random numbers. Default: the scenario's."),
      baseline: z
        .record(text('a path'), value, { error: 'expected a mapping of paths to values' })
        .optional()
        .describe('Settings of the one design point that the others are compared with. Default: no comparison.'),
    })
    .superRefine(checkWhole)
    .transform(resolved)
    .describe('A study of this scenario, for brooks sweep.')
}

interface Written extends Omit<Experiment, 'factors' | 'runs'> {
  readonly vary: Readonly<Record<string, readonly Value[]>>
  readonly replications?: number | undefined
  readonly precision?: number | undefined
  readonly maxReplications?: number | undefined
}

function checkWhole(written: Written, context: z.RefinementCtx): void {
  const fail = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message })
  const { replications, precision, maxReplications, baseline, design } = written
  if (replications !== undefined && precision !== undefined)
    fail(['precision'], 'expected replications or precision, got both')
  if (maxReplications !== undefined && precision === undefined)
    fail(['maxReplications'], 'expected precision beside it, got none')
  const points = designed(
    () => settingsOf(factorsIn(written), design),
    ({ message }) => fail(['vary'], message),
  )
  if (points && baseline)
    designed(
      () => indexOfPoint(points, baseline),
      ({ message, path }) => fail(path === undefined ? ['baseline'] : ['baseline', path], message),
    )
}

function resolved(written: Written): Experiment {
  const { design, metrics, seed, baseline, replications = replicationsDefault, precision } = written
  const { maxReplications = maxReplicationsDefault } = written
  const runs = precision === undefined ? { replications } : { precision, maxReplications }
  return { factors: factorsIn(written), design, runs, metrics, seed, baseline }
}

const factorsIn = ({ vary }: Written): Factor[] => Object.entries(vary).map(([path, values]) => ({ path, values }))

/** What a file without the block means. */
export const defaultExperiment: Experiment = experimentSchema().parse({})
