import {
  axisX,
  axisY,
  dot,
  frame,
  gridX,
  gridY,
  line,
  link,
  type Markish,
  ruleX,
  ruleY,
  text,
} from '@observablehq/plot'
import { paretoFront } from '../stats/index.ts'
import { type AxisScale, axisScale, position, ticksOf, tickText, valueAt } from './axisScale.ts'
import { allCompleted, chosenPoints, designName, differing, numericParameter, parameterWord } from './designs.ts'
import { drawPlot } from './drawPlot.ts'
import { type FigureKind, type FigureOptions, FONT_PX, LABEL_PX, reasonAgainst, widthOf } from './figureKind.ts'
import type { LegendEntry } from './header.ts'
import { hollowEntry, legendLabel } from './legendLabel.ts'
import { FAINT_INK, INK, PAPER, seriesStyle } from './palette.ts'
import { placeLabels } from './placeLabels.ts'
import { svgText } from './svg.ts'
import type { SweepPoint, SweepSummary } from './sweepSummary.ts'
import { clipText } from './textWidth.ts'
import { inTheme } from './theme.ts'
import { XY_MARGIN, XY_PLOT_PX, xyPlot } from './xyPlot.ts'

const SERIES_MAX = 7
/** Logarithmic sooner than elsewhere: it is ratios that a choice between designs weighs. */
const LOG_FROM = 4
/** A label so far above or below its point is tied to it by a line. */
const LEADER_FROM_PX = 14

/** A design: x is dollars, y seconds. */
interface Design {
  readonly series: string
  readonly label: string
  readonly x: number
  readonly y: number
  readonly xInterval: readonly [number, number]
  readonly yInterval: readonly [number, number]
  /** Whether all runs completed; if not, the mean leaves some out. */
  readonly whole: boolean
}

interface ParetoData {
  readonly designs: readonly Design[]
  readonly series: readonly string[]
  /** What the labels say, if it is one number. */
  readonly number: string | null
  readonly x: AxisScale
  readonly y: AxisScale
}

/** Seconds against dollars: which designs no other one beats in both. */
export const pareto: FigureKind = {
  name: 'pareto',
  title: 'Makespan against cost',
  needs: (summary, options = {}) => reasonAgainst(() => paretoData(summary, options)),
  draw(summary, options, document) {
    const data = paretoData(summary, options)
    const { designs, series, x, y } = data
    const widthPx = widthOf(options)
    const front = paretoFront(designs)
    const svg = drawPlot(
      {
        header: { title: options.title ?? pareto.title, subtitle: subtitleOf(data), legend: legendOf(data, widthPx) },
        description: `Mean makespan against mean cost of ${designs.length} designs. No other is both quicker and cheaper than: ${front.map(nameOf).join('; ')}.`,
        widthPx,
        heightPx: XY_PLOT_PX,
        fontPx: FONT_PX,
        labelPx: LABEL_PX,
        plot: {
          ...xyPlot(x, y, series),
          marks: [...axes(data), ...designMarks(designs, front), ...labelMarks(data, front, widthPx)],
        },
      },
      document,
    )
    return svgText(inTheme(svg, options.theme ?? 'light'))
  },
}

function paretoData(summary: SweepSummary, options: FigureOptions): ParetoData {
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
    designOf(point, designName(point, colored) || summary.scenario, labelOf(point, labelled)),
  )
  return {
    designs,
    series: [...new Set(designs.map(({ series }) => series))],
    number: labelled.length === 1 && labelled[0] === parameter ? parameter : null,
    x: axisScale(
      designs.flatMap(({ x, xInterval }) => [x, ...xInterval]),
      LOG_FROM,
    ),
    y: axisScale(
      designs.flatMap(({ y, yInterval }) => [y, ...yInterval]),
      LOG_FROM,
    ),
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

const subtitleOf = ({ number }: ParetoData): string =>
  `means, 95 % intervals${number === null ? '' : `; numbers: ${parameterWord(number)}`}`

function designOf({ metrics, ...point }: SweepPoint, series: string, label: string): Design {
  const [x, y] = [metrics.cost!.mean!, metrics.makespan!.mean!]
  const xInterval = metrics.cost!.ci95 ?? ([x, x] as const)
  const yInterval = metrics.makespan!.ci95 ?? ([y, y] as const)
  return { series, label, x, y, xInterval, yInterval, whole: allCompleted({ metrics, ...point }) }
}

const nameOf = ({ series, label }: Design): string => [series, label].filter(Boolean).join(', ')

function legendOf({ series, designs }: ParetoData, widthPx: number): LegendEntry[] {
  const entries = series.map(
    (name, index): LegendEntry => ({ label: legendLabel(name, widthPx), kind: 'line', ...seriesStyle(index) }),
  )
  const front = { label: 'front: none quicker and cheaper', kind: 'dashes', color: FAINT_INK } as const
  return [...entries, ...hollowEntry(designs), front]
}

function axes({ x, y }: ParetoData): Markish[] {
  const centred = { labelAnchor: 'center', labelArrow: 'none', tickSize: 3, text: tickText } as const
  const [xTicks, yTicks] = [ticksOf(x, 5), ticksOf(y, 5)]
  return [
    frame({ stroke: FAINT_INK, strokeWidth: 0.5 }),
    gridX(xTicks, { strokeOpacity: 0.12 }),
    gridY(yTicks, { strokeOpacity: 0.12 }),
    axisX(xTicks, { label: 'cost (USD)', ...centred }),
    axisY(yTicks, { label: 'makespan (s)', ...centred }),
  ]
}

function designMarks(designs: readonly Design[], front: readonly Design[]): Markish[] {
  const at = { x: 'x', y: 'y' } as const
  const faint = { stroke: 'series', strokeWidth: 1.2, strokeOpacity: 0.6 } as const
  const [whole, partly] = [designs.filter((design) => design.whole), designs.filter((design) => !design.whole)]
  const low = (key: 'xInterval' | 'yInterval') => (design: Design) => design[key][0]
  const high = (key: 'xInterval' | 'yInterval') => (design: Design) => design[key][1]
  return [
    line(front, { ...at, stroke: FAINT_INK, strokeDasharray: '4,3', strokeWidth: 1.2 }),
    ruleX(designs, { x: 'x', y1: low('yInterval'), y2: high('yInterval'), ...faint }),
    ruleY(designs, { y: 'y', x1: low('xInterval'), x2: high('xInterval'), ...faint }),
    dot(whole, { ...at, fill: 'series', stroke: PAPER, strokeWidth: 0.5, symbol: 'series', r: 3.2 }),
    dot(partly, { ...at, fill: PAPER, stroke: 'series', strokeWidth: 1.4, symbol: 'series', r: 3 }),
  ]
}

function labelMarks({ designs, x, y }: ParetoData, front: readonly Design[], widthPx: number): Markish[] {
  const insidePx = widthPx - XY_MARGIN.left - XY_MARGIN.right
  const heightPx = XY_PLOT_PX - XY_MARGIN.top - XY_MARGIN.bottom
  const at = (design: Design) => ({
    design,
    text: clipText(design.label, insidePx * 0.75, LABEL_PX),
    x: position(x, design.x) * insidePx,
    y: (1 - position(y, design.y)) * heightPx,
  })
  const box = { left: 0, right: insidePx, top: 0, bottom: heightPx }
  const labels = placeLabels(front.filter(({ label }) => label).map(at), designs.map(at), box, LABEL_PX)
  const leaders = labels
    .filter(({ dy }) => Math.abs(dy) > LEADER_FROM_PX)
    .map(({ wish, dx, dy }) => ({
      ...wish.design,
      toX: valueAt(x, (wish.x + dx) / insidePx),
      toY: valueAt(y, 1 - (wish.y + dy) / heightPx),
    }))
  return [
    link(leaders, { x1: 'x', y1: 'y', x2: 'toX', y2: 'toY', stroke: FAINT_INK, strokeWidth: 0.7 }),
    ...labels.map(({ wish, dx, dy }) =>
      text([wish.design], { x: 'x', y: 'y', text: () => wish.text, dx, dy, fill: INK, stroke: PAPER, strokeWidth: 3 }),
    ),
  ]
}
