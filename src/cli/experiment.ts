import { metricNames } from '../metrics/index.ts'
import {
  DesignError,
  type DesignKind,
  defaultExperiment,
  type Experiment,
  factorOf,
  indexOfPoint,
  indexOfTwice,
  maxReplicationsDefault,
  nameHint,
  type Runs,
  type Settings,
  settingsOf,
} from '../scenario/index.ts'
import { integerOption, numberOption } from './numbers.ts'
import { UsageError } from './usage.ts'

/** What the command line says of an experiment; undefined or empty where it says nothing. */
export interface ExperimentOptions {
  readonly vary: readonly string[]
  readonly design?: DesignKind
  readonly replications?: string
  readonly precision?: string
  readonly maxReplications?: string
  readonly metric: readonly string[]
  readonly seed?: string
  readonly baseline: readonly string[]
}

/**
 * The experiment of a scenario file with what the command line says in its place: an option replaces the value of its name
 * as a whole, `--vary` also design and baseline, which are about the same factors, `--replications` also a precision, and
 * `--precision` also a number of replications.
 * @throws UsageError
 */
export function experimentOf(written: Experiment = defaultExperiment, options: ExperimentOptions): Experiment {
  const { vary, design, metric, seed, baseline } = options
  const from =
    vary.length === 0 ? written : { ...defaultExperiment, factors: usage('--vary', () => vary.map(factorOf)) }
  return {
    factors: from.factors,
    design: design ?? from.design,
    runs: runsOf(written.runs, options),
    metrics: metric.length > 0 ? metricsIn(metric) : written.metrics,
    seed: seed === undefined ? written.seed : integerOption('seed', seed, 0),
    baseline: baseline.length > 0 ? usage('--baseline', () => settingsIn(baseline)) : from.baseline,
  }
}

/** The combinations of an experiment's factors. @throws UsageError */
export function combinations({ factors, design }: Experiment): Settings[] {
  return usage('--vary', () => settingsOf(factors, design))
}

/** The place of an experiment's baseline among its design points; undefined if there is none. @throws UsageError */
export function baselineIn(points: readonly { settings: Settings }[], { baseline }: Experiment): number | undefined {
  const settings = points.map((point) => point.settings)
  return baseline && usage('--baseline', () => indexOfPoint(settings, baseline))
}

function runsOf(written: Runs, { replications, precision, maxReplications }: ExperimentOptions): Runs {
  if (replications !== undefined && precision !== undefined)
    throw new UsageError('expected --replications or --precision with --max-replications, got both')
  if (replications !== undefined) return { replications: integerOption('replications', replications, 1) }
  const before = 'precision' in written ? written : undefined
  if (precision === undefined && maxReplications === undefined) return written
  if (precision === undefined && before === undefined)
    throw new UsageError('expected --max-replications with --precision, got no precision')
  return {
    precision: precision === undefined ? before!.precision : numberOption('precision', precision, 0, 1),
    maxReplications:
      maxReplications === undefined
        ? (before?.maxReplications ?? maxReplicationsDefault)
        : integerOption('max-replications', maxReplications, 2),
  }
}

function metricsIn(names: readonly string[]): string[] {
  const twice = names[indexOfTwice(names)]
  if (twice !== undefined) throw new UsageError(`--metric: ${twice} is there twice`)
  return names.map(known)
}

function known(name: string): string {
  if (metricNames.includes(name)) return name
  const hint = nameHint(name, metricNames, 'metrics')
  const near = hint ? ` (${hint})` : ''
  throw new UsageError(
    `--metric: expected a metric of docs/metrics.md that every run has, got ${JSON.stringify(name)}${near}`,
  )
}

/** Settings given as `path=value`, one each. @throws DesignError */
function settingsIn(texts: readonly string[]): Settings {
  return Object.fromEntries(
    texts.map(factorOf).map(({ path, values }) => {
      if (values.length > 1) throw new DesignError(`expected one value, got ${values.length}`, path)
      return [path, values[0]!]
    }),
  )
}

/** Does something with what was given by an option; its DesignError becomes wrong usage of that option. */
export function usage<Result>(option: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    if (!(error instanceof DesignError)) throw error
    throw new UsageError([option, ...(error.path === undefined ? [] : [error.path]), error.message].join(': '))
  }
}
