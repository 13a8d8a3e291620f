import { DesignError, type Factor, indexOfTwice, type Value } from './factor.ts'
import { nameHint } from './suggest.ts'

/** How factors combine: every value with every other, or the first ones together, then the second ones... */
export const designKinds = ['grid', 'zip'] as const
export type DesignKind = (typeof designKinds)[number]

/** A combination of values by path, in the order of the factors. */
export type Settings = Readonly<Record<string, Value>>

/** The result of a point takes about 0.1 MB of memory: more than that do not fit everywhere. */
const POINTS_MAX = 10_000

/**
 * The combinations of a design; the last factor varies fastest. One without settings for no factors.
 * @throws DesignError if a path is there twice, `zip` has lists of different lengths, or there are too many points
 */
export function settingsOf(factors: readonly Factor[], kind: DesignKind): Settings[] {
  const twice = factors[indexOfTwice(factors.map(({ path }) => path))]
  if (twice !== undefined) throw new DesignError(`expected each path once, got ${twice.path} twice`)
  return kind === 'grid' ? grid(factors) : zip(factors)
}

/**
 * Points of a design that have every value of every factor between them: its first one, and of a grid those that differ
 * from it in one value. Enough to see whether each value is valid.
 * @throws DesignError as `settingsOf`
 */
export function coveringSettings(factors: readonly Factor[], kind: DesignKind): Settings[] {
  const all = settingsOf(factors, kind)
  return kind === 'zip' ? all : all.filter((settings) => differences(settings, all[0]!) <= 1)
}

/**
 * The place of the one point that has these settings, which need not name all paths.
 * @throws DesignError if a path or a value is not of the design, or not exactly one point has them
 */
export function indexOfPoint(points: readonly Settings[], wanted: Settings): number {
  for (const [path, value] of Object.entries(wanted)) checkSetting(points, path, value)
  const found = points.flatMap((point, index) => (differences(wanted, point) === 0 ? [index] : []))
  if (found.length === 1) return found[0]!
  const open = Object.keys(points[0]!).filter((path) => !Object.hasOwn(wanted, path))
  const more = found.length > 1 ? `: add a value of ${open.join(' and ')}` : ''
  throw new DesignError(`expected the settings of one design point, got those of ${found.length}${more}`)
}

function checkSetting(points: readonly Settings[], path: string, value: Value): void {
  const paths = Object.keys(points[0]!)
  if (!paths.includes(path)) {
    const hint = nameHint(path, paths, 'paths')
    throw new DesignError(`expected a path that is varied, got ${path}${hint ? ` (${hint})` : ''}`, path)
  }
  const values = [...new Set(points.map((point) => point[path] as Value))]
  if (values.includes(value)) return
  const some = values.length > 8 ? [...values.slice(0, 8), '...'] : values
  throw new DesignError(`expected one of its values, ${some.join(', ')}, got ${value}`, path)
}

/** "team.size=3 coordination.kind=decentralized"; "as written" for no settings. */
export function labelOf(settings: Settings): string {
  const parts = Object.entries(settings).map(([path, value]) => `${path}=${value}`)
  return parts.length === 0 ? 'as written' : parts.join(' ')
}

/** How many of these settings another point has otherwise. */
const differences = (settings: Settings, other: Settings): number =>
  Object.entries(settings).filter(([path, value]) => other[path] !== value).length

function grid(factors: readonly Factor[]): Settings[] {
  const count = factors.reduce((product, { values }) => product * values.length, 1)
  if (count > POINTS_MAX)
    throw new DesignError(
      `expected at most ${POINTS_MAX} design points, got ${count}: take fewer values, or several sweeps`,
    )
  return factors.reduce<Settings[]>(
    (points, { path, values }) => points.flatMap((point) => values.map((value) => ({ ...point, [path]: value }))),
    [{}],
  )
}

function zip(factors: readonly Factor[]): Settings[] {
  const [first] = factors
  const other = factors.find(({ values }) => values.length !== first!.values.length)
  if (other)
    throw new DesignError(
      `a zip design needs lists of one length: ${first!.path} has ${first!.values.length} values, ` +
        `${other.path} ${other.values.length}`,
    )
  if (!first) return [{}]
  return first.values.map((_, index) => Object.fromEntries(factors.map(({ path, values }) => [path, values[index]!])))
}
