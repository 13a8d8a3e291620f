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
import { position, ticksOf, tickText, valueAt } from './axisScale.ts'
import { metricLabel, parameterWord } from './designs.ts'
import { drawPlot } from './drawPlot.ts'
import { type FigureKind, type FigureOptions, FONT_PX, LABEL_PX, reasonAgainst, widthOf } from './figureKind.ts'
import type { LegendEntry } from './header.ts'
import { hollowEntry, legendLabel } from './legendLabel.ts'
import { markedRing } from './marked.ts'
import { FAINT_INK, INK, PAPER, seriesStyle } from './palette.ts'
import { type Design, type ParetoData, paretoData } from './paretoData.ts'
import { placeLabels } from './placeLabels.ts'
import { svgText } from './svg.ts'
import { clipText } from './textWidth.ts'
import { inTheme } from './theme.ts'
import { XY_MARGIN, XY_PLOT_PX, xyPlot } from './xyPlot.ts'

/** A label so far above or below its point is tied to it by a line. */
const LEADER_FROM_PX = 14

/** Makespan against dollars: which designs no other one beats in both. */
export const pareto: FigureKind = {
  name: 'pareto',
  title: 'Makespan against cost',
  needs: (summary, options = {}) => reasonAgainst(() => paretoData(summary, options)),
  draw(summary, options, document) {
    const data = paretoData(summary, options)
    const { designs, front, series, x, y } = data
    const widthPx = widthOf(options)
    const svg = drawPlot(
      {
        header: { title: options.title ?? pareto.title, subtitle: subtitleOf(data), legend: legendOf(data, options) },
        description: `Mean makespan against mean cost of ${designs.length} designs. On the front: ${front.map(nameOf).join('; ')}.`,
        widthPx,
        heightPx: XY_PLOT_PX,
        fontPx: FONT_PX,
        labelPx: LABEL_PX,
        plot: {
          ...xyPlot(x, y, series),
          marks: [
            ...axes(data),
            ...designMarks(data),
            ...designs.filter(({ marked }) => marked !== null).map(markedRing),
            ...labelMarks(data, widthPx),
          ],
        },
      },
      document,
    )
    return svgText(inTheme(svg, options.theme ?? 'light'))
  },
}

const subtitleOf = ({ number }: ParetoData): string =>
  `means, 95 % intervals${number === null ? '' : `; numbers: ${parameterWord(number)}`}`

const nameOf = ({ series, label }: Design): string => [series, label].filter(Boolean).join(', ')

/** What stands beside a design, if anything does: "7", "7, recommended". */
const wordsOf = ({ label, marked }: Design): string => [label, marked].filter(Boolean).join(', ')

function legendOf({ series, designs }: ParetoData, options: FigureOptions): LegendEntry[] {
  const widthPx = widthOf(options)
  const entries = series.map(
    (name, index): LegendEntry => ({ label: legendLabel(name, widthPx), kind: 'line', ...seriesStyle(index) }),
  )
  const label = options.front ? 'front' : 'front: none quicker and cheaper'
  const front = { label, kind: 'dashes', color: FAINT_INK } as const
  return [...entries, ...hollowEntry(designs), front]
}

function axes({ x, y, unit }: ParetoData): Markish[] {
  const centred = { labelAnchor: 'center', labelArrow: 'none', tickSize: 3, text: tickText } as const
  const [xTicks, yTicks] = [ticksOf(x, 5), ticksOf(y, 5)]
  return [
    frame({ stroke: FAINT_INK, strokeWidth: 0.5 }),
    gridX(xTicks, { strokeOpacity: 0.12 }),
    gridY(yTicks, { strokeOpacity: 0.12 }),
    axisX(xTicks, { label: 'cost (USD)', ...centred }),
    axisY(yTicks, { label: metricLabel('makespan', unit), ...centred }),
  ]
}

function designMarks({ designs, front }: ParetoData): Markish[] {
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

function labelMarks({ designs, front, number, x, y }: ParetoData, widthPx: number): Markish[] {
  const insidePx = widthPx - XY_MARGIN.left - XY_MARGIN.right
  const heightPx = XY_PLOT_PX - XY_MARGIN.top - XY_MARGIN.bottom
  const at = (design: Design) => ({
    design,
    text: clipText(wordsOf(design), insidePx * 0.75, LABEL_PX),
    x: position(x, design.x) * insidePx,
    y: (1 - position(y, design.y)) * heightPx,
  })
  const box = { left: 0, right: insidePx, top: 0, bottom: heightPx }
  const marked = designs.filter(({ marked }) => marked !== null)
  // Whole names cover each other: where a design is pointed out, it alone has one.
  const named = number === null && marked.length > 0 ? marked : [...new Set([...marked, ...front])]
  const labels = placeLabels(named.filter(wordsOf).map(at), designs.map(at), box, LABEL_PX)
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
