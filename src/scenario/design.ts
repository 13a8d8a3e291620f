import { DesignError, type Factor, type Value } from './factor.ts'

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
  const paths = factors.map(({ path }) => path)
  const twice = paths.find((path, index) => paths.indexOf(path) < index)
  if (twice !== undefined) throw new DesignError(`expected each path once, got ${twice} twice`)
  return kind === 'grid' ? grid(factors) : zip(factors)
}

/** "team.size=3 coordination.kind=decentralized"; "as written" for no settings. */
export function labelOf(settings: Settings): string {
  const parts = Object.entries(settings).map(([path, value]) => `${path}=${value}`)
  return parts.length === 0 ? 'as written' : parts.join(' ')
}

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
