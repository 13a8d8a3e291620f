import { nameHint } from '../scenario/index.ts'
import { fromZero } from '../stats/index.ts'
import { amdahlSpeedup } from '../theory/index.ts'
import { allCompleted, chosenPoints, numericParameter, type Series, seriesAlong, sweptPaths } from './designs.ts'
import type { FigureOptions } from './figureKind.ts'
import type { SweepPoint, SweepSummary } from './sweepSummary.ts'
import { type UslCurve, uslCurve } from './uslCurve.ts'

/** More lines than this cannot be told apart. */
export const CURVES_MAX = 7
/** Pieces of a curve that a formula gives. */
const PIECES = 80

export interface CurvePoint {
  readonly series: string
  readonly x: number
  readonly y: number
  /** The ends of an interval for y, or null where there is none. */
  readonly low: number | null
  readonly high: number | null
  /** Whether all runs completed; if not, a mean of durations leaves some out. */
  readonly whole: boolean
  /** Points of one series with the same number are neighbours: no team size lies between two of them that was left out. */
  readonly stretch: number
}

/** What theory says of a speedup at x. */
export interface TheoryPoint {
  readonly x: number
  /**
   * Amdahl's formula with p = 1 − longest chain ÷ all work: no bound for a graph of tasks, but what greedy scheduling guarantees,
   * in which nobody idles while a task is ready (Graham 1969, Brent 1974).
   */
  readonly amdahl: number
  /** No schedule is faster that respects the needs and does each task once: one for each agent, and the longest chain. */
  readonly bound: number
}

/** A line: points in order of x. */
export interface Curve {
  readonly series: string
  readonly points: readonly CurvePoint[]
  /** Ascending in x; none unless the metric is the speedup. */
  readonly theory: readonly TheoryPoint[]
  /** The Universal Scalability Law fitted to speedups by team size; null for all else, and where there is no such fit. */
  readonly usl: UslCurve | null
}

export interface CurveData {
  readonly metric: string
  readonly unit: string
  readonly parameter: string
  readonly curves: readonly Curve[]
  /** Where on the setting the point lies that is pointed out. */
  readonly marked: { readonly x: number; readonly label: string } | null
  /** The points that are drawn. */
  readonly drawn: readonly SweepPoint[]
  /** How much of what was asked for that is, in words, or null for all. */
  readonly shows: string | null
}

/**
 * A metric against a swept setting, a curve for each combination of the others; with what theory says where it is the
 * speedup. Points without a value are left out, and curves beyond CURVES_MAX. Throws RangeError that says why there is
 * nothing to draw.
 */
export function curveData(summary: SweepSummary, options: FigureOptions): CurveData {
  const { metric = 'speedup', parameter = numericParameter(summary) } = options
  if (parameter === null) throw new RangeError('no swept setting is a number')
  const chosen = chosenPoints(summary, options.points)
  checkNumeric(chosen, parameter, summary)
  const points = chosen.filter(({ metrics }) => Number.isFinite(metrics[metric]?.mean))
  if (points.length === 0) throw new RangeError(reasonFor(chosen, metric))
  const all = seriesAlong(points, summary, parameter, summary.scenario)
  const series = all.slice(0, CURVES_MAX)
  const drawn = series.flatMap(({ points }) => points)
  return {
    metric,
    unit: points[0]!.metrics[metric]!.unit,
    parameter,
    curves: series.map((own) => curveOf(own, metric, parameter, drawn)),
    marked: markedOf(summary, parameter, options),
    drawn,
    shows: sharesOf(all.length, points.length, chosen.length),
  }
}

function markedOf(summary: SweepSummary, parameter: string, { marked }: FigureOptions): CurveData['marked'] {
  if (!marked) return null
  const [point] = chosenPoints(summary, [marked.index])
  return { x: xOf(point!, parameter), label: marked.label }
}

function sharesOf(lines: number, known: number, chosen: number): string | null {
  const shares = [
    ...(lines > CURVES_MAX ? [`the first ${CURVES_MAX} of ${lines} lines`] : []),
    ...(known < chosen ? [`${known} of ${chosen} designs (known values)`] : []),
  ]
  return shares.length > 0 ? shares.join('; ') : null
}

function checkNumeric(points: readonly SweepPoint[], parameter: string, summary: SweepSummary): void {
  const swept = sweptPaths(summary)
  if (!swept.includes(parameter)) {
    const hint = nameHint(parameter, swept, 'ones')
    throw new RangeError(`${parameter} is no setting that the sweep varies${hint ? ` (${hint})` : ''}`)
  }
  const other = points.find(({ settings }) => !Number.isFinite(settings[parameter]))
  if (!other) return
  throw new RangeError(`${parameter}: expected a number at every point, got ${other.settings[parameter]}`)
}

function reasonFor(points: readonly SweepPoint[], metric: string): string {
  const names = new Set(points.flatMap(({ metrics }) => Object.keys(metrics)))
  if (names.has(metric)) return `${metric} has no value at any point`
  const hint = nameHint(metric, [...names], 'metrics')
  return `no metric ${metric} in the summary${hint ? ` (${hint})` : ''}`
}

function curveOf({ name, points }: Series, metric: string, parameter: string, drawn: readonly SweepPoint[]): Curve {
  const along = [...points].sort((a, b) => xOf(a, parameter) - xOf(b, parameter))
  const bySize = parameter === 'team.size'
  const isSpeedup = metric === 'speedup'
  return {
    series: name,
    points: withStretches(
      along.map((point) => curvePoint(name, point, metric, parameter)),
      bySize,
    ),
    theory: !isSpeedup ? [] : bySize ? theoryBySize(along[0]!, drawn) : theoryAt(along, parameter),
    usl: isSpeedup && bySize ? fitOf(points) : null,
  }
}

const xOf = ({ settings }: SweepPoint, parameter: string): number => Number(settings[parameter])

/** Numbers the stretches of points: a new one begins where team sizes were left out. Other settings have no neighbours to leave out. */
function withStretches(points: readonly Omit<CurvePoint, 'stretch'>[], bySize: boolean): CurvePoint[] {
  let stretch = 0
  return points.map((point, index) => {
    if (bySize && index > 0 && point.x > points[index - 1]!.x + 1) stretch++
    return { ...point, stretch }
  })
}

function curvePoint(series: string, point: SweepPoint, metric: string, parameter: string): Omit<CurvePoint, 'stretch'> {
  const { mean, ci95 } = point.metrics[metric]!
  const [low, high] = ci95 ? fromZero(ci95) : [null, null]
  return { series, x: xOf(point, parameter), y: mean!, low, high, whole: allCompleted(point) }
}

/** The laws of this point's tasks for teams of every size from the smallest to the largest one drawn. */
function theoryBySize({ theory }: SweepPoint, drawn: readonly SweepPoint[]): TheoryPoint[] {
  const sizes = drawn.map(({ size }) => size)
  const [low, high] = [Math.min(...sizes), Math.max(...sizes)]
  const even = Array.from({ length: PIECES + 1 }, (_, piece) => low * (high / low) ** (piece / PIECES))
  // The bound has a corner there.
  const corner = theory.averageParallelism
  const all = corner > low && corner < high ? [...even, corner].sort((a, b) => a - b) : even
  return all.map((size) => theoryOf(size, size, theory))
}

const theoryAt = (points: readonly SweepPoint[], parameter: string): TheoryPoint[] =>
  points.map((point) => theoryOf(xOf(point, parameter), point.size, point.theory))

const theoryOf = (
  x: number,
  size: number,
  { parallelShare, averageParallelism }: SweepPoint['theory'],
): TheoryPoint => ({
  x,
  amdahl: amdahlSpeedup(parallelShare, size),
  bound: Math.min(size, averageParallelism),
})

const fitOf = (points: readonly SweepPoint[]): UslCurve | null =>
  uslCurve(points.map(({ size, metrics: { speedup } }) => ({ n: size, speedup: speedup!.mean!, ci95: speedup!.ci95 })))
