import { line, type PlotOptions, plot } from '@observablehq/plot'
import { type AxisScale, axisScale, ticksOf, valueAt } from './axisScale.ts'
import { captionOf, shareOf } from './caption.ts'
import {
  chosenPoints,
  designName,
  differing,
  distinctNames,
  metricLabel,
  numericParameter,
  parameterWord,
  seriesAlong,
  sweptPaths,
} from './designs.ts'
import type { SvgDocument, SvgElement } from './dom.ts'
import { type FigureKind, type FigureOptions, FONT_PX, LABEL_PX, reasonAgainst, widthOf } from './figureKind.ts'
import { type LegendEntry, layOutHeader } from './header.ts'
import { legendLabel } from './legendLabel.ts'
import { seriesStyle } from './palette.ts'
import { countOf, cumulative, rebin } from './rebin.ts'
import { runLines } from './runLines.ts'
import { element, standalone } from './svg.ts'
import type { Bin, SweepPoint, SweepSummary } from './sweepSummary.ts'
import { inTheme } from './theme.ts'
import { type Axis, COLUMN_PLOT_PX, roomyTicks, xyAxes, xyMargin, xyPlot, xyPlotPx } from './xyPlot.ts'

const POINTS_MAX = 6
const HISTOGRAM_BARS = 18
/** Heights of the panels in a narrow figure: histogram and cumulative. */
const PANELS_PX = [118, 150] as const

/** What one metric's runs look like at each of the points. */
interface Column {
  readonly metric: 'makespan' | 'cost'
  readonly unit: string
  readonly x: AxisScale
  readonly series: readonly { readonly name: string; readonly bins: readonly Bin[] }[]
}

/** A vertex of a line of a series. */
interface Vertex {
  readonly series: string
  readonly x: number
  readonly share: number
}

/** How makespan and cost are spread over the runs: histograms above, cumulative shares below. */
export const distribution: FigureKind = {
  name: 'distribution',
  title: 'Spread over runs',
  needs: (summary, options = {}) => reasonAgainst(() => distributionData(summary, options)),
  shows: (summary, options = {}) => distributionData(summary, options).shows,
  draw(summary, options, document) {
    const { columns, drawn, shows } = distributionData(summary, options)
    const names = [...new Set(columns.flatMap(({ series }) => series.map(({ name }) => name)))]
    const widthPx = widthOf(options)
    const title = options.title ?? distribution.title
    const subtitle = captionOf(whatOf(columns, drawn), summary, drawn, shows)
    const legend = names.map(
      (label, index): LegendEntry => ({ label: legendLabel(label, widthPx), kind: 'box', color: colorOf(index) }),
    )
    const header = layOutHeader({ title, subtitle, legend }, widthPx, FONT_PX)
    const rowsPx = PANELS_PX.map((px) => Math.round((px * xyPlotPx(widthPx)) / COLUMN_PLOT_PX))
    const heightPx = header.heightPx + rowsPx[0]! + rowsPx[1]!
    const svg = element(document, 'svg', {
      width: widthPx,
      height: heightPx,
      viewBox: `0 0 ${widthPx} ${heightPx}`,
      'text-anchor': 'middle',
    })
    svg.append(header.draw(document))
    columns.forEach((column, index) => {
      const left = Math.round((widthPx * index) / columns.length)
      const width = Math.round((widthPx * (index + 1)) / columns.length) - left
      const panels = [histogramPanel(column, width), cumulativePanel(column, width)].map((panel, row) =>
        drawPanel(panel, names, { widthPx: width, heightPx: rowsPx[row]! }, document),
      )
      panels.forEach((panel, row) => {
        panel.setAttribute('x', String(left))
        panel.setAttribute('y', String(header.heightPx + row * rowsPx[0]!))
      })
      svg.append(...panels)
    })
    const description = `Histograms and cumulative shares of ${columns.map(({ metric }) => metric).join(' and ')} for ${names.join('; ')}.`
    return inTheme(standalone(svg, title, description, document), options.theme ?? 'light')
  },
}

const colorOf = (index: number): string => seriesStyle(index).color

interface DistributionData {
  readonly columns: readonly Column[]
  /** The points that are drawn. */
  readonly drawn: readonly SweepPoint[]
  /** How many of those asked for that is, in words, or null for all. */
  readonly shows: string | null
}

function distributionData(summary: SweepSummary, options: FigureOptions): DistributionData {
  const chosen = chosenPoints(summary, options.points)
  const parameter = numericParameter(summary)
  const candidates = chosen.length <= POINTS_MAX ? chosen : endsAlong(parameter, chosen, summary)
  const drawn = candidates.slice(0, POINTS_MAX)
  const paths = differing(drawn, sweptPaths(summary))
  const names = distinctNames(drawn.map((point) => designName(point, paths) || summary.scenario))
  const columns = (['makespan', 'cost'] as const).flatMap((metric): Column[] => {
    const series = drawn
      .map(({ bins }, index) => ({ name: names[index]!, bins: bins[metric].filter(([, , count]) => count > 0) }))
      .filter(({ bins }) => countOf(bins) > 0)
    const ends = series.flatMap(({ bins }) => [bins[0]![0], bins.at(-1)![1]])
    // Without prices every cost is 0.
    if (series.length === 0 || (metric === 'cost' && Math.max(...ends) === 0)) return []
    return [{ metric, unit: drawn[0]!.metrics[metric]!.unit, x: axisScale(ends), series }]
  })
  if (columns.length === 0) throw new RangeError('no point has a run that completed, and none has a cost')
  return { columns, drawn, shows: shareOf(drawn, candidates, chosen, endsInWords(parameter)) }
}

function endsInWords(parameter: string | null): string | null {
  if (parameter === null) return null
  return parameter === 'team.size' ? 'smallest and largest teams' : `least and most ${parameterWord(parameter)}`
}

/** Which runs the columns hold. */
const whatOf = (columns: readonly Column[], drawn: readonly SweepPoint[]): string =>
  [columns.map(runsOf).join(', '), ...runLines(drawn, 'completed')].join('\n')

const runsOf = ({ metric }: Column): string => (metric === 'cost' ? 'cost of all runs' : 'makespan of completed runs')

/** The points with the least and the most of a setting, for each combination of the others; all for no setting. */
function endsAlong(parameter: string | null, points: readonly SweepPoint[], summary: SweepSummary): SweepPoint[] {
  const ends = seriesAlong(points, summary, parameter, '').flatMap(({ points }) => {
    const sorted = [...points].sort((a, b) => Number(a.settings[parameter!]) - Number(b.settings[parameter!]))
    return [sorted[0]!, sorted.at(-1)!]
  })
  return [...new Set(ends)]
}

/** A panel of a column: lines of shares. */
interface Panel {
  readonly lines: readonly Vertex[]
  readonly x: Axis
  readonly y: Axis
  readonly marginBottom: number
}

function histogramPanel({ x, series }: Column, widthPx: number): Panel {
  const edges = Array.from({ length: HISTOGRAM_BARS + 1 }, (_, edge) => valueAt(x, edge / HISTOGRAM_BARS))
  const [low, high] = x.domain
  const lines = series.flatMap(({ name, bins }) => {
    const bars = rebin(bins, edges)
    const tops = bars.flatMap(({ x1, x2, share }) => [vertex(name, x1, share), vertex(name, x2, share)])
    return [vertex(name, low, 0), ...tops, vertex(name, high, 0)]
  })
  const top = Math.max(...lines.map(({ share }) => share)) * 1.08
  return { lines, x: xAxis(x, null, widthPx), y: yAxis(top, 'share of runs'), marginBottom: 24 }
}

function cumulativePanel({ metric, unit, x, series }: Column, widthPx: number): Panel {
  const [low, high] = x.domain
  const lines = series.flatMap(({ name, bins }) => [
    vertex(name, low, 0),
    ...cumulative(bins).map((point) => vertex(name, point.x, point.share)),
    vertex(name, high, 1),
  ])
  const xLabel = metricLabel(metric, unit)
  return { lines, x: xAxis(x, xLabel, widthPx), y: yAxis(1, 'cumulative'), marginBottom: 38 }
}

const vertex = (series: string, x: number, share: number): Vertex => ({ series, x, share })

function xAxis(scale: AxisScale, label: string | null, widthPx: number): Axis {
  const { left, right } = xyMargin([], [])
  return { scale, ticks: roomyTicks(scale, 3, widthPx - left - right), label }
}

function yAxis(high: number, label: string): Axis {
  const scale = { type: 'linear', domain: [0, high] } as const
  return { scale, ticks: ticksOf(scale, 3), label }
}

/** A plot to stand inside a figure, whose colours and fonts it takes. */
function drawPanel(
  { lines, x, y, marginBottom }: Panel,
  names: readonly string[],
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  document: SvgDocument,
): SvgElement {
  const svg = plot({
    ...xyPlot(x, y, names),
    document: document as NonNullable<PlotOptions['document']>,
    width: widthPx,
    height: heightPx,
    marginBottom,
    marks: [
      ...xyAxes(x, y, 'both'),
      line(lines, { x: 'x', y: 'share', z: 'series', stroke: 'series', strokeWidth: 1.5 }),
    ],
  }) as unknown as SvgElement
  svg.querySelector('style')?.remove()
  svg.setAttribute('font-family', 'inherit')
  svg.setAttribute('font-size', String(LABEL_PX))
  return svg
}
