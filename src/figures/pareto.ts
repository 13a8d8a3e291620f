import { dot, line, type Markish, ruleX, ruleY } from '@observablehq/plot'
import type { AxisScale } from './axisScale.ts'
import { captionOf } from './caption.ts'
import { parameterWord } from './designs.ts'
import { drawPlot } from './drawPlot.ts'
import { type FigureKind, type FigureOptions, FONT_PX, LABEL_PX, reasonAgainst, widthOf } from './figureKind.ts'
import type { LegendEntry } from './header.ts'
import { hollowEntry, legendLabel } from './legendLabel.ts'
import { markedRing } from './marked.ts'
import { FAINT_INK, PAPER, seriesStyle } from './palette.ts'
import { type Design, type ParetoData, paretoData } from './paretoData.ts'
import { type DesignLabel, labelMarks, labelsOf, namedIn } from './paretoLabels.ts'
import { runLines } from './runLines.ts'
import { inTheme } from './theme.ts'
import { xyAxes, xyPlot, xyPlotPx } from './xyPlot.ts'

/** Makespan against dollars: which designs no other one beats in both. */
export const pareto: FigureKind = {
  name: 'pareto',
  title: 'Makespan against cost',
  needs: (summary, options = {}) => reasonAgainst(() => paretoData(summary, options)),
  shows: (summary, options = {}) => paretoData(summary, options).shows,
  draw(summary, options, document) {
    const data = paretoData(summary, options)
    const { designs, front, series, x, y, number, drawn, shows } = data
    const widthPx = widthOf(options)
    const labels = labelsOf(data, widthPx)
    const svg = drawPlot(
      {
        header: {
          title: options.title ?? pareto.title,
          subtitle: captionOf(whatOf(data, labels), summary, drawn, shows, number),
          legend: legendOf(data, options),
        },
        description: `Mean makespan against mean cost of ${designs.length} designs. On the front: ${front.map(nameOf).join('; ')}.`,
        widthPx,
        heightPx: xyPlotPx(widthPx),
        fontPx: FONT_PX,
        labelPx: LABEL_PX,
        plot: {
          ...xyPlot(x, y, series),
          marks: [
            ...xyAxes(x, y, 'both'),
            ...designMarks(data),
            ...designs.filter(({ marked }) => marked !== null).map(markedRing),
            ...labelMarks(labels),
          ],
        },
      },
      document,
    )
    return inTheme(svg, options.theme ?? 'light')
  },
}

/** What is to be seen, over which runs, and how many of the designs that are to be named there was no room for. */
function whatOf(data: ParetoData, labels: readonly DesignLabel[]): string {
  const { number, drawn } = data
  const named = namedIn(data)
  const placed = labels.filter(({ design }) => named.includes(design)).length
  return [
    `means, 95 % intervals${number === null ? '' : `; numbers: ${parameterWord(number)}`}`,
    ...runLines(drawn, 'cost of all runs, makespan of completed'),
    ...(placed === named.length ? [] : [`named: ${placed} of ${named.length} designs on the front`]),
  ].join('\n')
}

const nameOf = ({ series, label }: Design): string => [series, label].filter(Boolean).join(', ')

function legendOf({ series, designs }: ParetoData, options: FigureOptions): LegendEntry[] {
  const widthPx = widthOf(options)
  const entries = series.map(
    (name, index): LegendEntry => ({ label: legendLabel(name, widthPx), kind: 'line', ...seriesStyle(index) }),
  )
  const label = options.front ? 'front' : 'front: none quicker and cheaper'
  const front = { label, kind: 'dashes', color: FAINT_INK } as const
  return [...entries, ...hollowEntry(designs), front]
}

function designMarks({ designs, front, x, y }: ParetoData): Markish[] {
  const at = { x: 'x', y: 'y' } as const
  const faint = { stroke: 'series', strokeWidth: 1.2, strokeOpacity: 0.6 } as const
  const [whole, partly] = [designs.filter((design) => design.whole), designs.filter((design) => !design.whole)]
  const acrossX = (end: 0 | 1) => (design: Design) => inside(x.scale, design.xInterval[end])
  const acrossY = (end: 0 | 1) => (design: Design) => inside(y.scale, design.yInterval[end])
  return [
    line(front, { ...at, stroke: FAINT_INK, strokeDasharray: '4,3', strokeWidth: 1.2 }),
    ruleX(designs, { x: 'x', y1: acrossY(0), y2: acrossY(1), ...faint }),
    ruleY(designs, { y: 'y', x1: acrossX(0), x2: acrossX(1), ...faint }),
    dot(whole, { ...at, fill: 'series', stroke: PAPER, strokeWidth: 0.5, symbol: 'series', r: 3.2 }),
    dot(partly, { ...at, fill: PAPER, stroke: 'series', strokeWidth: 1.4, symbol: 'series', r: 3 }),
  ]
}

/** A value, or the end of the axis that it lies beyond. */
const inside = ({ domain: [low, high] }: AxisScale, value: number): number => Math.min(high, Math.max(low, value))
