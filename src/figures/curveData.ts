import { type UslFit, uslFit } from '../theory/index.ts'
import { allCompleted, chosenPoints, numericParameter, seriesAlong } from './designs.ts'
import type { FigureOptions } from './figureKind.ts'
import type { SweepPoint, SweepSummary } from './sweepSummary.ts'

/** More lines than this cannot be told apart. */
export const CURVES_MAX = 7

export interface CurvePoint {
  readonly series: string
  readonly x: number
  readonly y: number
  /** The ends of an interval for y, or null where there is none. */
  readonly low: number | null
  readonly high: number | null
  /** Whether all runs completed; if not, a mean of durations leaves some out. */
  readonly whole: boolean
}

/** A line: points in order of x. */
export interface Curve {
  readonly series: string
  readonly points: readonly CurvePoint[]
  readonly law: SpeedupLaw | null
}

/** What theory says of the speedups of a curve. */
export interface SpeedupLaw {
  readonly parallelShare: number
  readonly averageParallelism: number
  /** Null for fewer than three team sizes. */
  readonly usl: UslFit | null
}

export interface CurveData {
  readonly metric: string
  readonly unit: string
  readonly parameter: string
  readonly curves: readonly Curve[]
  /** Where on the setting the point lies that is pointed out. */
  readonly marked: { readonly x: number; readonly label: string } | null
}

/**
 * A metric against a swept setting, a curve for each combination of the others; with laws where it is the speedup of
 * teams by size. Points without a value are left out. Throws RangeError that says why there is nothing to draw.
 */
export function curveData(summary: SweepSummary, options: FigureOptions): CurveData {
  const { metric = 'speedup', parameter = numericParameter(summary) } = options
  if (parameter === null) throw new RangeError('no swept setting is a number')
  const chosen = chosenPoints(summary, options.points)
  checkNumeric(chosen, parameter)
  const points = chosen.filter(({ metrics }) => Number.isFinite(metrics[metric]?.mean))
  if (points.length === 0) throw new RangeError(reasonFor(chosen, metric))
  const series = seriesAlong(points, summary, parameter, summary.scenario)
  if (series.length > CURVES_MAX) {
    const hint = 'choose points of fewer combinations'
    throw new RangeError(`${series.length} curves, of which at most ${CURVES_MAX} can be told apart; ${hint}`)
  }
  const hasLaw = metric === 'speedup' && parameter === 'team.size'
  return {
    metric,
    unit: points[0]!.metrics[metric]!.unit,
    parameter,
    curves: series.map(({ name, points }) => ({
      series: name,
      points: points.map((point) => curvePoint(name, point, metric, parameter)).sort((a, b) => a.x - b.x),
      law: hasLaw ? lawOf(points) : null,
    })),
    marked: markedOf(summary, parameter, options),
  }
}

function markedOf(summary: SweepSummary, parameter: string, { marked }: FigureOptions): CurveData['marked'] {
  if (!marked) return null
  const [point] = chosenPoints(summary, [marked.index])
  return { x: Number(point!.settings[parameter]), label: marked.label }
}

function checkNumeric(points: readonly SweepPoint[], parameter: string): void {
  const other = points.find(({ settings }) => !Number.isFinite(settings[parameter]))
  if (!other) return
  throw new RangeError(`${parameter}: expected a number at every point, got ${other.settings[parameter]}`)
}

function reasonFor(points: readonly SweepPoint[], metric: string): string {
  const known = points.some(({ metrics }) => metric in metrics)
  return known ? `${metric} has no value at any point` : `no metric ${metric} in the summary`
}

function curvePoint(series: string, point: SweepPoint, metric: string, parameter: string): CurvePoint {
  const { mean, ci95 } = point.metrics[metric]!
  const [low, high] = ci95 ?? [null, null]
  return { series, x: Number(point.settings[parameter]), y: mean!, low, high, whole: allCompleted(point) }
}

/** The laws of the first point's tasks, and the fit to all points. */
function lawOf(points: readonly SweepPoint[]): SpeedupLaw {
  const { parallelShare, averageParallelism } = points[0]!.theory
  const speedups = points.map(({ size, metrics }) => ({ n: size, speedup: metrics.speedup!.mean! }))
  const usl = speedups.every(({ speedup }) => speedup > 0) ? uslFit(speedups) : null
  return { parallelShare, averageParallelism, usl }
}
