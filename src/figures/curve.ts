import { isAgainstAlone, isOverCompleted } from '../experiment/overCompleted.ts'
import { type AxisScale, axisScale, ticksOf, tickText } from './axisScale.ts'
import { captionOf } from './caption.ts'
import { type Curve, type CurveData, curveData, type TheoryPoint } from './curveData.ts'
import { type CurveFigure, curveMarks } from './curveMarks.ts'
import { metricLabel, parameterLabel } from './designs.ts'
import { drawPlot } from './drawPlot.ts'
import { type FigureKind, FONT_PX, LABEL_PX, reasonAgainst, widthOf } from './figureKind.ts'
import type { LegendEntry } from './header.ts'
import { hollowEntry, legendLabel } from './legendLabel.ts'
import { markedRule } from './marked.ts'
import { type ObservedPoints, observedEntry, observedMarks } from './observed.ts'
import { FAINT_INK, seriesStyle } from './palette.ts'
import { aloneLines, runLines } from './runLines.ts'
import { inTheme, SHADE } from './theme.ts'
import { type Axis, haveRoom, roomyTicks, xyAxes, xyMargin, xyPlot, xyPlotPx } from './xyPlot.ts'

const TICK_LETTERS_MAX = 6

/** What the dashed line is for a graph of tasks. */
const GREEDY = 'greedy guarantee (Amdahl’s formula)'

/** A metric against a swept number: a line and a 95 % band for each combination of the other settings. */
export const curve: FigureKind = {
  name: 'curve',
  title: 'By a swept setting',
  needs: (summary, options = {}) => reasonAgainst(() => curveData(summary, options)),
  shows: (summary, options = {}) => curveData(summary, options).shows,
  draw(summary, options, document) {
    const data = curveData(summary, options)
    const { curves, metric, parameter, marked } = data
    const widthPx = widthOf(options)
    const theories = distinctTheories(curves)
    const { observed } = options
    const y = yAxis(data, theories, observed?.points)
    const x = xAxis(data, y, widthPx)
    const figure: CurveFigure = { curves, theories, yDomain: y.scale.domain }
    const gaps = curves.some(({ points }) => points.at(-1)!.stretch > 0) ? '\nthin dashes: sizes not simulated' : ''
    const svg = drawPlot(
      {
        header: {
          title: options.title ?? titleOf(data),
          subtitle: captionOf(`${whatOf(data)}${gaps}`, summary, data.drawn, data.shows, parameter),
          legend: [
            ...legendOf(figure, widthPx, options.law),
            ...(observed ? [observedEntry({ ...observed, label: legendLabel(observed.label, widthPx) })] : []),
          ],
        },
        description: `${metric} against ${parameter}. ${curves.map(inNumbers).join(' ')}${marked ? ` ${marked.label}: ${marked.x}.` : ''}`,
        widthPx,
        heightPx: xyPlotPx(widthPx),
        fontPx: FONT_PX,
        labelPx: LABEL_PX,
        plot: {
          ...xyPlot(
            x,
            y,
            curves.map(({ series }) => series),
          ),
          marks: [
            ...curveMarks(figure, [...xyAxes(x, y, 'y'), ...(marked ? markedRule(marked, x.scale) : [])]),
            ...(observed ? observedMarks(observed, y.scale.domain) : []),
          ],
        },
      },
      document,
    )
    return inTheme(svg, options.theme ?? 'light')
  },
}

/** What is to be seen, and which runs the means are over. */
function whatOf({ curves, metric, drawn }: CurveData): string {
  const over = isOverCompleted(metric) ? 'means over completed runs' : 'means over all runs; completed'
  return [bandsOf(curves), ...runLines(drawn, over), ...(isAgainstAlone(metric) ? aloneLines(drawn) : [])].join('\n')
}

/** Intervals, and the fits that there are. */
function bandsOf(curves: readonly Curve[]): string {
  if (!curves.some(({ usl }) => usl)) return 'bands: 95 % intervals'
  const ring = curves.some(({ usl }) => usl?.peak) ? ', ring: its peak' : ''
  return `bands: 95 %; dotted: USL fit${ring}`
}

/** What theory says, less what it says again of other curves: mostly the same of all, unless the sweep changes the tasks. */
function distinctTheories(curves: readonly Curve[]): (readonly TheoryPoint[])[] {
  const known = curves.map(({ theory }) => theory).filter((theory) => theory.length > 0)
  const key = (theory: readonly TheoryPoint[]) =>
    theory.map(({ x, amdahl, bound }) => `${x} ${amdahl.toFixed(4)} ${bound.toFixed(4)}`).join()
  return [...new Map(known.map((theory) => [key(theory), theory])).values()]
}

function yAxis(
  { curves, metric, unit }: CurveData,
  theories: readonly (readonly TheoryPoint[])[],
  observed: ObservedPoints['points'] = [],
): Axis {
  const points = [...curves.flatMap(({ points }) => points), ...observed]
  const values = points.flatMap(({ y, low, high }) => [y, low ?? y, high ?? y])
  // An interval may reach below 0 where the metric cannot.
  const shown = points.every(({ y }) => y >= 0) ? values.map((value) => Math.max(0, value)) : values
  const ideal = theories.flat().flatMap(({ amdahl, bound }) => [0, amdahl, bound * 1.06])
  const scale = axisScale([...shown, ...ideal])
  return { scale, ticks: ticksOf(scale, 5), label: metricLabel(metric, unit) }
}

/** A tick at each value there is if those are short and all have room, else round ones. */
function xAxis({ curves, parameter }: CurveData, y: Axis, widthPx: number): Axis {
  const xs = curves.flatMap(({ points }) => points.map(({ x }) => x))
  const values = [...new Set(xs)].sort((a, b) => a - b)
  const scale = wholeWidth(values)
  const { left, right } = xyMargin(values, y.ticks)
  const insidePx = widthPx - left - right
  const areShort = values.every((value) => tickText(value).length <= TICK_LETTERS_MAX)
  const ticks = areShort && haveRoom(scale, values, insidePx) ? values : roomyTicks(scale, 6, insidePx)
  return { scale, ticks, label: parameterLabel(parameter) }
}

/** The whole width for these values, which ascend; logarithmic where they span decades. */
function wholeWidth(values: readonly number[]): AxisScale {
  const [low, high] = [values[0]!, values.at(-1)!]
  if (low === high) return { type: 'linear', domain: [low - 1, high + 1] }
  if (low > 0 && high / low > 30) return { type: 'log', domain: [low / 1.1, high * 1.1] }
  const pad = 0.03 * (high - low)
  return { type: 'linear', domain: [low - pad, high + pad] }
}

const titleOf = ({ metric, parameter }: CurveData): string => {
  const name = metricLabel(metric, '')
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} by ${parameterLabel(parameter)}`
}

const inNumbers = ({ series, points }: Curve): string =>
  `${series}: ${points.map(({ x, y }) => `${Number(y.toPrecision(3))} at ${x}`).join(', ')}.`

function legendOf({ curves, theories }: CurveFigure, widthPx: number, law = GREEDY): LegendEntry[] {
  const entries = curves.map(
    (own, index): LegendEntry => ({
      label: legendLabel(own.series, widthPx, uslNote(own)),
      kind: 'line',
      ...seriesStyle(index),
    }),
  )
  const each = theories.length > 1 ? ' (each)' : ''
  const theory: LegendEntry[] = [
    { label: `${law}${each}`, kind: 'dashes', color: FAINT_INK },
    { label: 'no schedule (needs kept, each task once)', kind: 'box', color: SHADE },
  ]
  return [...entries, ...hollowEntry(curves.flatMap(({ points }) => points)), ...(theories.length > 0 ? theory : [])]
}

/** By how much the fitted law misses the curve at most, and where it peaks, behind a curve's name. */
function uslNote({ usl }: Curve): string {
  if (!usl) return ''
  const miss = `fit ± ${Math.ceil(100 * usl.missMax)} %`
  return usl.peak ? ` (${miss}, peak ${usl.peak.n.toFixed(1)})` : ` (${miss})`
}
