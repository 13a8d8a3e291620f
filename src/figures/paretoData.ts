import { paretoFront } from '../stats/index.ts'
import { type AxisScale, axisScale } from './axisScale.ts'
import { allCompleted, chosenPoints, designName, differing, numericParameter } from './designs.ts'
import type { FigureOptions } from './figureKind.ts'
import type { SweepPoint, SweepSummary } from './sweepSummary.ts'

const SERIES_MAX = 7
/** Logarithmic sooner than elsewhere: it is ratios that a choice between designs weighs. */
const LOG_FROM = 4

/** A design: x is dollars, y time. */
export interface Design {
  readonly index: number
  readonly series: string
  readonly label: string
  readonly x: number
  readonly y: number
  readonly xInterval: readonly [number, number]
  readonly yInterval: readonly [number, number]
  /** Whether all runs completed; if not, the mean leaves some out. */
  readonly whole: boolean
  /** What stands beside it if it is pointed out. */
  readonly marked: string | null
}

export interface ParetoData {
  readonly designs: readonly Design[]
  readonly series: readonly string[]
  /** What the labels say, if it is one number. */
  readonly number: string | null
  /** The designs on it, from the cheapest on. */
  readonly front: readonly Design[]
  readonly x: AxisScale
  readonly y: AxisScale
  /** Of the makespan. */
  readonly unit: string
}

/** Throws RangeError that says why there is nothing to draw. */
export function paretoData(summary: SweepSummary, options: FigureOptions): ParetoData {
  const parameter = numericParameter(summary)
  const points = chosenPoints(summary, options.points).filter(isKnown)
  if (points.length === 0) throw new RangeError('no point has both a mean makespan and a mean cost')
  if (points.every(({ metrics }) => metrics.cost!.mean === 0)) throw new RangeError('the agents have no prices')
  const swept = differing(
    points,
    summary.vary.map(({ path }) => path),
  )
  const colored = coloredPaths(
    points,
    swept.filter((path) => path !== parameter),
  )
  const labelled = swept.filter((path) => !colored.includes(path))
  const designs = points.map((point) =>
    designOf(point, designName(point, colored) || summary.scenario, labelOf(point, labelled), options),
  )
  return {
    designs,
    series: [...new Set(designs.map(({ series }) => series))],
    front: frontOf(designs, options),
    number: labelled.length === 1 && labelled[0] === parameter ? parameter : null,
    x: axisScale(
      designs.flatMap(({ x, xInterval }) => [x, ...xInterval]),
      LOG_FROM,
    ),
    y: axisScale(
      designs.flatMap(({ y, yInterval }) => [y, ...yInterval]),
      LOG_FROM,
    ),
    unit: points[0]!.metrics.makespan!.unit,
  }
}

/** As many of the settings, from the first on, as there are colours for their combinations; labels say the others. */
function coloredPaths(points: readonly SweepPoint[], paths: readonly string[]): readonly string[] {
  const combinations = new Set(points.map((point) => designName(point, paths))).size
  return combinations <= SERIES_MAX ? paths : coloredPaths(points, paths.slice(0, -1))
}

const isKnown = ({ metrics }: SweepPoint): boolean =>
  Number.isFinite(metrics.makespan?.mean) && Number.isFinite(metrics.cost?.mean)

/** The settings in words; a single number stands alone, the subtitle says of what. */
function labelOf(point: SweepPoint, paths: readonly string[]): string {
  const [only] = paths
  return paths.length === 1 && only ? String(point.settings[only]) : designName(point, paths)
}

/** From the cheapest on. */
function frontOf(designs: readonly Design[], { front }: FigureOptions): Design[] {
  return front ? designs.filter(({ index }) => front.includes(index)).sort((a, b) => a.x - b.x) : paretoFront(designs)
}

function designOf({ metrics, ...point }: SweepPoint, series: string, label: string, { marked }: FigureOptions): Design {
  const { index } = point
  const [x, y] = [metrics.cost!.mean!, metrics.makespan!.mean!]
  const xInterval = metrics.cost!.ci95 ?? ([x, x] as const)
  const yInterval = metrics.makespan!.ci95 ?? ([y, y] as const)
  return {
    index,
    series,
    label,
    x,
    y,
    xInterval,
    yInterval,
    whole: allCompleted({ metrics, ...point }),
    marked: marked?.index === index ? marked.label : null,
  }
}
