import { fromZero, paretoFront } from '../stats/index.ts'
import { axisScale } from './axisScale.ts'
import { shareOf } from './caption.ts'
import {
  allCompleted,
  chosenPoints,
  designName,
  differing,
  metricLabel,
  numericParameter,
  sweptPaths,
} from './designs.ts'
import { type FigureOptions, widthOf } from './figureKind.ts'
import type { SweepPoint, SweepSummary } from './sweepSummary.ts'
import { type Axis, roomyTicks, xyPlotPx } from './xyPlot.ts'

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
  /** Those asked for, else those that no other one beats in both; by dollars. */
  readonly front: readonly Design[]
  readonly series: readonly string[]
  /** What the labels say, if it is one number. */
  readonly number: string | null
  readonly x: Axis
  readonly y: Axis
  /** The points that are drawn. */
  readonly drawn: readonly SweepPoint[]
  /** How many of those asked for that is, in words, or null for all. */
  readonly shows: string | null
}

/** Mean makespan and cost of every point that has both. Throws RangeError that says why there is nothing to draw. */
export function paretoData(summary: SweepSummary, options: FigureOptions): ParetoData {
  const parameter = numericParameter(summary)
  const chosen = chosenPoints(summary, options.points)
  const drawn = chosen.filter(isKnown)
  if (chosen.every(({ metrics }) => !metrics.cost?.mean)) throw new RangeError('the agents have no prices')
  if (drawn.length === 0) throw new RangeError('no point has both a mean makespan and a mean cost')
  const swept = differing(drawn, sweptPaths(summary))
  const colored = coloredPaths(
    drawn,
    swept.filter((path) => path !== parameter),
  )
  const labelled = swept.filter((path) => !colored.includes(path))
  const designs = drawn.map((point) =>
    designOf(point, designName(point, colored) || summary.scenario, labelOf(point, labelled), options),
  )
  const widthPx = widthOf(options)
  return {
    designs,
    front: frontOf(designs, options),
    series: [...new Set(designs.map(({ series }) => series))],
    number: labelled.length === 1 && labelled[0] === parameter ? parameter : null,
    x: axisOf(designs, 'x', 'cost (USD)', widthPx),
    y: axisOf(designs, 'y', metricLabel('makespan', drawn[0]!.metrics.makespan!.unit), xyPlotPx(widthPx)),
    drawn,
    shows: shareOf(drawn, drawn, chosen, 'known makespans'),
  }
}

const isKnown = ({ metrics }: SweepPoint): boolean =>
  Number.isFinite(metrics.makespan?.mean) && Number.isFinite(metrics.cost?.mean)

/** As many of the settings, from the first on, as there are colours for their combinations; labels say the others. */
function coloredPaths(points: readonly SweepPoint[], paths: readonly string[]): readonly string[] {
  const combinations = new Set(points.map((point) => designName(point, paths))).size
  return combinations <= SERIES_MAX ? paths : coloredPaths(points, paths.slice(0, -1))
}

/** The settings in words; a single number stands alone, the subtitle says of what. */
function labelOf(point: SweepPoint, paths: readonly string[]): string {
  const [only] = paths
  return paths.length === 1 && only ? String(point.settings[only]) : designName(point, paths)
}

function frontOf(designs: readonly Design[], { front }: FigureOptions): Design[] {
  return front ? designs.filter(({ index }) => front.includes(index)).sort((a, b) => a.x - b.x) : paretoFront(designs)
}

function designOf({ metrics, ...point }: SweepPoint, series: string, label: string, { marked }: FigureOptions): Design {
  const { index } = point
  const [x, y] = [metrics.cost!.mean!, metrics.makespan!.mean!]
  const xInterval = fromZero(metrics.cost!.ci95 ?? [x, x])
  const yInterval = fromZero(metrics.makespan!.ci95 ?? [y, y])
  const whole = allCompleted({ metrics, ...point })
  return {
    index,
    series,
    label,
    x,
    y,
    xInterval,
    yInterval,
    whole,
    marked: marked?.index === index ? marked.label : null,
  }
}

/** Shows every design, and its interval down to half of the least value: one that reaches 0 must not hide their ratios. */
function axisOf(designs: readonly Design[], key: 'x' | 'y', label: string, lengthPx: number): Axis {
  const values = designs.map((design) => design[key])
  const ends = designs.flatMap((design) => design[`${key}Interval`])
  const least = Math.min(...values) / 2
  const scale = axisScale([...values, ...ends.filter((end) => end >= least)], LOG_FROM)
  return { scale, ticks: roomyTicks(scale, 5, lengthPx - 80), label }
}
