import { areaY, axisX, axisY, dot, frame, gridY, line, type Markish } from '@observablehq/plot'
import { amdahlSpeedup, uslPeak, uslSpeedup } from '../theory/index.ts'
import { type AxisScale, axisScale, ticksOf, tickText } from './axisScale.ts'
import { type Curve, type CurveData, curveData, type SpeedupLaw } from './curveData.ts'
import { metricLabel, parameterLabel } from './designs.ts'
import { drawPlot } from './drawPlot.ts'
import { type FigureKind, FONT_PX, LABEL_PX, reasonAgainst, widthOf } from './figureKind.ts'
import type { LegendEntry } from './header.ts'
import { hollowEntry, legendLabel } from './legendLabel.ts'
import { markedRule } from './marked.ts'
import { FAINT_INK, INK, PAPER, seriesStyle } from './palette.ts'
import { svgText } from './svg.ts'
import { textWidthPx } from './textWidth.ts'
import { inTheme, SHADE } from './theme.ts'
import { XY_MARGIN, XY_PLOT_PX, xyPlot } from './xyPlot.ts'

/** Pieces of a curve that a formula gives. */
const PIECES = 80

/** What is to be drawn, with its scales. */
interface CurveFigure extends CurveData {
  readonly x: AxisScale
  readonly y: AxisScale
  /** The laws that differ. All curves have the same one unless the sweep changes the tasks. */
  readonly laws: readonly SpeedupLaw[]
}

/** A metric against a swept number: a line and a 95 % band for each combination of the other settings. */
export const curve: FigureKind = {
  name: 'curve',
  title: 'By a swept setting',
  needs: (summary, options = {}) => reasonAgainst(() => curveData(summary, options)),
  draw(summary, options, document) {
    const data = figureOf(curveData(summary, options))
    const { curves, x, y, metric, parameter, marked } = data
    const series = curves.map(({ series }) => series)
    const widthPx = widthOf(options)
    const svg = drawPlot(
      {
        header: {
          title: options.title ?? titleOf(data),
          subtitle: data.laws.length > 0 ? 'bands: 95 %; dotted: USL fit, ring: its peak' : 'bands: 95 % intervals',
          legend: legendOf(data, widthPx),
        },
        description: `${metric} against ${parameter}. ${curves.map(inNumbers).join(' ')}${marked ? ` ${marked.label}: ${marked.x}.` : ''}`,
        widthPx,
        heightPx: XY_PLOT_PX,
        fontPx: FONT_PX,
        labelPx: LABEL_PX,
        plot: {
          ...xyPlot(x, y, series),
          marks: [
            ...lawMarks(data),
            ...axes(data, widthPx),
            ...(marked ? markedRule(marked, x) : []),
            ...seriesMarks(data),
          ],
        },
      },
      document,
    )
    return svgText(inTheme(svg, options.theme ?? 'light'))
  },
}

function figureOf(data: CurveData): CurveFigure {
  const points = data.curves.flatMap(({ points }) => points)
  const xs = points.map(({ x }) => x)
  const laws = lawsOf(data.curves)
  const end = Math.max(...xs)
  const values = points.flatMap(({ y, low, high }) => [y, low ?? y, high ?? y])
  // An interval may reach below 0 where the metric cannot.
  const shown = points.every(({ y }) => y >= 0) ? values.map((value) => Math.max(0, value)) : values
  const ideal = laws.flatMap((law) => [0, amdahlSpeedup(law.parallelShare, end), boundAt(law, end) * 1.06])
  return { ...data, laws, x: sizeScale(xs), y: axisScale([...shown, ...ideal]) }
}

/** The whole width for the values there are; logarithmic where they span decades. */
function sizeScale(xs: readonly number[]): AxisScale {
  const [low, high] = [Math.min(...xs), Math.max(...xs)]
  if (low === high) return { type: 'linear', domain: [low - 1, high + 1] }
  if (low > 0 && high / low > 30) return { type: 'log', domain: [low / 1.1, high * 1.1] }
  const pad = 0.03 * (high - low)
  return { type: 'linear', domain: [low - pad, high + pad] }
}

function lawsOf(curves: readonly Curve[]): SpeedupLaw[] {
  const laws = curves.flatMap(({ law }) => (law ? [law] : []))
  const key = (law: SpeedupLaw) => `${law.parallelShare.toFixed(4)} ${law.averageParallelism.toFixed(4)}`
  return [...new Map(laws.map((law) => [key(law), law])).values()]
}

/** No team of n is faster than this: one for each agent, and no quicker than the longest chain of tasks. */
const boundAt = ({ averageParallelism }: SpeedupLaw, n: number): number => Math.min(n, averageParallelism)

const titleOf = ({ metric, parameter }: CurveData): string => {
  const name = metricLabel(metric, '')
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} by ${parameterLabel(parameter)}`
}

const inNumbers = ({ series, points }: Curve): string =>
  `${series}: ${points.map(({ x, y }) => `${Number(y.toPrecision(3))} at ${x}`).join(', ')}.`

function legendOf({ curves, laws }: CurveFigure, widthPx: number): LegendEntry[] {
  const entries = curves.map(
    ({ series, law }, index): LegendEntry => ({
      label: legendLabel(series, widthPx, peakNote(law)),
      kind: 'line',
      ...seriesStyle(index),
    }),
  )
  const each = laws.length > 1 ? ' (each)' : ''
  const theory: LegendEntry[] = [
    { label: `Amdahl’s law${each}`, kind: 'dashes', color: FAINT_INK },
    { label: `beyond the critical path${each && ' of all'}`, kind: 'box', color: SHADE },
  ]
  return [...entries, ...hollowEntry(curves.flatMap(({ points }) => points)), ...(laws.length > 0 ? theory : [])]
}

/** Where the fitted law peaks, behind a curve's name. */
function peakNote(law: SpeedupLaw | null): string {
  if (!law?.usl) return ''
  const { n } = uslPeak(law.usl.sigma, law.usl.kappa)
  return n < 1000 ? ` (peak ${n.toFixed(1)})` : ' (no peak)'
}

function axes({ parameter, metric, unit, curves, x, y }: CurveFigure, widthPx: number): Markish[] {
  const centred = { labelAnchor: 'center', labelArrow: 'none', tickSize: 3, text: tickText } as const
  const xs = [...new Set(curves.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b)
  const needPx = xs.reduce((sum, value) => sum + textWidthPx(` ${value} `, LABEL_PX), 0)
  const xTicks = needPx <= widthPx - XY_MARGIN.left - XY_MARGIN.right ? xs : ticksOf(x, 6)
  const yTicks = ticksOf(y, 5)
  return [
    frame({ stroke: FAINT_INK, strokeWidth: 0.5 }),
    gridY(yTicks, { strokeOpacity: 0.12 }),
    axisX(xTicks, { label: parameterLabel(parameter), ...centred }),
    axisY(yTicks, { label: metricLabel(metric, unit), ...centred }),
  ]
}

/** Sizes at which a formula is drawn: evenly in between, and where the bound has its corner. */
function along({ x: { type }, curves }: CurveFigure, corner = 1): number[] {
  const xs = curves.flatMap(({ points }) => points.map(({ x }) => x))
  const [low, high] = [Math.min(...xs), Math.max(...xs)]
  const at = (share: number) => (type === 'log' ? low * (high / low) ** share : low + (high - low) * share)
  const even = Array.from({ length: PIECES + 1 }, (_, piece) => at(piece / PIECES))
  return [...even, ...(corner > low && corner < high ? [corner] : [])].sort((a, b) => a - b)
}

/** The area above every bound, and Amdahl's law. */
function lawMarks(figure: CurveFigure): Markish[] {
  const { laws, y } = figure
  if (laws.length === 0) return []
  const highest = laws.reduce((best, law) => (law.averageParallelism > best.averageParallelism ? law : best))
  const bound = along(figure, highest.averageParallelism).map((n) => ({ n, bound: boundAt(highest, n) }))
  const amdahl = laws.flatMap((law, z) => along(figure).map((n) => ({ z, n, s: amdahlSpeedup(law.parallelShare, n) })))
  return [
    areaY(bound, { x: 'n', y1: 'bound', y2: () => y.domain[1], fill: SHADE, className: 'bound' }),
    line(amdahl, { x: 'n', y: 's', z: 'z', stroke: FAINT_INK, strokeDasharray: '4,3', className: 'amdahl' }),
  ]
}

function seriesMarks(figure: CurveFigure): Markish[] {
  const { curves, y } = figure
  const points = curves.flatMap(({ points }) => points)
  const banded = points.filter(({ low, high }) => low !== null && high !== null)
  const inside = (value: number | null) => Math.min(y.domain[1], Math.max(y.domain[0], value!))
  const own = { x: 'x', z: 'series' } as const
  return [
    areaY(banded, {
      ...own,
      y1: ({ low }) => inside(low),
      y2: ({ high }) => inside(high),
      fill: 'series',
      fillOpacity: 0.2,
      className: 'band',
    }),
    ...uslMarks(figure),
    line(points, { ...own, y: 'y', stroke: 'series', strokeWidth: 1.5, className: 'curve' }),
    ...dots(
      points.filter(({ whole }) => whole),
      true,
    ),
    ...dots(
      points.filter(({ whole }) => !whole),
      false,
    ),
  ]
}

function dots(points: Curve['points'], filled: boolean): Markish[] {
  const paint = filled
    ? { fill: 'series', stroke: PAPER, strokeWidth: 0.5, r: 3 }
    : { fill: PAPER, stroke: 'series', strokeWidth: 1.4, r: 2.8 }
  return [dot(points, { x: 'x', y: 'y', symbol: 'series', ...paint })]
}

/** The fitted law of each curve, with a ring at its peak if that is within the sizes drawn. */
function uslMarks(figure: CurveFigure): Markish[] {
  const fits = figure.curves.flatMap(({ series, law }) => (law?.usl ? [{ series, ...law.usl }] : []))
  const sizes = along(figure)
  const fitted = fits.flatMap(({ series, sigma, kappa }) =>
    sizes.map((n) => ({ series, n, speedup: uslSpeedup(sigma, kappa, n) })),
  )
  const peaks = fits
    .map(({ series, sigma, kappa }) => ({ series, ...uslPeak(sigma, kappa) }))
    .filter(({ n }) => n >= sizes[0]! && n <= sizes.at(-1)!)
  const at = { x: 'n', y: 'speedup', stroke: 'series' } as const
  return [
    line(fitted, { ...at, z: 'series', strokeDasharray: '1.5,3', strokeWidth: 1.8, className: 'usl' }),
    dot(peaks, { ...at, r: 5.5, strokeWidth: 1.6, fill: 'none', className: 'peak' }),
    dot(peaks, { x: 'n', y: 'speedup', r: 6.6, strokeWidth: 0.7, stroke: INK, fill: 'none' }),
  ]
}
