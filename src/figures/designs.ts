import { inWords } from './palette.ts'
import type { Setting, SweepPoint, SweepSummary } from './sweepSummary.ts'

/** Points that differ in one parameter only. */
export interface Series {
  readonly name: string
  readonly points: readonly SweepPoint[]
}

/** The points with these indices, in the order of the sweep; all by default. Throws RangeError for an index there is not. */
export function chosenPoints({ points }: SweepSummary, indices?: readonly number[]): readonly SweepPoint[] {
  if (!indices) return points
  const [known, wanted] = [new Set(points.map(({ index }) => index)), new Set(indices)]
  const unknown = indices.find((index) => !known.has(index))
  if (unknown === undefined) return points.filter(({ index }) => wanted.has(index))
  throw new RangeError(`point ${unknown}: the sweep has points ${points.map(({ index }) => index).join(', ')}`)
}

/** The paths of the settings that a sweep varies. */
export const sweptPaths = ({ vary }: SweepSummary): string[] => vary.map(({ path }) => path)

const isNumeric = (points: readonly SweepPoint[], path: string): boolean =>
  points.length > 0 && points.every(({ settings }) => Number.isFinite(settings[path]))

/** The setting to put on the axis: team.size if it is swept, else the first that is a number throughout; null for none. */
export function numericParameter(summary: SweepSummary): string | null {
  const paths = sweptPaths(summary).filter((path) => isNumeric(summary.points, path))
  return paths.includes('team.size') ? 'team.size' : (paths[0] ?? null)
}

/** The points as series along `parameter`, named by the other settings that differ; `otherwise` where none does. */
export function seriesAlong(
  points: readonly SweepPoint[],
  summary: SweepSummary,
  parameter: string | null,
  otherwise: string,
): Series[] {
  const others = differing(
    points,
    sweptPaths(summary).filter((path) => path !== parameter),
  )
  const series = new Map<string, SweepPoint[]>()
  for (const point of points) {
    const key = JSON.stringify(others.map((path) => point.settings[path]))
    series.set(key, [...(series.get(key) ?? []), point])
  }
  const members = [...series.values()]
  const names = distinctNames(members.map(([first]) => designName(first!, others) || otherwise))
  return members.map((own, index) => ({ name: names[index]!, points: own }))
}

/** Those of the paths in which the points differ. */
export const differing = (points: readonly SweepPoint[], paths: readonly string[]): string[] =>
  paths.filter((path) => new Set(points.map(({ settings }) => settings[path])).size > 1)

/** A point in words by these settings: "preassigned, 8 agents". */
export const designName = ({ settings }: SweepPoint, paths: readonly string[]): string =>
  paths.map((path) => settingName(path, settings[path] ?? null)).join(', ')

function settingName(path: string, value: Setting): string {
  if (path === 'team.size') return value === 1 ? '1 agent' : `${value} agents`
  // A profile is known by its file, without folder and ending.
  if (typeof value === 'string') return value.replace(/^.*\//, '').replace(/\.ya?ml$/, '')
  const short = typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value
  return `${leafOf(path)} ${short ?? 'none'}`
}

/** The names, numbered where one comes again: profiles in two folders may have files of one name. */
export function distinctNames(names: readonly string[]): string[] {
  const counts = new Map<string, number>()
  return names.map((name) => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}

/** The last part of a path, in words. */
const leafOf = (path: string): string => inWords(path.slice(path.lastIndexOf('.') + 1))

/** What stands at an axis along this setting. */
export const parameterLabel = (path: string): string => (path === 'team.size' ? 'number of agents' : leafOf(path))

/** What values of this setting count, in a word or two. */
export const parameterWord = (path: string): string => (path === 'team.size' ? 'agents' : leafOf(path))

/** What stands at an axis of this metric: "makespan (s)". */
export const metricLabel = (name: string, unit: string): string =>
  `${inWords(name.replace('.', ': '))}${unit ? ` (${unit})` : ''}`

/** Whether every run of a point completed, so that its means leave nobody out. */
export const allCompleted = ({ outcomes }: SweepPoint): boolean =>
  Object.entries(outcomes).every(([outcome, count]) => outcome === 'completed' || count === 0)
